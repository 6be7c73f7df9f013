import RandomNumbers
import Testing

@testable import NeuralEngine

@Suite struct DropoutTests {
  static let examples = [
    TestArchitecture(
      name: "dense",
      architecture: .dense(
        DenseArchitecture(encoderSizes: [20, 6], hiddenActivation: .tanh, dropout: 0.3)),
      shape: SampleShape(timeSteps: 4, channels: 2)),
    TestArchitecture(
      name: "lstm",
      architecture: .lstm(
        LSTMArchitecture(encoderSizes: [9, 5], bottleneckSize: 4, dropout: 0.3)),
      shape: SampleShape(timeSteps: 4, channels: 2)),
    TestArchitecture(
      name: "lstm without bottleneck",
      architecture: .lstm(LSTMArchitecture(encoderSizes: [18, 20], dropout: 0.3)),
      shape: SampleShape(timeSteps: 4, channels: 2)),
    TestArchitecture(
      name: "conv1d",
      architecture: .conv1D(
        Conv1DArchitecture(
          mirroring: [
            .init(filters: 9, kernelSize: 3, stride: 2), .init(filters: 4, kernelSize: 3),
          ], sampleShape: SampleShape(timeSteps: 8, channels: 2), bottleneckSize: 3,
          hiddenActivation: .tanh, dropout: 0.3)),
      shape: SampleShape(timeSteps: 8, channels: 2)),
  ]

  @Test(arguments: examples)
  func `the gradient is the slope of the loss under the same mask`(
    _ example: TestArchitecture
  ) throws {
    let autoencoder = try Autoencoder(example.architecture, sampleShape: example.shape)
    var generator = RandomGenerator(seed: 11)
    var parameters = autoencoder.initialParameters(using: &generator)
    let samples = example.samples(count: 3, generator: &generator)
    var workspace = autoencoder.makeWorkspace(batchSize: 3)
    func pass(mask: UInt64?, _ gradient: inout [Float]) -> Double {
      var dropout = mask.map { RandomGenerator(seed: $0) }
      return autoencoder.accumulateGradient(
        of: samples, indices: [0, 1, 2], batchSize: 3, parameters: parameters,
        loss: .meanSquaredError, dropout: &dropout, gradient: &gradient, workspace: &workspace)
    }
    let zeros = [Float](repeating: 0, count: autoencoder.parameterCount)
    var gradient = zeros
    var scratch = zeros
    let loss = pass(mask: 1, &gradient)
    #expect(loss == pass(mask: 1, &scratch))
    #expect(loss != pass(mask: 2, &scratch))
    #expect(loss != pass(mask: nil, &scratch))
    let largest = Double(gradient.map(abs).max() ?? 0)
    #expect(largest > 1e-3)
    for tensor in autoencoder.network.tensors {
      for index in Swift.stride(from: 0, to: tensor.count, by: max(1, tensor.count / 5)) {
        let place = tensor.place(index)
        let kept = parameters[place]
        parameters[place] = kept + 2e-3
        let above = pass(mask: 1, &scratch)
        parameters[place] = kept - 2e-3
        let below = pass(mask: 1, &scratch)
        parameters[place] = kept
        let slope = (above - below) / 4e-3
        #expect(
          abs(slope - Double(gradient[place])) < 1e-3 + 0.02 * largest,
          "\(tensor.name)[\(index)]: slope \(slope), gradient \(gradient[place])")
      }
    }
  }

  @Test func `what is kept is scaled so that the mean stays`() throws {
    // One linear layer each way of weight 1, so the output is the mask times the input.
    let autoencoder = try Autoencoder(
      .dense(
        DenseArchitecture(
          encoderSizes: [1], hiddenActivation: .identity, dropout: 0.25)),
      sampleShape: SampleShape(timeSteps: 1, channels: 1))
    let parameters = try autoencoder.parameters(
      from: ["encoder.0", "decoder.0"].flatMap {
        [
          NamedTensor(name: "\($0).weight", shape: [1, 1], values: [1]),
          NamedTensor(name: "\($0).bias", shape: [1], values: [0]),
        ]
      })
    let count = 4000
    let samples = Samples(
      contiguous: [Float](repeating: 1, count: count), shape: autoencoder.sampleShape)
    var workspace = autoencoder.makeWorkspace(batchSize: 100)
    var gradient = [Float](repeating: 0, count: autoencoder.parameterCount)
    var dropout: RandomGenerator? = RandomGenerator(seed: 6)
    // Outputs are 0 with probability 1/4, else 4/3: the mean square error is 1/4 + 3/4 · 1/9 = 1/3.
    let loss = autoencoder.accumulateGradient(
      of: samples, indices: Array(0..<count)[...], batchSize: count, parameters: parameters,
      loss: .meanSquaredError, dropout: &dropout, gradient: &gradient, workspace: &workspace)
    #expect(abs(loss - 1.0 / 3) < 0.025)
  }
}
