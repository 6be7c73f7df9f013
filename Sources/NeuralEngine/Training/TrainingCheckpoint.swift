/// A training as it stood at the end of an epoch. Resumed from it, training gives the same bits as if
/// it had never been interrupted.
///
/// ```swift
/// let checkpoint = try TrainingCheckpoint(bytes: bytes, configuration: trainer.configuration)
/// let trained = try trainer.train(on: samples, resumingFrom: checkpoint) { progress in
///   if let next = progress.checkpoint { print(next.epoch, next.bytes.count) }
///   return .continue
/// }
/// print(trained.history.epochs.count)
/// ```
public struct TrainingCheckpoint: Sendable, Equatable {
  let state: TrainingState
  let fingerprint: TrainingFingerprint

  init(state: TrainingState, fingerprint: TrainingFingerprint) {
    self.state = state
    self.fingerprint = fingerprint
  }

  /// The parameters as they stood.
  package var parameters: [Float] { state.parameters }

  /// Epochs that are over.
  public var epoch: Int { state.epochs.count }

  /// The losses of those epochs.
  public var history: TrainingHistory { state.result.history }
}

/// A state as bytes, little-endian: magic, version, fingerprint, counters, epochs, then parameters,
/// moments and the best parameters as floats, and a checksum over all of it.
extension TrainingCheckpoint {
  private static let magic: [UInt8] = Array("MARTLETC".utf8)
  private static let version: UInt64 = 1

  /// The checkpoint as bytes, to be written to a file.
  public var bytes: [UInt8] {
    var writer = CheckpointWriter(bytes: Self.magic)
    writer.add(Self.version)
    for hash in [
      fingerprint.configuration, fingerprint.architecture, fingerprint.data, fingerprint.seed,
    ] {
      writer.add(hash)
    }
    writer.add(UInt64(state.adam.stepCount))
    writer.add(state.learningRate.rate)
    writer.add(state.learningRate.best)
    writer.add(UInt64(state.learningRate.badEpochs))
    writer.add(UInt64(state.waited))
    writer.add(UInt64(state.stoppedEarly ? 1 : 0))
    writer.add(UInt64(state.best == nil ? 0 : 1))
    writer.add(state.best?.loss ?? 0)
    writer.add(UInt64(state.best?.epoch ?? 0))
    writer.add(UInt64(state.epochs.count))
    for epoch in state.epochs {
      writer.add(epoch.trainingLoss)
      // A loss is finite, so NaN is free to stand for none.
      writer.add(epoch.validationLoss ?? .nan)
      writer.add(epoch.learningRate)
    }
    writer.add(UInt64(state.parameters.count))
    writer.add(state.parameters)
    writer.add(state.adam.firstMoments)
    writer.add(state.adam.secondMoments)
    if let best = state.best { writer.add(best.parameters) }
    writer.add(CheckpointReader.checksum(writer.bytes[...]))
    return writer.bytes
  }

  /// The checkpoint of `bytes`, for a training of `configuration`.
  ///
  /// - Throws: `unusableCheckpoint` where they are not a checkpoint, are truncated or altered.
  public init(
    bytes: [UInt8], configuration: TrainingConfiguration
  ) throws(TrainingError) {
    guard bytes.starts(with: Self.magic) else { throw .unusableCheckpoint(reason: .foreign) }
    guard bytes.count >= Self.magic.count + 16 else {
      throw .unusableCheckpoint(
        reason: .length(found: bytes.count, expected: Self.magic.count + 16))
    }
    let body = bytes.dropLast(8)
    var tail = CheckpointReader(bytes: bytes.suffix(8))
    guard try tail.word() == CheckpointReader.checksum(body) else {
      throw .unusableCheckpoint(reason: .altered)
    }
    var reader = CheckpointReader(bytes: body.dropFirst(Self.magic.count))
    guard try reader.word() == Self.version else { throw .unusableCheckpoint(reason: .foreign) }
    fingerprint = TrainingFingerprint(
      configuration: try reader.word(), architecture: try reader.word(), data: try reader.word(),
      seed: try reader.word())

    let stepCount = try reader.count()
    let rate = try reader.double()
    let plateauBest = try reader.double()
    let badEpochs = try reader.count()
    let waited = try reader.count()
    let stoppedEarly = try reader.count() == 1
    let hasBest = try reader.count() == 1
    let bestLoss = try reader.double()
    let bestEpoch = try reader.count()
    var epochs: [TrainingHistory.Epoch] = []
    for _ in 0..<(try reader.count(ofSize: 24)) {
      let training = try reader.double()
      let validation = try reader.double()
      epochs.append(
        TrainingHistory.Epoch(
          trainingLoss: training, validationLoss: validation.isNaN ? nil : validation,
          learningRate: try reader.double()))
    }
    let parameterCount = try reader.count(ofSize: 4)
    var state = TrainingState(
      parameters: try reader.floats(parameterCount), configuration: configuration)
    state.adam = Adam(
      configuration: configuration.adam, weightDecay: configuration.weightDecay,
      stepCount: stepCount, firstMoments: try reader.floats(parameterCount),
      secondMoments: try reader.floats(parameterCount))
    if hasBest {
      state.best = TrainingState.Best(
        loss: bestLoss, epoch: bestEpoch, parameters: try reader.floats(parameterCount))
    }
    try reader.expectEnd()
    state.learningRate.rate = rate
    state.learningRate.best = plateauBest
    state.learningRate.badEpochs = badEpochs
    state.waited = waited
    state.stoppedEarly = stoppedEarly
    state.epochs = epochs
    self.state = state
  }
}
