/// One step of Adam over flat vectors, the factors of the step worked out (Kingma & Ba, "Adam: a
/// method for stochastic optimization", 2015; Loshchilov & Hutter, "Decoupled weight decay
/// regularization", 2019). With gradient `g`, number by number, in this order of rounding:
///
/// ```
/// g ← gradientScale · g + penalty · p          p ← shrinkage · p
/// m ← m + (1 − β₁)(g − m)                      v ← β₂ v + (1 − β₂) g · g
/// p ← p − stepSize · (m / (√v + ε))
/// ```
///
/// The corrections of both moments for their start at 0 are in `stepSize` and ε.
public struct AdamStep: Sendable, Hashable {
  /// What the gradient is multiplied with, below 1 where it is clipped.
  public var gradientScale: Float
  /// L2 weight decay, as a share of the parameter added to its gradient.
  public var penalty: Float
  /// Decoupled weight decay: `1 − learning rate · decay`.
  public var shrinkage: Float
  /// `1 − β₁`.
  public var firstRate: Float
  /// `β₂`.
  public var secondDecay: Float
  /// `1 − β₂`.
  public var secondRate: Float
  /// `learning rate · √(1 − β₂ᵗ) / (1 − β₁ᵗ)`.
  public var stepSize: Float
  /// `ε · √(1 − β₂ᵗ)`.
  public var epsilon: Float

  /// A step.
  public init(
    gradientScale: Float, penalty: Float, shrinkage: Float, firstRate: Float, secondDecay: Float,
    secondRate: Float, stepSize: Float, epsilon: Float
  ) {
    self.gradientScale = gradientScale
    self.penalty = penalty
    self.shrinkage = shrinkage
    self.firstRate = firstRate
    self.secondDecay = secondDecay
    self.secondRate = secondRate
    self.stepSize = stepSize
    self.epsilon = epsilon
  }

  /// Steps the parameters and their moments, all vectors of one length.
  public func apply(
    to parameters: inout [Float], gradient: [Float], firstMoments: inout [Float],
    secondMoments: inout [Float], kernels: KernelSet = .best
  ) {
    let count = parameters.count
    precondition(
      gradient.count == count && firstMoments.count == count && secondMoments.count == count,
      "\(count) parameters, \(gradient.count) gradients, \(firstMoments.count) first and "
        + "\(secondMoments.count) second moments")
    kernels.step(
      self, parameters: &parameters, gradient: gradient, firstMoments: &firstMoments,
      secondMoments: &secondMoments)
  }
}

extension ReferenceKernels {
  /// The formula of `AdamStep`, number by number.
  static func step(
    _ s: AdamStep, parameters: inout [Float], gradient: [Float], firstMoments: inout [Float],
    secondMoments: inout [Float]
  ) {
    for index in parameters.indices {
      let old = parameters[index]
      let g = s.gradientScale * gradient[index] + s.penalty * old
      let m = firstMoments[index] + s.firstRate * (g - firstMoments[index])
      let v = s.secondDecay * secondMoments[index] + s.secondRate * g * g
      let spread = v.squareRoot() + s.epsilon
      firstMoments[index] = m
      secondMoments[index] = v
      parameters[index] = s.shrinkage * old - s.stepSize * (m / spread)
    }
  }
}
