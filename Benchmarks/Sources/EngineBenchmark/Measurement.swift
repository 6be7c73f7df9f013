import NeuralEngine
import RandomNumbers
import Stopwatch

/// What is measured of one workload.
struct Measurement {
  let workload: Workload
  let autoencoder: Autoencoder
  let samples: Samples

  init(_ workload: Workload, batches: Int = 64) throws {
    self.workload = workload
    autoencoder = try Autoencoder(workload.architecture, sampleShape: workload.shape)
    samples = workload.samples(batches: batches)
  }

  /// Samples a second in whole epochs of the trainer: shuffling, gradients, Adam and what an epoch's
  /// end brings.
  func training(
    seconds: Double, batchSize: Int? = nil, threads: Int = 1, epochs: Int = 4
  ) throws -> Rate {
    let trainer = try Trainer(
      autoencoder: autoencoder,
      configuration: TrainingConfiguration(
        epochs: epochs, batchSize: batchSize ?? workload.batchSize),
      seed: 3, threadCount: threads)
    return try Rate.once(seconds: seconds) {
      _ = try trainer.train(on: samples)
      return Double(epochs * samples.count)
    }
  }

  /// Samples a second of gradients and of reconstructions in batches, and the microseconds that one
  /// sample alone takes; a line of JSON.
  func passes(seconds: Double) -> String {
    var generator = RandomGenerator(seed: 2)
    let parameters = autoencoder.initialParameters(using: &generator)
    let indices = Array(0..<samples.count)
    let size = workload.batchSize
    var workspace = autoencoder.makeWorkspace(batchSize: size)
    var gradient = [Float](repeating: 0, count: autoencoder.parameterCount)
    var none: RandomGenerator?
    let gradients = Rate.median(seconds: seconds) {
      for first in stride(from: 0, to: samples.count, by: size) {
        _ = autoencoder.accumulateGradient(
          of: samples, indices: indices[first..<first + size], batchSize: size,
          parameters: parameters, loss: .meanSquaredError, dropout: &none, gradient: &gradient,
          workspace: &workspace)
      }
      return Double(samples.count)
    }
    var output = [Float](repeating: 0, count: size * workload.shape.size)
    var latents: [Float] = []
    func reconstructions(at once: Int) -> Double {
      Rate.median(seconds: seconds) {
        for first in stride(from: 0, to: samples.count, by: once) {
          autoencoder.reconstruct(
            samples, first..<first + once, parameters: parameters, into: &output,
            latents: &latents, workspace: &workspace)
        }
        return Double(samples.count)
      }
    }
    let batches = reconstructions(at: size)
    let alone = 1e6 / reconstructions(at: 1)
    return "{\"workload\": \"\(workload.name)\", \"gradient\": \(Int(gradients)), "
      + "\"reconstruction\": \(Int(batches)), \"one_sample_us\": \((alone * 100).rounded() / 100)}"
  }
}
