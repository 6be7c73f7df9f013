import RandomNumbers
import Testing

@testable import NeuralEngine

/// Windows of a series that share work, against each of them alone.
@Suite struct OverlapBitsTests {
  /// More than the architectures of every test: convolutions of all strides and paddings.
  private static let examples =
    TestArchitecture.all + [
      convolutions(
        "stride 1", [.init(filters: 9, kernelSize: 3), .init(filters: 4, kernelSize: 5)]),
      convolutions(
        "stride 2 twice",
        [
          .init(filters: 17, kernelSize: 7, stride: 2), .init(filters: 5, kernelSize: 7, stride: 2),
        ], steps: 48),
      convolutions(
        "no padding, stride above the kernel",
        [
          .init(filters: 6, kernelSize: 2, stride: 3, padding: 0),
          .init(filters: 3, kernelSize: 3, padding: 0),
        ], steps: 32, bottleneck: 4),
      convolutions(
        "padding everywhere", [.init(filters: 6, kernelSize: 9, stride: 1)], steps: 6),
      TestArchitecture(
        name: "conv1d transposed in the encoder",
        architecture: .conv1D(
          Conv1DArchitecture(
            encoder: [
              .init(filters: 4, kernelSize: 3),
              .init(filters: 5, kernelSize: 4, stride: 2, padding: 1, isTransposed: true),
            ],
            decoder: [.init(filters: 1, kernelSize: 4, stride: 2, padding: 1)])),
        shape: SampleShape(timeSteps: 14, channels: 1)),
    ]

  private static func convolutions(
    _ name: String, _ layers: [Conv1DArchitecture.Layer], steps: Int = 20, bottleneck: Int? = nil
  ) -> TestArchitecture {
    let shape = SampleShape(timeSteps: steps, channels: 2)
    return TestArchitecture(
      name: "conv1d \(name)",
      architecture: .conv1D(
        Conv1DArchitecture(
          mirroring: layers, sampleShape: shape, bottleneckSize: bottleneck,
          hiddenActivation: .tanh)), shape: shape)
  }

  @Test(arguments: examples)
  func `windows of a series give the bits that each gives alone, whatever is asked of them`(
    _ example: TestArchitecture
  ) throws {
    let shape = example.shape
    let autoencoder = try Autoencoder(example.architecture, sampleShape: shape)
    var generator = RandomGenerator(seed: 3)
    let parameters = autoencoder.initialParameters(using: &generator)
    let rows = shape.timeSteps + 90
    // Two runs of neighbours with a leap between them, and one that goes back.
    let starts = Array(0...40) + Array(45...90) + [3]
    let samples = Samples(
      buffer: (0..<rows * shape.channels).map { _ in Float(generator.uniform() * 2 - 1) },
      offsets: starts.map { $0 * shape.channels }, shape: shape)
    let count = samples.count
    let latentSize = autoencoder.latentSize

    var alone = autoencoder.makeWorkspace(batchSize: 1)
    var values = [Float](repeating: 0, count: count * shape.size)
    var latents = [Float](repeating: 0, count: count * latentSize)
    autoencoder.reconstruct(
      samples, 0..<count, parameters: parameters, into: &values, latents: &latents,
      workspace: &alone)

    let steps = shape.timeSteps
    for wanted in [0..<steps, steps - 1..<steps, steps / 3..<steps / 3 + 1, 0..<(steps + 1) / 2] {
      let size = wanted.count * shape.channels
      let expected = (0..<count).flatMap { sample in
        let start = sample * shape.size + wanted.lowerBound * shape.channels
        return values[start..<start + size]
      }
      for batchSize in [1, 2, 16, 41, 100] {
        // Used for all, so that what one leaves behind could harm the next.
        var workspace = autoencoder.makeEvaluationWorkspace(batchSize: batchSize)
        for usesLatents in [true, false, true] {
          var output = [Float](repeating: .nan, count: count * size)
          var found = [Float](repeating: .nan, count: usesLatents ? count * latentSize : 0)
          autoencoder.reconstruct(
            samples, 0..<count, steps: wanted, parameters: parameters, into: &output,
            latents: &found, workspace: &workspace)
          #expect(output == expected, "steps \(wanted), batches of \(batchSize)")
          #expect(found.isEmpty || found == latents, "steps \(wanted), batches of \(batchSize)")
        }
      }
    }
    #expect(Set(values).count > shape.size)
  }

  @Test func `two strided convolutions share eleven of sixteen rows`() throws {
    let shape = SampleShape(timeSteps: 64, channels: 1)
    let autoencoder = try Autoencoder(
      .conv1D(
        Conv1DArchitecture(
          mirroring: [
            .init(filters: 32, kernelSize: 7, stride: 2),
            .init(filters: 16, kernelSize: 7, stride: 2),
          ], sampleShape: shape)), sampleShape: shape)
    let workspace = autoencoder.makeEvaluationWorkspace(batchSize: 64)
    guard case .conv1D(let layout) = workspace.layout else { return }
    let overlap = try #require(layout.overlap)
    // Of 32 rows the first two and the last reach the padding, then three and two of 16.
    #expect(overlap.rows(ofLayer: 0) == 2..<31)
    #expect(overlap.rows(ofLayer: 1) == 3..<14)
    #expect(overlap.levels.map(\.step) == [1, 2, 4])
  }
}
