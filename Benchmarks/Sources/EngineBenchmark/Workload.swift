import NeuralEngine
import RandomNumbers

/// An autoencoder, and how it is trained; `pytorch.py` has the same four.
struct Workload {
  let name: String
  let architecture: AutoencoderArchitecture
  let shape: SampleShape
  let batchSize: Int

  static let all = [
    // An LSTM over heart beats: 60 steps, 64 units.
    Workload(
      name: "W1",
      architecture: .lstm(LSTMArchitecture(encoderSizes: [64])),
      shape: SampleShape(timeSteps: 60, channels: 1), batchSize: 32),
    // An LSTM over server metrics: 10 steps of 9 channels, 32 units, 16 in between.
    Workload(
      name: "W2",
      architecture: .lstm(LSTMArchitecture(encoderSizes: [32], bottleneckSize: 16)),
      shape: SampleShape(timeSteps: 10, channels: 9), batchSize: 64),
    // Convolutions over 64 steps: 32 and 16 filters of 7, stride 2.
    Workload(
      name: "W3",
      architecture: .conv1D(
        Conv1DArchitecture(
          mirroring: [
            .init(filters: 32, kernelSize: 7, stride: 2),
            .init(filters: 16, kernelSize: 7, stride: 2),
          ], sampleShape: SampleShape(timeSteps: 64, channels: 1))),
      shape: SampleShape(timeSteps: 64, channels: 1), batchSize: 64),
    // Dense layers 2-128-64-32-16 and back, tanh.
    Workload(
      name: "W4",
      architecture: .dense(
        DenseArchitecture(encoderSizes: [128, 64, 32, 16], hiddenActivation: .tanh)),
      shape: SampleShape(timeSteps: 1, channels: 2), batchSize: 64),
    // W1 with ReLU in place of tanh.
    Workload(
      name: "W1relu",
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
