import AllocationCounter
import NeuralEngine
import Testing

@Suite struct AllocationTests {
  #if DEBUG
    private static let isOptimised = false
  #else
    private static let isOptimised = true
  #endif

  @Test func `the counter counts`() throws {
    guard MartletAllocationCount() >= 0 else { return }
    let before = MartletAllocationCount()
    let numbers = [Float](repeating: 1, count: 1000 + Int.random(in: 0..<2))
    #expect(MartletAllocationCount() > before)
    #expect(numbers.count >= 1000)
  }

  @Test(
    .enabled(if: isOptimised, "unoptimised code allocates where optimised code does not"),
    .enabled(if: MartletAllocationCount() >= 0, "allocations are counted with glibc alone"),
    arguments: TestArchitecture.all + DropoutTests.examples)
  func `a training step after the first epoch allocates nothing`(
    _ example: TestArchitecture
  ) throws {
    let shape = example.shape
    var state: UInt32 = 1
    let samples = Samples(
      contiguous: (0..<60 * shape.size).map { _ in
        state = state &* 1_664_525 &+ 1_013_904_223
        return Float(state >> 8) / 0x1p24
      }, shape: shape)
    let trainer = try Trainer(
      autoencoder: Autoencoder(example.architecture, sampleShape: shape),
      configuration: TrainingConfiguration(epochs: 2, batchSize: 20, gradientClipNorm: 1),
      seed: 1, threadCount: 1)
    // The count before each step; three steps an epoch.
    var counts = [Int](repeating: 0, count: 8)
    var calls = 0
    _ = try trainer.train(on: samples) { progress in
      counts[calls] = MartletAllocationCount()
      calls += 1
      return .continue
    }
    // The ends of the epochs, calls 3 and 7, may allocate: they make a checkpoint.
    try #require(calls == 8)
    #expect(counts[5] - counts[4] == 0)
    #expect(counts[6] - counts[5] == 0)
  }
}
