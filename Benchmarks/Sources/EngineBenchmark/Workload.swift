import NeuralEngine
import RandomNumbers

/// An autoencoder, and how it is trained; `pytorch.py` has the same four.
struct Workload {
  let name: String
  let architecture: AutoencoderArchitecture
  let shape: SampleShape
  let batchSize: Int

  static let all = [
    Workload(
      name: "W1 UCR LSTM, 60 x 1, 64 units",
      architecture: .lstm(LSTMArchitecture(encoderSizes: [64])),
      shape: SampleShape(timeSteps: 60, channels: 1), batchSize: 32),
    Workload(
      name: "W2 CloudWatch LSTM, 10 x 9, 32 units, bottleneck 16",
      architecture: .lstm(LSTMArchitecture(encoderSizes: [32], bottleneckSize: 16)),
      shape: SampleShape(timeSteps: 10, channels: 9), batchSize: 64),
    Workload(
      name: "W3 Conv1D, 64 x 1, 32 and 16 filters of 7, stride 2",
      architecture: .conv1D(
        Conv1DArchitecture(
          mirroring: [
            .init(filters: 32, kernelSize: 7, stride: 2),
            .init(filters: 16, kernelSize: 7, stride: 2),
          ], sampleShape: SampleShape(timeSteps: 64, channels: 1))),
      shape: SampleShape(timeSteps: 64, channels: 1), batchSize: 64),
    Workload(
      name: "W4 dense tanh, 2-128-64-32-16 and back",
      architecture: .dense(
        DenseArchitecture(encoderSizes: [128, 64, 32, 16], hiddenActivation: .tanh)),
      shape: SampleShape(timeSteps: 1, channels: 2), batchSize: 64),
    Workload(
      name: "W1r the same with ReLU",
      architecture: .lstm(LSTMArchitecture(encoderSizes: [64], activation: .relu)),
      shape: SampleShape(timeSteps: 60, channels: 1), batchSize: 32),
  ]

  /// 64 batches of noise.
  func samples() -> Samples {
    var generator = RandomGenerator(seed: 1)
    return Samples(
      contiguous: (0..<64 * batchSize * shape.size).map { _ in
        Float(generator.uniform() * 2 - 1)
      }, shape: shape)
  }
}
