internal import Kernels

/// The optimiser Adam with its moments, with PyTorch's meaning of every number: both moments are
/// corrected for their start at 0, and ε is added outside the root.
///
/// ```swift
/// let configuration = Adam.Configuration(beta1: 0.9, beta2: 0.99)
/// var adam = Adam(parameterCount: parameters.count, configuration: configuration)
/// adam.update(&parameters, gradient: gradient, learningRate: 1e-3)
/// print(adam.stepCount)  // 1
/// ```
public struct Adam: Sendable, Equatable {
  /// Its numbers.
  public let configuration: Adam.Configuration
  /// How weights are pulled toward 0.
  public let weightDecay: WeightDecay
  /// Steps done.
  public private(set) var stepCount: Int
  /// The running mean of the gradient, `[parameter]`.
  public private(set) var firstMoments: [Float]
  /// The running mean of the squared gradient, `[parameter]`.
  public private(set) var secondMoments: [Float]

  /// An optimiser that has seen nothing.
  public init(
    parameterCount: Int, configuration: Adam.Configuration = Adam.Configuration(),
    weightDecay: WeightDecay = .none
  ) {
    let zeros = [Float](repeating: 0, count: parameterCount)
    self.init(
      configuration: configuration, weightDecay: weightDecay, stepCount: 0, firstMoments: zeros,
      secondMoments: zeros)
  }

  init(
    configuration: Adam.Configuration, weightDecay: WeightDecay, stepCount: Int,
    firstMoments: [Float], secondMoments: [Float]
  ) {
    self.configuration = configuration
    self.weightDecay = weightDecay
    self.stepCount = stepCount
    self.firstMoments = firstMoments
    self.secondMoments = secondMoments
  }

  /// Takes one step in place.
  ///
  /// - Parameter gradientScale: Multiplied with the gradient first; below 1 where it is clipped.
  public mutating func update(
    _ parameters: inout [Float], gradient: [Float], learningRate: Double, gradientScale: Float = 1
  ) {
    let step = nextStep(learningRate: learningRate, gradientScale: gradientScale)
    step.apply(
      to: &parameters, gradient: gradient, firstMoments: &firstMoments,
      secondMoments: &secondMoments)
  }

  /// The same step where `body` has threads take it, each the part of its own.
  mutating func share<Result>(
    _ parameters: inout [Float], gradient: inout [Float], parts: Int, kernels: KernelSet,
    _ body: (StepVectors) -> Result
  ) -> Result {
    StepVectors.lend(
      parameters: &parameters, gradient: &gradient, firstMoments: &firstMoments,
      secondMoments: &secondMoments, parts: parts, kernels: kernels, body)
  }

  /// Counts a step, and works out its factors.
  mutating func nextStep(learningRate: Double, gradientScale: Float) -> AdamStep {
    stepCount += 1
    let firstCorrection = 1 - Self.power(configuration.beta1, stepCount)
    let secondCorrection = (1 - Self.power(configuration.beta2, stepCount)).squareRoot()
    var penalty: Float = 0
    var shrinkage: Float = 1
    switch weightDecay {
    case .none: break
    case .l2(let rate): penalty = rate
    case .decoupled(let rate): shrinkage = Float(1 - learningRate * Double(rate))
    }
    return AdamStep(
      gradientScale: gradientScale, penalty: penalty, shrinkage: shrinkage,
      firstRate: Float(1 - configuration.beta1), secondDecay: Float(configuration.beta2),
      secondRate: Float(1 - configuration.beta2),
      stepSize: Float(learningRate * secondCorrection / firstCorrection),
      epsilon: Float(configuration.epsilon * secondCorrection))
  }

  /// `baseⁿ` by squaring: multiplications alone, so the same bits on every machine.
  static func power(_ base: Double, _ exponent: Int) -> Double {
    var result = 1.0
    var factor = base
    var left = exponent
    while left > 0 {
      if left & 1 == 1 { result *= factor }
      factor *= factor
      left >>= 1
    }
    return result
  }
}
