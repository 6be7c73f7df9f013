// Samples a second on one thread, each the median of five runs of half a second of processor time:
// training with the trainer, the gradient alone, reconstruction in batches, and one sample at a time.
// One line of JSON a workload. Arguments: the workloads' names, else all.

import NeuralEngine
import RandomNumbers

let asked = CommandLine.arguments.dropFirst()
for workload in Workload.all
where asked.isEmpty || asked.contains(where: { workload.name == $0 }) {
  let autoencoder = try Autoencoder(workload.architecture, sampleShape: workload.shape)
  var generator = RandomGenerator(seed: 2)
  let parameters = autoencoder.initialParameters(using: &generator)
  let samples = workload.samples()
  let indices = Array(0..<samples.count)
  var workspace = autoencoder.makeWorkspace(batchSize: workload.batchSize)
  var gradient = [Float](repeating: 0, count: autoencoder.parameterCount)
  var none: RandomGenerator?
  var batch = 0
  let size = workload.batchSize
  let gradients = Rate.median(samplesPerCall: size) {
    let first = batch % 64 * size
    batch += 1
    _ = autoencoder.accumulateGradient(
      of: samples, indices: indices[first..<first + size], batchSize: size,
      parameters: parameters, loss: .meanSquaredError, dropout: &none, gradient: &gradient,
      workspace: &workspace)
  }
  var output = [Float](repeating: 0, count: size * workload.shape.size)
  var latents: [Float] = []
  let reconstruction = Rate.median(samplesPerCall: size) {
    let first = batch % 64 * size
    batch += 1
    autoencoder.reconstruct(
      samples, first..<first + size, parameters: parameters, into: &output, latents: &latents,
      workspace: &workspace)
  }
  let alone = Rate.median(samplesPerCall: 1) {
    let first = batch % samples.count
    batch += 1
    autoencoder.reconstruct(
      samples, first..<first + 1, parameters: parameters, into: &output, latents: &latents,
      workspace: &workspace)
  }
  // Whole epochs of the trainer: shuffling, gradients, Adam and what an epoch's end brings.
  let trainer = try Trainer(
    autoencoder: autoencoder,
    configuration: TrainingConfiguration(epochs: 4, batchSize: size), seed: 3, threadCount: 1)
  var failure: (any Error)?
  let training = Rate.median(samplesPerCall: 4 * samples.count) {
    do { _ = try trainer.train(on: samples) } catch { failure = error }
  }
  if let failure { throw failure }
  print(
    "{\"workload\": \"\(workload.name)\", \"training\": \(Int(training)), "
      + "\"gradient\": \(Int(gradients)), \"reconstruction\": \(Int(reconstruction)), "
      + "\"one_sample_us\": \(Double(Int(1e7 / alone)) / 10)}")
}
