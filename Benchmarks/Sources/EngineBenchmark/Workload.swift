import NeuralEngine
import RandomNumbers

/// An autoencoder, and how it is trained; `peers/compare.py` has the first four too.
struct Workload {
  let name: String
  let architecture: AutoencoderArchitecture
  let shape: SampleShape
  let batchSize: Int
  /// Multiplications that one sample needs on its way forwards, without padding; `firstLayer` of them
  /// in the first layer.
  let multiplications: (forward: Int, firstLayer: Int)

  /// Floating-point operations that training on one sample needs: the way back takes the forward's
  /// multiplications twice, for the weights' gradients and the inputs', but the first layer's inputs
  /// have none. A multiplication brings an addition.
  var operations: Double {
    2 * Double(3 * multiplications.forward - multiplications.firstLayer)
  }

  /// The four that results are given for.
  static let main = all[..<4]

  static let all = [
    // An LSTM over heart beats: 60 steps, 64 units.
    Workload(
      name: "W1",
      architecture: .lstm(LSTMArchitecture(encoderSizes: [64])),
      shape: SampleShape(timeSteps: 60, channels: 1), batchSize: 32,
      // 60 steps of 4 gates; the decoder's input is projected once.
      multiplications: (
        60 * 256 * (1 + 64) + 256 * 64 + 60 * 256 * 64 + 60 * 64, 60 * 256 * 1
      )),
    // An LSTM over server metrics: 10 steps of 9 channels, 32 units, 16 in between.
    Workload(
      name: "W2",
      architecture: .lstm(LSTMArchitecture(encoderSizes: [32], bottleneckSize: 16)),
      shape: SampleShape(timeSteps: 10, channels: 9), batchSize: 64,
      multiplications: (
        10 * 128 * (9 + 32) + 32 * 16 + 128 * 16 + 10 * 128 * 32 + 10 * 32 * 9, 10 * 128 * 9
      )),
    // Convolutions over 64 steps: 32 and 16 filters of 7, stride 2.
    Workload(
      name: "W3",
      architecture: .conv1D(
        Conv1DArchitecture(
          mirroring: [
            .init(filters: 32, kernelSize: 7, stride: 2),
            .init(filters: 16, kernelSize: 7, stride: 2),
          ], sampleShape: SampleShape(timeSteps: 64, channels: 1))),
      shape: SampleShape(timeSteps: 64, channels: 1), batchSize: 64,
      // Steps that meet 7 taps, inputs, filters; the decoder mirrors the encoder.
      multiplications: (2 * (32 * 7 * 1 * 32 + 16 * 7 * 32 * 16), 32 * 7 * 1 * 32)),
    // Dense layers 2-128-64-32-16 and back, tanh.
    Workload(
      name: "W4",
      architecture: .dense(
        DenseArchitecture(encoderSizes: [128, 64, 32, 16], hiddenActivation: .tanh)),
      shape: SampleShape(timeSteps: 1, channels: 2), batchSize: 64,
      multiplications: (2 * (2 * 128 + 128 * 64 + 64 * 32 + 32 * 16), 2 * 128)),
    // What the detector makes of 96 rows unless it is told otherwise.
    Workload(
      name: "default",
      architecture: .dense(DenseArchitecture(encoderSizes: [64, 8])),
      shape: SampleShape(timeSteps: 96, channels: 1), batchSize: 64,
      multiplications: (2 * (96 * 64 + 64 * 8), 96 * 64)),
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
