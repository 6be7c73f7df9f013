import NeuralEngine
import RandomNumbers
import Testing

/// Architectures that use everything there is, small and of odd sizes.
struct TestArchitecture: Sendable, CustomTestStringConvertible {
  let name: String
  let architecture: AutoencoderArchitecture
  let shape: SampleShape
  var loss = Loss.meanSquaredError

  var testDescription: String { name }

  func samples(count: Int, generator: inout RandomGenerator) -> Samples {
    Samples(
      contiguous: (0..<count * shape.size).map { _ in Float(generator.uniform() * 2 - 1) },
      shape: shape)
  }

  static let all: [TestArchitecture] = [
    TestArchitecture(
      name: "dense tanh",
      architecture: .dense(
        DenseArchitecture(encoderSizes: [19, 5], hiddenActivation: .tanh)),
      shape: SampleShape(timeSteps: 7, channels: 3)),
    TestArchitecture(
      name: "dense sigmoid, Huber",
      architecture: .dense(
        DenseArchitecture(
          encoderSizes: [33, 4], decoderSizes: [9, 17], hiddenActivation: .sigmoid,
          latentActivation: .identity, outputActivation: .tanh)),
      shape: SampleShape(timeSteps: 1, channels: 2), loss: .huber(delta: 0.3)),
    TestArchitecture(
      name: "dense leaky ReLU",
      architecture: .dense(
        DenseArchitecture(
          encoderSizes: [20, 6], hiddenActivation: .leakyReLU(slope: 0.1),
          outputActivation: .sigmoid)),
      shape: SampleShape(timeSteps: 5, channels: 2)),
    TestArchitecture(
      name: "lstm",
      architecture: .lstm(LSTMArchitecture(encoderSizes: [18])),
      shape: SampleShape(timeSteps: 6, channels: 1)),
    TestArchitecture(
      name: "lstm stacks, bottleneck",
      architecture: .lstm(
        LSTMArchitecture(encoderSizes: [21, 7], bottleneckSize: 3, decoderSizes: [7, 34])),
      shape: SampleShape(timeSteps: 5, channels: 4)),
    TestArchitecture(
      name: "lstm ReLU, hidden state",
      architecture: .lstm(
        LSTMArchitecture(
          encoderSizes: [16], decoderSizes: [5, 2], activation: .relu, outputHead: .hiddenState)),
      shape: SampleShape(timeSteps: 4, channels: 2)),
    TestArchitecture(
      name: "conv1d mirrored",
      architecture: .conv1D(
        Conv1DArchitecture(
          mirroring: [
            .init(filters: 16, kernelSize: 7, stride: 2),
            .init(filters: 6, kernelSize: 4, stride: 3),
          ], sampleShape: SampleShape(timeSteps: 23, channels: 1), hiddenActivation: .tanh)),
      shape: SampleShape(timeSteps: 23, channels: 1)),
    TestArchitecture(
      name: "conv1d sigmoid, bottleneck, plain decoder",
      architecture: .conv1D(
        Conv1DArchitecture(
          encoder: [.init(filters: 5, kernelSize: 3, stride: 3, padding: 0)], bottleneckSize: 3,
          decoder: [
            .init(
              filters: 18, kernelSize: 2, stride: 3, padding: 0, isTransposed: true,
              outputPadding: 1),
            .init(filters: 3, kernelSize: 3, stride: 1),
          ], hiddenActivation: .sigmoid, outputActivation: .identity)),
      shape: SampleShape(timeSteps: 9, channels: 3)),
  ]
}
