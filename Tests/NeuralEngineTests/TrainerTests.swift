import RandomNumbers
import Testing

@testable import NeuralEngine

@Suite struct TrainerTests {
  static let shape = SampleShape(timeSteps: 6, channels: 2)

  static func samples(_ rows: Int = 60) -> Samples {
    var generator = RandomGenerator(seed: 4)
    var buffer: [Float] = []
    for row in 0..<rows {
      let phase = Float(row % 10) / 10
      buffer.append(phase * phase + 0.1 * Float(generator.uniform()))
      buffer.append(1 - phase + 0.1 * Float(generator.uniform()))
    }
    return Samples(
      buffer: buffer, offsets: (0...rows - shape.timeSteps).map { 2 * $0 }, shape: shape)
  }

  static let configuration = TrainingConfiguration(
    epochs: 4, batchSize: 36, learningRate: 0.01, gradientClipNorm: 1,
    schedule: .reduceOnPlateau(factor: 0.5, patience: 0),
    earlyStopping: EarlyStopping(patience: 3), validation: .shuffledFraction(0.2),
    jitter: Jitter(share: 0.3, deviation: 0.03))

  static let architectures: [AutoencoderArchitecture] = [
    .dense(DenseArchitecture(encoderSizes: [8, 3], dropout: 0.2)),
    .lstm(LSTMArchitecture(encoderSizes: [5], bottleneckSize: 3, dropout: 0.1)),
    .conv1D(
      Conv1DArchitecture(
        mirroring: [Conv1DArchitecture.Layer(filters: 4, kernelSize: 3, stride: 2)],
        sampleShape: shape)),
  ]

  private func trainer(
    _ architecture: AutoencoderArchitecture, _ configuration: TrainingConfiguration = configuration,
    seed: UInt64 = 9, threads: Int = 1
  ) throws -> Trainer {
    try Trainer(
      autoencoder: Autoencoder(architecture, sampleShape: Self.shape),
      configuration: configuration, seed: seed, threadCount: threads)
  }

  @Test(arguments: architectures)
  func `the loss falls, and another seed gives other weights`(
    _ architecture: AutoencoderArchitecture
  ) throws {
    let trained = try trainer(architecture).train(on: Self.samples())
    let epochs = trained.history.epochs
    #expect(try #require(epochs.last).trainingLoss < epochs[0].trainingLoss)
    #expect(epochs.allSatisfy { $0.validationLoss != nil })
    let other = try trainer(architecture, seed: 10).train(on: Self.samples())
    #expect(trained.parameters != other.parameters)
  }

  @Test(arguments: architectures)
  func `one, two and eight threads give the same bits`(
    _ architecture: AutoencoderArchitecture
  ) throws {
    func eager(threads: Int) throws -> Trainer {
      var trainer = try trainer(architecture, threads: threads)
      // So small a network would stay on one thread.
      trainer.leastWork = 0
      return trainer
    }
    let one = try eager(threads: 1).train(on: Self.samples())
    for threads in [2, 8] {
      let trainer = try eager(threads: threads)
      let many = try trainer.train(on: Self.samples())
      #expect(many.parameters == one.parameters)
      #expect(many.history == one.history)
    }
  }

  @Test(arguments: architectures)
  func `resumed from bytes it gives the bits of an uninterrupted training`(
    _ architecture: AutoencoderArchitecture
  ) throws {
    let samples = Self.samples()
    let trainer = try trainer(architecture)
    let whole = try trainer.train(on: samples)
    var bytes: [UInt8] = []
    _ = try trainer.train(on: samples) { progress in
      guard let checkpoint = progress.checkpoint, progress.epoch == 1 else { return .continue }
      bytes = checkpoint.bytes
      return .stop
    }
    let checkpoint = try TrainingCheckpoint(bytes: bytes, configuration: Self.configuration)
    #expect(checkpoint.epoch == 2)
    let resumed = try trainer.train(on: samples, resumingFrom: checkpoint)
    #expect(resumed.parameters == whole.parameters)
    #expect(resumed.history == whole.history)
  }

  @Test func `early stopping ends the training and restores the best weights`() throws {
    var configuration = Self.configuration
    configuration.epochs = 60
    // So high that the loss soon rises.
    configuration.learningRate = 0.5
    configuration.schedule = .constant
    configuration.validation = .lastFraction(0.25)
    let trainer = try trainer(Self.architectures[2], configuration)
    let samples = Self.samples(120)
    let trained = try trainer.train(on: samples)
    let history = trained.history
    #expect(history.stoppedEarly)
    #expect(history.epochs.count == history.bestEpoch + 1 + 3)
    let losses = history.epochs.compactMap(\.validationLoss)
    #expect(losses.min() == losses[history.bestEpoch])
    var workspace = trained.autoencoder.makeWorkspace(batchSize: 16)
    // Of 115 samples the first 86 train.
    let validation = Array(86..<samples.count)
    let loss = trained.autoencoder.loss(
      of: samples, indices: validation[...], batchSize: validation.count,
      parameters: trained.parameters, loss: .meanSquaredError, workspace: &workspace)
    #expect(abs(loss - losses[history.bestEpoch]) < 1e-6 * loss)
  }

  @Test func `without early stopping the last weights are kept`() throws {
    var configuration = Self.configuration
    configuration.earlyStopping = nil
    let trained = try trainer(Self.architectures[0], configuration).train(on: Self.samples())
    #expect(trained.history.bestEpoch == 3)
    #expect(!trained.history.stoppedEarly)
  }

  @Test func `it stops when told to, inside an epoch too`() throws {
    var calls = 0
    let trained = try trainer(Self.architectures[0]).train(on: Self.samples()) { progress in
      calls += 1
      #expect(progress.batchCount == 2)
      return progress.epoch == 1 && progress.batch == 1 ? .stop : .continue
    }
    #expect(calls == 2 + 1 + 1)
    #expect(trained.history.epochs.count == 1)
  }

  @Test func `a training that diverges says where and how`() throws {
    var configuration = TrainingConfiguration(epochs: 3, learningRate: 1e20)
    configuration.batchSize = 16
    let trainer = try trainer(Self.architectures[2], configuration)
    #expect {
      try trainer.train(on: Self.samples())
    } throws: { error in
      guard
        case .diverged(let epoch, let batch, let loss, let rate, _)? = error as? TrainingError
      else { return false }
      return epoch == 0 && batch >= 1 && !loss.isFinite && rate == 1e20
    }
  }

  @Test func `samples that cannot be trained on are refused with values`() throws {
    let trainer = try trainer(Self.architectures[0])
    let other = SampleShape(timeSteps: 3, channels: 2)
    #expect(throws: TrainingError.sampleShape(found: other, expected: Self.shape)) {
      try trainer.train(on: Samples(contiguous: [1, 2, 3, 4, 5, 6], shape: other))
    }
    var numbers = [Float](repeating: 1, count: 24)
    numbers[17] = .infinity
    #expect(throws: TrainingError.nonFiniteSample(index: 1, position: 5)) {
      try trainer.train(on: Samples(contiguous: numbers, shape: Self.shape))
    }
    #expect(throws: TrainingError.tooFewSamples(found: 1, needed: 5)) {
      try trainer.train(
        on: Samples(contiguous: Array(numbers.prefix(12)), shape: Self.shape))
    }
    #expect(
      throws: TrainingError.inconsistentModel(
        part: "parameters", found: 2, expected: trainer.autoencoder.parameterCount)
    ) {
      try trainer.train(on: Self.samples(), startingFrom: [1, 2])
    }
  }

  @Test func `a configuration or a number of threads out of range is refused`() {
    #expect(
      throws: TrainingError.invalidSetting(name: "epochs", found: 0, expected: "from 1 to 1000000")
    ) {
      try trainer(Self.architectures[0], TrainingConfiguration(epochs: 0))
    }
    #expect(
      throws: TrainingError.invalidSetting(
        name: "thread_count", found: 0, expected: "from 1 to 1024")
    ) {
      try trainer(Self.architectures[0], threads: 0)
    }
  }
}
