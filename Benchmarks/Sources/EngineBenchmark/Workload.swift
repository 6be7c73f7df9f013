import NeuralEngine
import RandomNumbers

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// An autoencoder, and how it is trained; `peers/` has them too.
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
    // The first over four times as many steps, where a step is work enough for two threads.
    Workload(
      name: "long",
      architecture: .lstm(LSTMArchitecture(encoderSizes: [64])),
      shape: SampleShape(timeSteps: 240, channels: 1), batchSize: 32,
      multiplications: (
        240 * 256 * (1 + 64) + 256 * 64 + 240 * 256 * 64 + 240 * 64, 240 * 256 * 1
      )),
  ]

  /// Waves of random period and phase about a random level, under a little noise; the channels lie
  /// apart in phase.
  func samples(batches: Int = 64) -> Samples {
    var generator = RandomGenerator(seed: 1)
    var values: [Float] = []
    values.reserveCapacity(batches * batchSize * shape.size)
    for _ in 0..<batches * batchSize {
      let frequency = 2 * Double.pi / generator.uniform(from: 8, to: 32)
      let phase = generator.uniform(from: 0, to: 2 * Double.pi)
      let level = generator.uniform(from: -0.6, to: 0.6)
      for step in 0..<shape.timeSteps {
        for channel in 0..<shape.channels {
          let angle = frequency * Double(step) + phase + Double(channel)
          values.append(Float(level + 0.3 * sin(angle) + generator.uniform(from: -0.1, to: 0.1)))
        }
      }
    }
    return Samples(contiguous: values, shape: shape)
  }
}
