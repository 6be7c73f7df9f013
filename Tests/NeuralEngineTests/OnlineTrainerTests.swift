import NeuralEngine
import RandomNumbers
import Testing

@Suite struct OnlineTrainerTests {
  private static let shape = SampleShape(timeSteps: 6, channels: 1)

  private static func trainer(
    _ architecture: AutoencoderArchitecture = .dense(DenseArchitecture(encoderSizes: [8, 3]))
  ) throws -> OnlineTrainer {
    var generator = RandomGenerator(seed: 5)
    return try OnlineTrainer(
      autoencoder: Autoencoder(architecture, sampleShape: shape), loss: .huber(delta: 0.5),
      learningRate: 3e-3, batchSize: 8, using: &generator)
  }

  /// Samples whose last number is the sum of the two before it, hidden in the input.
  private static func batch(_ generator: inout RandomGenerator) -> ([Float], SampleTargets) {
    var inputs: [Float] = []
    var targets: [Float] = []
    for _ in 0..<8 {
      var sample = (0..<6).map { _ in Float(generator.uniform() - 0.5) }
      sample[5] = sample[3] + sample[4]
      targets += sample
      sample[5] = 0
      inputs += sample
    }
    let weights = (0..<48).map { $0 % 6 == 5 ? Float(4) : 0.1 }
    return (inputs, SampleTargets(values: targets, weights: weights))
  }

  @Test func `a hidden number is learned from the others`() throws {
    var trainer = try Self.trainer()
    var memory = trainer.makeScratch()
    var generator = RandomGenerator(seed: 6)
    var losses: [Double] = []
    for _ in 0..<1500 {
      let (inputs, targets) = Self.batch(&generator)
      losses.append(trainer.step(inputs: inputs, targets: targets, with: &memory))
    }
    let last = losses.suffix(100).reduce(0, +) / 100
    #expect(last < 0.1 * losses.prefix(20).reduce(0, +) / 20)
    var output = [Float](repeating: 0, count: 6)
    trainer.reconstruct([0.1, -0.2, 0.3, 0.2, 0.15, 0], into: &output, with: &memory)
    #expect(abs(output[5] - 0.35) < 0.1)
  }

  @Test func `a target of weight 0 changes nothing`() throws {
    var first = try Self.trainer()
    var second = first
    var memory = first.makeScratch()
    let inputs = (0..<12).map { Float($0) / 12 }
    var targets = inputs
    let weights = (0..<12).map { $0 % 6 == 2 ? Float(0) : 1 }
    first.step(
      inputs: inputs, targets: SampleTargets(values: targets, weights: weights), with: &memory)
    targets[2] = 100
    targets[8] = -100
    second.step(
      inputs: inputs, targets: SampleTargets(values: targets, weights: weights), with: &memory)
    #expect(first.state == second.state)
    targets[3] = 100
    second.step(
      inputs: inputs, targets: SampleTargets(values: targets, weights: weights), with: &memory)
    #expect(first.state != second.state)
  }

  @Test func `a trainer goes on from a state with the same bits`() throws {
    var generator = RandomGenerator(seed: 7)
    var first = try Self.trainer()
    var memory = first.makeScratch()
    for _ in 0..<5 {
      let (inputs, targets) = Self.batch(&generator)
      first.step(inputs: inputs, targets: targets, with: &memory)
    }
    var second = try Self.trainer()
    try second.resume(first.state)
    let (inputs, targets) = Self.batch(&generator)
    first.step(inputs: inputs, targets: targets, with: &memory)
    second.step(inputs: inputs, targets: targets, with: &memory)
    #expect(first.state == second.state)
    #expect(first.state.stepCount == 6)
  }

  @Test func `a state that cannot be is refused`() throws {
    var trainer = try Self.trainer()
    let before = trainer.state
    var broken = [before, before, before]
    broken[0].parameters.removeLast()
    broken[1].firstMoments[3] = .nan
    broken[2].secondMoments[3] = -1
    for state in broken {
      #expect(throws: TrainingError.self) { try trainer.resume(state) }
    }
    #expect(trainer.state == before)
  }

  @Test func `a step without a finite loss is not taken`() throws {
    var trainer = try Self.trainer()
    var memory = trainer.makeScratch()
    let before = trainer.state
    let targets = SampleTargets(values: Array(repeating: .infinity, count: 6), weights: [])
    #expect(
      !trainer.step(inputs: Array(repeating: 0, count: 6), targets: targets, with: &memory).isFinite
    )
    #expect(trainer.state == before)
  }
}
