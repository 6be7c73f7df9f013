internal import Kernels
internal import RandomNumbers

/// Trains autoencoders: the same samples, configuration and seed give the same bits on any number of
/// threads, and after any interruption.
///
/// ```swift
/// let trainer = try Trainer(
///   autoencoder: autoencoder, configuration: TrainingConfiguration(epochs: 10), seed: 1,
///   threadCount: 2)
/// let trained = try trainer.train(on: samples) { progress in
///   progress.isEpochEnd && progress.trainingLoss < 1e-4 ? .stop : .continue
/// }
/// print(trained.history.bestEpoch)
/// ```
public struct Trainer: Sendable {
  /// The network to train.
  public let autoencoder: Autoencoder
  /// How.
  public let configuration: TrainingConfiguration
  /// What everything random follows from.
  public let seed: UInt64
  /// Threads at most.
  public let threadCount: Int
  /// Work in a shard from which on threads are used; tests set it to 0.
  var leastWork = ShardedStep.leastWork

  /// - Throws: `invalidSetting` where a number of the configuration, or of threads, is out of range.
  public init(
    autoencoder: Autoencoder, configuration: TrainingConfiguration, seed: UInt64,
    threadCount: Int
  ) throws(TrainingError) {
    try configuration.validate()
    try TrainingError.check("thread_count", Double(threadCount), "from 1 to 1024") {
      $0 >= 1 && $0 <= 1024
    }
    self.autoencoder = autoencoder
    self.configuration = configuration
    self.seed = seed
    self.threadCount = threadCount
  }

  /// Trains on samples.
  ///
  /// - Parameters:
  ///   - samples: Samples of the autoencoder's shape, all finite.
  ///   - initialParameters: The parameters to begin with; `nil` draws them from the seed.
  ///   - checkpoint: Where an earlier training of the same samples, configuration (but for the number
  ///     of epochs) and seed stood.
  ///   - progress: Called after every step, and again at the end of each epoch, with a checkpoint.
  /// - Throws: `sampleShape`, `nonFiniteSample`, `tooFewSamples`, `unusableCheckpoint`,
  ///   `inconsistentModel`, or `diverged` where the loss is no longer finite.
  public func train(
    on samples: Samples, startingFrom initialParameters: [Float]? = nil,
    resumingFrom checkpoint: TrainingCheckpoint? = nil,
    progress: (TrainingProgress) -> TrainingProgress.Decision = { _ in .continue }
  ) throws(TrainingError) -> TrainedAutoencoder {
    guard samples.shape == autoencoder.sampleShape else {
      throw .sampleShape(found: samples.shape, expected: autoencoder.sampleShape)
    }
    try samples.checkFinite()
    let fingerprint = TrainingFingerprint(
      configuration: configuration, autoencoder: autoencoder, samples: samples, seed: seed)
    var state = try startingState(initialParameters, checkpoint, fingerprint)
    var data = try TrainingData(samples, configuration: configuration, seed: seed)
    let sharded = ShardedStep(
      autoencoder: autoencoder, samples: data.samples, configuration: configuration, seed: seed,
      threadCount: threadCount, leastWork: leastWork)
    var gradient = [Float](repeating: 0, count: autoencoder.parameterCount)

    while state.epochs.count < configuration.epochs, !state.stoppedEarly {
      data.startEpoch(state.epochs.count)
      guard
        let trainingLoss = try trainEpoch(&state, data, sharded, &gradient, progress)
      else { break }
      let rate = state.learningRate.rate
      let validationLoss =
        data.validation.isEmpty
        ? nil : sharded.meanLoss(of: data.validation, parameters: state.parameters)
      // Without validation the last step of an epoch would go unseen.
      let isFinite = validationLoss?.isFinite ?? VectorSums.squares(state.parameters).isFinite
      guard isFinite else {
        throw diverged(
          state, batch: data.batchCount, loss: validationLoss ?? .nan, gradient: gradient)
      }
      state.finish(
        TrainingHistory.Epoch(
          trainingLoss: trainingLoss, validationLoss: validationLoss, learningRate: rate),
        earlyStopping: configuration.earlyStopping)
      let decision = progress(
        TrainingProgress(
          epoch: state.epochs.count - 1, epochCount: configuration.epochs, batch: data.batchCount,
          batchCount: data.batchCount, trainingLoss: trainingLoss, validationLoss: validationLoss,
          learningRate: rate,
          checkpoint: TrainingCheckpoint(state: state, fingerprint: fingerprint)))
      if decision == .stop { break }
    }
    let (parameters, history) = state.result
    return TrainedAutoencoder(autoencoder: autoencoder, parameters: parameters, history: history)
  }

  /// One pass over the training samples; returns their mean loss as they were met, or `nil` where it
  /// was stopped.
  private func trainEpoch(
    _ state: inout TrainingState, _ data: TrainingData, _ sharded: ShardedStep,
    _ gradient: inout [Float], _ progress: (TrainingProgress) -> TrainingProgress.Decision
  ) throws(TrainingError) -> Double? {
    var sum = 0.0
    var seen = 0
    for number in 0..<data.batchCount {
      let batch = data.batch(number)
      let (loss, norm) = sharded.step(&state, gradient: &gradient, batch: batch)
      guard loss.isFinite, norm.isFinite else {
        throw diverged(state, batch: number, loss: loss, gradient: gradient)
      }
      sum += loss * Double(batch.count)
      seen += batch.count
      let decision = progress(
        TrainingProgress(
          epoch: state.epochs.count, epochCount: configuration.epochs, batch: number + 1,
          batchCount: data.batchCount, trainingLoss: sum / Double(seen), validationLoss: nil,
          learningRate: state.learningRate.rate, checkpoint: nil))
      if decision == .stop { return nil }
    }
    return sum / Double(seen)
  }

  private func startingState(
    _ initialParameters: [Float]?, _ checkpoint: TrainingCheckpoint?,
    _ fingerprint: TrainingFingerprint
  ) throws(TrainingError) -> TrainingState {
    if let checkpoint {
      try fingerprint.check(checkpoint.fingerprint)
      guard checkpoint.state.parameters.count == autoencoder.parameterCount else {
        throw .unusableCheckpoint(reason: .mismatch(part: "architecture"))
      }
      return checkpoint.state
    }
    if let initialParameters {
      guard initialParameters.count == autoencoder.parameterCount else {
        throw .inconsistentModel(
          part: "parameters", found: initialParameters.count, expected: autoencoder.parameterCount)
      }
      return TrainingState(parameters: initialParameters, configuration: configuration)
    }
    var generator = RandomGenerator(seed: seed, stream: RandomStreams.weights)
    return TrainingState(
      parameters: autoencoder.initialParameters(using: &generator), configuration: configuration)
  }

  private func diverged(
    _ state: TrainingState, batch: Int, loss: Double, gradient: [Float]
  ) -> TrainingError {
    .diverged(
      epoch: state.epochs.count, batch: batch, loss: loss, learningRate: state.learningRate.rate,
      gradientNorm: VectorSums.squares(gradient).squareRoot())
  }
}
