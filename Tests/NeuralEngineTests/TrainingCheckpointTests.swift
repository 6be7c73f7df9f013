import Testing

@testable import NeuralEngine

@Suite struct TrainingCheckpointTests {
  static let configuration = TrainingConfiguration(
    epochs: 2, earlyStopping: EarlyStopping(), validation: .lastFraction(0.2))

  private func checkpoint(
    seed: UInt64 = 1
  ) throws -> (trainer: Trainer, checkpoint: TrainingCheckpoint) {
    let trainer = try Trainer(
      autoencoder: Autoencoder(
        .dense(DenseArchitecture(encoderSizes: [3])), sampleShape: TrainerTests.shape),
      configuration: Self.configuration, seed: seed, threadCount: 1)
    var last: TrainingCheckpoint?
    _ = try trainer.train(on: TrainerTests.samples()) { progress in
      last = progress.checkpoint
      return .continue
    }
    return (trainer, try #require(last))
  }

  @Test func `a checkpoint comes back from its bytes`() throws {
    let (_, checkpoint) = try checkpoint()
    let bytes = checkpoint.bytes
    #expect(
      try TrainingCheckpoint(bytes: bytes, configuration: Self.configuration) == checkpoint)
    #expect(checkpoint.history.epochs.count == 2)
  }

  @Test(arguments: [0, 7, 8, 30, 120, 400, -9, -1])
  func `altered bytes are refused`(_ place: Int) throws {
    var bytes = try checkpoint().checkpoint.bytes
    bytes[place < 0 ? bytes.count + place : place] ^= 0x40
    #expect(
      throws: TrainingError.unusableCheckpoint(
        reason: place < 8 && place >= 0 ? .foreign : .altered)
    ) {
      try TrainingCheckpoint(bytes: bytes, configuration: Self.configuration)
    }
  }

  @Test(arguments: [0, 4, 8, 20, 100, 500])
  func `truncated bytes are refused`(_ count: Int) throws {
    let bytes = Array(try checkpoint().checkpoint.bytes.prefix(count))
    #expect(throws: TrainingError.self) {
      try TrainingCheckpoint(bytes: bytes, configuration: Self.configuration)
    }
  }

  @Test func `counts that lie are refused even where the checksum is right`() throws {
    let original = try checkpoint().checkpoint
    let bytes = original.bytes
    for place in stride(from: 48, to: 200, by: 8) {
      var forged = Array(bytes.dropLast(8))
      forged[place + 5] = 0xFF
      var hash = FNV1a()
      for byte in forged { hash.add(UInt64(byte)) }
      for shift in stride(from: 0, to: 64, by: 8) {
        forged.append(UInt8(truncatingIfNeeded: hash.value >> UInt64(shift)))
      }
      // A forged loss is only a wrong loss; no forged count is believed.
      do {
        let read = try TrainingCheckpoint(bytes: forged, configuration: Self.configuration)
        #expect(read.state.parameters.count == original.state.parameters.count)
        #expect(read.state.epochs.count == 2)
      } catch {
        guard case .unusableCheckpoint = error else {
          Issue.record("\(error) at \(place)")
          return
        }
      }
    }
  }

  @Test func `a checkpoint of another training is refused, and the part that differs named`() throws
  {
    let (trainer, checkpoint) = try checkpoint()
    #expect(throws: TrainingError.unusableCheckpoint(reason: .mismatch(part: "data"))) {
      try trainer.train(on: TrainerTests.samples(50), resumingFrom: checkpoint)
    }
    let (otherSeed, _) = try self.checkpoint(seed: 2)
    #expect(throws: TrainingError.unusableCheckpoint(reason: .mismatch(part: "seed"))) {
      try otherSeed.train(on: TrainerTests.samples(), resumingFrom: checkpoint)
    }
    var changed = Self.configuration
    changed.learningRate = 0.5
    let otherRate = try Trainer(
      autoencoder: trainer.autoencoder, configuration: changed, seed: 1, threadCount: 1)
    #expect(throws: TrainingError.unusableCheckpoint(reason: .mismatch(part: "configuration"))) {
      try otherRate.train(on: TrainerTests.samples(), resumingFrom: checkpoint)
    }
  }

  @Test func `more epochs go on where fewer ended`() throws {
    let (trainer, checkpoint) = try checkpoint()
    var longer = Self.configuration
    longer.epochs = 5
    let extended = try Trainer(
      autoencoder: trainer.autoencoder, configuration: longer, seed: 1, threadCount: 1)
    let resumed = try extended.train(on: TrainerTests.samples(), resumingFrom: checkpoint)
    let whole = try extended.train(on: TrainerTests.samples())
    #expect(resumed.parameters == whole.parameters)
    #expect(resumed.history == whole.history)
  }
}
