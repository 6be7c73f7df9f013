// Samples a second on one thread: gradients, reconstruction in batches, one sample at a time.
// Median of five runs of half a second, in processor time, so that a busy machine matters less.

import NeuralEngine
import RandomNumbers

let asked = CommandLine.arguments.dropFirst()
for workload in Workload.all
where asked.isEmpty || asked.contains(where: { workload.name.hasPrefix($0) }) {
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
  let training = Rate.median(samplesPerCall: size) {
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
  print(
    "\(workload.name): gradient \(Int(training))/s, reconstruction \(Int(reconstruction))/s, "
      + "one sample \(Int(1e6 / alone)) us")
}
