internal import Kernels
package import RandomNumbers

/// Trains an autoencoder step by step, for as long as data comes: a step takes a small batch that the
/// caller puts together, and between steps samples can be reconstructed.
///
/// It keeps what it has learned and nothing else: the memory to work in is lent by the caller, and one
/// piece serves all trainers of one network on a thread.
///
/// The same first parameters and batches give the same bits on every machine, and after any
/// interruption (`state`).
package struct OnlineTrainer: Sendable {
  /// The network.
  package let autoencoder: Autoencoder
  /// What a step makes small.
  package let loss: Loss
  /// How far a step goes.
  package let learningRate: Double
  /// What it has learned.
  package private(set) var parameters: [Float]

  /// The samples that one step takes, at most.
  package let batchSize: Int
  private var adam: Adam

  /// Memory to work in.
  package struct Scratch: Sendable {
    fileprivate var gradient: [Float]
    fileprivate var workspace: Autoencoder.Workspace
    fileprivate var oneSample: Autoencoder.Workspace
  }

  /// Memory for trainers of this network and batch size.
  package func makeScratch() -> Scratch {
    Scratch(
      gradient: Array(repeating: 0, count: parameters.count),
      workspace: autoencoder.makeWorkspace(batchSize: batchSize),
      oneSample: autoencoder.makeEvaluationWorkspace(batchSize: 1))
  }

  /// A trainer whose first parameters are drawn from `generator`.
  ///
  /// - Parameter batchSize: The samples that one step takes, at most.
  /// - Throws: `invalidSetting` where a number is out of range.
  package init(
    autoencoder: Autoencoder, loss: Loss, learningRate: Double,
    adam: Adam.Configuration = Adam.Configuration(), batchSize: Int,
    using generator: inout RandomGenerator
  ) throws(TrainingError) {
    try TrainingConfiguration(
      epochs: 1, batchSize: batchSize, learningRate: learningRate, loss: loss, adam: adam
    ).validate()
    self.autoencoder = autoencoder
    self.loss = loss
    self.learningRate = learningRate
    parameters = autoencoder.initialParameters(using: &generator)
    self.adam = Adam(parameterCount: parameters.count, configuration: adam)
    self.batchSize = batchSize
  }

  /// Takes one step, without dropout.
  ///
  /// - Parameters:
  ///   - inputs: `[sample, time, channel]`, all finite.
  ///   - targets: What is to be given back, lying as the inputs do.
  ///   - scratch: Memory that `makeScratch` of a trainer of the same network made.
  /// - Returns: the mean loss before the step. A step whose loss is no number is not taken.
  @discardableResult
  package mutating func step(
    inputs: [Float], targets: SampleTargets, with scratch: inout Scratch
  ) -> Double {
    let samples = Samples(contiguous: inputs, shape: autoencoder.sampleShape)
    precondition(samples.count >= 1, "a step without samples")
    let all = Array(0..<samples.count)
    var dropout: RandomGenerator?
    let loss = autoencoder.writeGradient(
      of: samples, targets: targets, indices: all[...], batchSize: samples.count,
      parameters: parameters, loss: loss, dropout: &dropout, gradient: &scratch.gradient,
      workspace: &scratch.workspace)
    if loss.isFinite {
      adam.update(&parameters, gradient: scratch.gradient, learningRate: learningRate)
    }
    return loss
  }

  /// The reconstruction `[time, channel]` of one sample.
  ///
  /// - Precondition: `sample` has the network's shape, and so has `output`.
  package func reconstruct(
    _ sample: [Float], into output: inout [Float], with scratch: inout Scratch
  ) {
    let samples = Samples(contiguous: sample, shape: autoencoder.sampleShape)
    var noLatents: [Float] = []
    autoencoder.reconstruct(
      samples, 0..<1, parameters: parameters, into: &output, latents: &noLatents,
      workspace: &scratch.oneSample)
  }
}

extension OnlineTrainer {
  /// What changes from step to step.
  package struct State: Sendable, Equatable {
    /// `[parameter]`.
    package var parameters: [Float]
    /// Adam's running mean of the gradient, `[parameter]`.
    package var firstMoments: [Float]
    /// Adam's running mean of the squared gradient, `[parameter]`.
    package var secondMoments: [Float]
    /// Steps taken.
    package var stepCount: Int

    package init(
      parameters: [Float], firstMoments: [Float], secondMoments: [Float], stepCount: Int
    ) {
      self.parameters = parameters
      self.firstMoments = firstMoments
      self.secondMoments = secondMoments
      self.stepCount = stepCount
    }
  }

  /// Everything that the next step depends on.
  package var state: State {
    State(
      parameters: parameters, firstMoments: adam.firstMoments, secondMoments: adam.secondMoments,
      stepCount: adam.stepCount)
  }

  /// Goes on where another trainer of the same network and numbers stood.
  ///
  /// - Throws: `inconsistentModel` where the state is of another network, or holds a number that
  ///   training cannot lead to.
  package mutating func resume(_ state: State) throws(TrainingError) {
    for (part, numbers) in [
      ("parameters", state.parameters), ("first moments", state.firstMoments),
      ("second moments", state.secondMoments),
    ] {
      guard numbers.count == parameters.count else {
        throw .inconsistentModel(part: part, found: numbers.count, expected: parameters.count)
      }
      let usable = numbers.count(where: \.isFinite)
      guard usable == numbers.count else {
        throw .inconsistentModel(part: "finite \(part)", found: usable, expected: numbers.count)
      }
    }
    guard state.stepCount >= 0, state.stepCount < Int.max,
      state.secondMoments.allSatisfy({ $0 >= 0 })
    else {
      throw .inconsistentModel(part: "steps", found: state.stepCount, expected: 0)
    }
    parameters = state.parameters
    adam = Adam(
      configuration: adam.configuration, weightDecay: adam.weightDecay,
      stepCount: state.stepCount, firstMoments: state.firstMoments,
      secondMoments: state.secondMoments)
  }
}
