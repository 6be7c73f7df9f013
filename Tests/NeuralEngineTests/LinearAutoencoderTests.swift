import Foundation
import TestSupport
import Testing

@testable import NeuralEngine

@Suite struct LinearAutoencoderTests {
  struct Golden: Decodable {
    var cases: [Case]

    struct Case: Decodable, CustomTestStringConvertible {
      var name: String
      var buffer: [Float]
      var offsets: [Int]
      var timeSteps: Int
      var channels: Int
      var latent: Int
      var mean: [Double]
      var eigenvalues: [Double]
      var noiseVariance: Double
      var projectorDiagonal: [Double]
      var firstComponent: [Double]
      var probes: [Int]
      var latents: [[Double]]
      var reconstructions: [[Double]]

      var testDescription: String { name }

      var samples: Samples {
        Samples(
          buffer: buffer, offsets: offsets,
          shape: SampleShape(timeSteps: timeSteps, channels: channels))
      }
    }
  }

  static let cases =
    (try? GoldenFile.read("linear.json", as: Golden.self, keys: .convertFromSnakeCase).cases) ?? []

  @Test func `the golden file is read`() {
    #expect(Self.cases.count == 7)
  }

  @Test(arguments: cases)
  func `agrees with numpy's singular value decomposition`(_ golden: Golden.Case) throws {
    let model = try LinearAutoencoder(fitting: golden.samples, latentSize: golden.latent)
    let size = golden.timeSteps * golden.channels
    expectClose(model.mean, golden.mean, within: 1e-5)
    expectClose(model.eigenvalues, golden.eigenvalues, within: 1e-5 * golden.eigenvalues[0])
    expectClose([model.noiseVariance], [golden.noiseVariance], within: 1e-5 * golden.noiseVariance)
    expectClose(Array(model.components.prefix(size)), golden.firstComponent, within: 2e-4)
    // The diagonal of WᵀW does not depend on signs, nor on bases inside a repeated eigenvalue.
    let diagonal = (0..<size).map { position in
      (0..<golden.latent).reduce(Float(0)) {
        $0 + model.components[$1 * size + position] * model.components[$1 * size + position]
      }
    }
    expectClose(diagonal, golden.projectorDiagonal, within: 2e-5)
    for (probe, expected) in zip(golden.probes, golden.reconstructions) {
      var output = [Float](repeating: 0, count: size)
      var latents: [Float] = []
      model.reconstruct(golden.samples, probe..<probe + 1, into: &output, latents: &latents)
      expectClose(output, expected, within: 1e-4)
    }
    for (probe, expected) in zip(golden.probes, golden.latents) {
      #expect(
        abs(model.latent(of: golden.samples, at: probe)[0] - Float(expected[0])) < 1e-3)
    }
  }

  @Test func `a sample alone, in a batch and at some positions has the same bits`() throws {
    let samples = Self.cases[1].samples
    let model = try LinearAutoencoder(fitting: samples, latentSize: 4)
    let size = samples.shape.size
    var together = [Float](repeating: 0, count: samples.count * size)
    var latents = [Float](repeating: 0, count: samples.count * 4)
    model.reconstruct(samples, 0..<samples.count, into: &together, latents: &latents)
    #expect(latents == model.latents(of: samples, 0..<samples.count))
    for threads in [1, 3] {
      let parallel = model.reconstruct(samples, threadCount: threads)
      #expect(parallel == Reconstruction(values: together, latents: latents))
    }
    for index in 0..<samples.count {
      var alone = [Float](repeating: 0, count: size)
      var end = [Float](repeating: 0, count: 3)
      var none: [Float] = []
      model.reconstruct(samples, index..<index + 1, into: &alone, latents: &none)
      model.reconstruct(
        samples, index..<index + 1, positions: size - 3..<size, into: &end, latents: &none)
      #expect(alone == Array(together[index * size..<(index + 1) * size]))
      #expect(end == Array(alone.suffix(3)))
      #expect(model.latent(of: samples, at: index) == Array(latents[index * 4..<index * 4 + 4]))
    }
  }

  @Test func `samples in another order and shape of overlap give the same model`() throws {
    let samples = Self.cases[0].samples
    let size = samples.shape.size
    var copied: [Float] = []
    for offset in samples.offsets.reversed() { copied += samples.buffer[offset..<offset + size] }
    let overlapping = try LinearAutoencoder(fitting: samples, latentSize: 3)
    let separate = try LinearAutoencoder(
      fitting: Samples(contiguous: copied, shape: samples.shape), latentSize: 3)
    expectClose(separate.components, overlapping.components.map { Double($0) }, within: 1e-5)
    expectClose(separate.eigenvalues, overlapping.eigenvalues.map { Double($0) }, within: 1e-5)
  }

  @Test func `thinned samples give nearly the same components`() {
    let samples = Self.cases[0].samples
    var copied: [Float] = []
    for offset in samples.offsets { copied += samples.buffer[offset..<offset + 20] }
    let apart = Samples(contiguous: copied, shape: samples.shape)
    let whole = PrincipalComponents(of: apart, count: 2)
    // 280 samples of 20 numbers take 56 000 multiplications: half of them may be looked at.
    let thinned = PrincipalComponents(of: apart, count: 2, budget: 28_000)
    #expect(whole.variances != thinned.variances)
    // A wave's highest and lowest number are nearly equal, so its sign may be the other one.
    for row in 0..<2 {
      let cosine = (row * 20..<row * 20 + 20).reduce(0) {
        $0 + thinned.components[$1] * whole.components[$1]
      }
      #expect(abs(cosine) > 0.98)
    }
    expectClose(thinned.variances.map { Float($0) }, whole.variances, within: 0.5)
  }

  @Test func `numbers that no sample holds take no part`() throws {
    var buffer = Self.cases[0].buffer
    let shape = SampleShape(timeSteps: 10, channels: 1)
    let offsets = Array(0..<80) + Array(120..<200)
    let before = try LinearAutoencoder(
      fitting: Samples(buffer: buffer, offsets: offsets, shape: shape), latentSize: 3)
    for index in 89..<120 { buffer[index] = .nan }
    let after = try LinearAutoencoder(
      fitting: Samples(buffer: buffer, offsets: offsets, shape: shape), latentSize: 3)
    #expect(before == after)
  }

  @Test func `a constant series has one component and a noise above 0`() throws {
    let shape = SampleShape(timeSteps: 4, channels: 1)
    let samples = Samples(
      buffer: [Float](repeating: 3, count: 20), offsets: Array(0..<16), shape: shape)
    let model = try LinearAutoencoder(fitting: samples, latentSize: 2)
    #expect(model.latentSize == 1)
    #expect(model.eigenvalues == [0])
    #expect(model.noiseVariance > 0)
    var output = [Float](repeating: 0, count: 4)
    var latents: [Float] = []
    model.reconstruct(samples, 5..<6, into: &output, latents: &latents)
    #expect(output == [3, 3, 3, 3])
  }

  @Test func `the full latent gives the samples back`() throws {
    let golden = Self.cases[2]
    let model = try LinearAutoencoder(fitting: golden.samples, latentSize: 6)
    var output = [Float](repeating: 0, count: golden.buffer.count)
    var latents: [Float] = []
    model.reconstruct(golden.samples, 0..<40, into: &output, latents: &latents)
    expectClose(output, golden.buffer.map { Double($0) }, within: 1e-5)
    #expect(model.noiseVariance < 1e-6)
  }

  @Test func `what cannot be fitted is refused with values`() {
    let shape = SampleShape(timeSteps: 2, channels: 2)
    let one = Samples(contiguous: [1, 2, 3, 4], shape: shape)
    #expect(throws: TrainingError.tooFewSamples(found: 1, needed: 2)) {
      try LinearAutoencoder(fitting: one, latentSize: 1)
    }
    let two = Samples(contiguous: [1, 2, 3, 4, 5, 6, .nan, 8], shape: shape)
    #expect(throws: TrainingError.latentSize(found: 5, maximum: 4)) {
      try LinearAutoencoder(fitting: two, latentSize: 5)
    }
    #expect(throws: TrainingError.nonFiniteSample(index: 1, position: 2)) {
      try LinearAutoencoder(fitting: two, latentSize: 1)
    }
  }

  @Test func `a model comes back from its tensors, and hostile ones are refused`() throws {
    let samples = Self.cases[1].samples
    let model = try LinearAutoencoder(fitting: samples, latentSize: 4)
    let tensors = model.namedTensors
    #expect(
      try LinearAutoencoder(sampleShape: samples.shape, tensors: tensors.reversed()) == model)
    #expect(throws: TrainingError.inconsistentModel(part: "mean", found: 0, expected: 1)) {
      try LinearAutoencoder(
        sampleShape: samples.shape, tensors: tensors.filter { $0.name != "mean" })
    }
    #expect(throws: TrainingError.inconsistentModel(part: "mean", found: 36, expected: 5)) {
      try LinearAutoencoder(
        sampleShape: SampleShape(timeSteps: 5, channels: 1), tensors: tensors)
    }
    #expect(
      throws: TrainingError.invalidModelNumber(part: "noise_variance", index: 0, found: -1)
    ) {
      try LinearAutoencoder(
        sampleShape: samples.shape, mean: model.mean, components: model.components,
        eigenvalues: model.eigenvalues, noiseVariance: -1)
    }
    #expect(
      throws: TrainingError.inconsistentModel(part: "components", found: 143, expected: 144)
    ) {
      try LinearAutoencoder(
        sampleShape: samples.shape, mean: model.mean,
        components: Array(model.components.dropLast()), eigenvalues: model.eigenvalues,
        noiseVariance: 1)
    }
  }

  private func expectClose(
    _ found: [Float], _ expected: [Double], within tolerance: Double,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(found.count == expected.count, sourceLocation: sourceLocation)
    let worst = zip(found, expected).map { abs(Double($0) - $1) }.max() ?? 0
    #expect(worst <= tolerance, sourceLocation: sourceLocation)
  }
}
