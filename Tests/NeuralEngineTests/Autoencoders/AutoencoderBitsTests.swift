import Kernels
import RandomNumbers
import Testing

@testable import NeuralEngine

/// What must not change a single bit.
@Suite struct AutoencoderBitsTests {
  @Test(arguments: TestArchitecture.all)
  func `a sample alone gives the bits that it gives in any batch`(
    _ example: TestArchitecture
  ) throws {
    let autoencoder = try Autoencoder(example.architecture, sampleShape: example.shape)
    var generator = RandomGenerator(seed: 3)
    let parameters = autoencoder.initialParameters(using: &generator)
    let samples = example.samples(count: 23, generator: &generator)
    func reconstruct(batchSize: Int) -> [[Float]] {
      var workspace = autoencoder.makeWorkspace(batchSize: batchSize)
      var output = [Float](repeating: 0, count: 23 * example.shape.size)
      var latents = [Float](repeating: 0, count: 23 * autoencoder.latentSize)
      autoencoder.reconstruct(
        samples, 0..<23, parameters: parameters, into: &output, latents: &latents,
        workspace: &workspace)
      return [output, latents]
    }
    let alone = reconstruct(batchSize: 1)
    for batchSize in [2, 7, 23, 64] { #expect(reconstruct(batchSize: batchSize) == alone) }
    for threads in [1, 2, 5] {
      let parallel = autoencoder.reconstruct(samples, parameters: parameters, threadCount: threads)
      #expect([parallel.values, parallel.latents] == alone)
    }
    #expect(Set(alone[0]).count > example.shape.size)
  }

  @Test(arguments: TestArchitecture.all)
  func `every instruction set with fused multiply–add gives the reference's bits`(
    _ example: TestArchitecture
  ) throws {
    func results(_ kernels: KernelSet) throws -> [[Float]] {
      let autoencoder = try Autoencoder(
        example.architecture, sampleShape: example.shape, kernels: kernels)
      var generator = RandomGenerator(seed: 4)
      let parameters = autoencoder.initialParameters(using: &generator)
      let samples = example.samples(count: 5, generator: &generator)
      let result = autoencoder.reconstruct(samples, parameters: parameters, threadCount: 1)
      var workspace = autoencoder.makeWorkspace(batchSize: 5)
      var gradient = [Float](repeating: 0, count: autoencoder.parameterCount)
      var dropout: RandomGenerator?
      _ = autoencoder.accumulateGradient(
        of: samples, indices: [0, 1, 2, 3, 4], batchSize: 5, parameters: parameters,
        loss: example.loss, dropout: &dropout, gradient: &gradient, workspace: &workspace)
      return [result.values, result.latents, gradient]
    }
    let reference = try results(.reference)
    for instructionSet in InstructionSet.available {
      let kernels = try #require(KernelSet(instructionSet))
      let fast = try results(kernels)
      if instructionSet == .baseline {
        for (values, expected) in zip(fast, reference) {
          #expect(zip(values, expected).allSatisfy { abs($0 - $1) < 1e-4 })
        }
      } else {
        #expect(fast == reference, "\(instructionSet)")
      }
    }
  }

  @Test(arguments: TestArchitecture.all)
  func `a used workspace, smaller batches and a copy change nothing`(
    _ example: TestArchitecture
  ) throws {
    let autoencoder = try Autoencoder(example.architecture, sampleShape: example.shape)
    var generator = RandomGenerator(seed: 5)
    let parameters = autoencoder.initialParameters(using: &generator)
    let samples = example.samples(count: 9, generator: &generator)
    func gradient(_ indices: ArraySlice<Int>, _ workspace: inout Autoencoder.Workspace) -> [Float] {
      var gradient = [Float](repeating: 0, count: autoencoder.parameterCount)
      var none: RandomGenerator?
      _ = autoencoder.accumulateGradient(
        of: samples, indices: indices, batchSize: 9, parameters: parameters, loss: example.loss,
        dropout: &none, gradient: &gradient, workspace: &workspace)
      return gradient
    }
    var fresh = autoencoder.makeWorkspace(batchSize: 8)
    var used = fresh
    let expected = gradient([4, 2, 7], &fresh)
    _ = gradient([0, 1, 2, 3, 4, 5, 6, 7, 8], &used)
    #expect(gradient([4, 2, 7], &used) == expected)
    var copy = used
    _ = gradient([8, 3], &copy)
    #expect(gradient([4, 2, 7], &used) == expected)
  }

  @Test func `equal seeds give equal parameters, and padding is none of them`() throws {
    for example in TestArchitecture.all {
      let autoencoder = try Autoencoder(example.architecture, sampleShape: example.shape)
      var first = RandomGenerator(seed: 9)
      var second = RandomGenerator(seed: 9)
      let parameters = autoencoder.initialParameters(using: &first)
      #expect(parameters == autoencoder.initialParameters(using: &second))
      #expect(parameters.filter { $0 != 0 }.count == autoencoder.trainableCount)
      let tensors = autoencoder.namedTensors(of: parameters)
      #expect(try autoencoder.parameters(from: tensors.reversed()) == parameters)
    }
  }
}
