import Foundation
import Kernels
import RandomNumbers
import TestSupport
import Testing

@testable import NeuralEngine

/// Outputs, latents, losses and gradients against PyTorch in float64 (`Golden/autoencoders.py`).
@Suite struct AutoencoderGoldenTests {
  struct Case: Decodable, Sendable, CustomTestStringConvertible {
    struct Tensor: Decodable, Sendable {
      let name: String
      let shape: [Int]
      let values: [Float]
      let gradient: [Float]
    }

    let name: String
    let timeSteps: Int
    let channels: Int
    let loss: String
    let samples: [Float]
    let output: [Float]
    let latent: [Float]
    let value: Double
    let tensors: [Tensor]

    var testDescription: String { name }
  }

  private static let architectures: [String: AutoencoderArchitecture] = [
    "dense": .dense(
      DenseArchitecture(
        encoderSizes: [19, 5], decoderSizes: [18], hiddenActivation: .tanh,
        latentActivation: .sigmoid, outputActivation: .leakyReLU())),
    "lstm": .lstm(
      LSTMArchitecture(encoderSizes: [18, 7], bottleneckSize: 3, decoderSizes: [7, 33])),
    "lstm_relu": .lstm(
      LSTMArchitecture(
        encoderSizes: [16], decoderSizes: [2], activation: .relu, outputHead: .hiddenState)),
    "conv1d": .conv1D(
      Conv1DArchitecture(
        mirroring: [
          .init(filters: 20, kernelSize: 7, stride: 2), .init(filters: 6, kernelSize: 4, stride: 3),
        ], sampleShape: SampleShape(timeSteps: 23, channels: 1))),
    "conv1d_bottleneck": .conv1D(
      Conv1DArchitecture(
        encoder: [.init(filters: 5, kernelSize: 3, stride: 3, padding: 0)], bottleneckSize: 3,
        decoder: [
          .init(
            filters: 18, kernelSize: 2, stride: 3, padding: 0, isTransposed: true,
            outputPadding: 1),
          .init(filters: 3, kernelSize: 3, stride: 1),
        ], hiddenActivation: .tanh, outputActivation: .sigmoid)),
    "dense_narrow": .dense(
      DenseArchitecture(
        encoderSizes: [32, 16], hiddenActivation: .tanh, outputActivation: .sigmoid)),
    "lstm_narrow": .lstm(LSTMArchitecture(encoderSizes: [16])),
  ]

  private static let losses: [String: Loss] = [
    "mse": .meanSquaredError, "l1": .meanAbsoluteError, "l1_sum": .summedAbsoluteError,
    "huber": .huber(delta: 0.3),
  ]

  /// The fast kernels of every instruction set that this machine has: all stay within 1e-5 of the
  /// largest entry of a gradient.
  @Test(
    arguments: try GoldenFile.read(
      "autoencoders.json", as: [Case].self, keys: .convertFromSnakeCase), InstructionSet.available)
  func `everything is as PyTorch has it`(
    _ golden: Case, _ instructionSet: InstructionSet
  ) throws {
    let shape = SampleShape(timeSteps: golden.timeSteps, channels: golden.channels)
    let autoencoder = try Autoencoder(
      #require(Self.architectures[golden.name]), sampleShape: shape,
      kernels: #require(KernelSet(instructionSet)))
    let loss = try #require(Self.losses[golden.loss])
    // PyTorch makes its tensors in the order of use, which is the order of ours.
    #expect(
      autoencoder.namedTensors(of: [Float](repeating: 0, count: autoencoder.parameterCount))
        .map(\.name) == golden.tensors.map(\.name))
    let parameters = try autoencoder.parameters(
      from: golden.tensors.map {
        NamedTensor(name: $0.name, shape: $0.shape, values: $0.values)
      })
    let samples = Samples(contiguous: golden.samples, shape: shape)
    let result = autoencoder.reconstruct(samples, parameters: parameters, threadCount: 2)
    expectClose(result.values, golden.output, 4e-6, "output")
    expectClose(result.latents, golden.latent, 4e-6, "latent")
    var gradient = [Float](repeating: 0, count: autoencoder.parameterCount)
    var none: RandomGenerator?
    var workspace = autoencoder.makeWorkspace(batchSize: 2)
    let value = autoencoder.accumulateGradient(
      of: samples, indices: [0, 1, 2], batchSize: 3, parameters: parameters, loss: loss,
      dropout: &none, gradient: &gradient, workspace: &workspace)
    #expect(abs(value - golden.value) < 2e-6 * max(1, golden.value))
    let gradients = autoencoder.namedTensors(of: gradient)
    for (ours, theirs) in zip(gradients, golden.tensors) {
      let largest = theirs.gradient.map(abs).max() ?? 0
      expectClose(ours.values, theirs.gradient, 1e-5 * max(largest, 0.05), ours.name)
    }
  }

  private func expectClose(
    _ values: [Float], _ expected: [Float], _ tolerance: Float, _ name: String,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(values.count == expected.count, sourceLocation: sourceLocation)
    let worst = zip(values, expected).map { abs($0 - $1) }.max() ?? .infinity
    #expect(worst <= tolerance, "\(name) is off by \(worst)", sourceLocation: sourceLocation)
  }
}
