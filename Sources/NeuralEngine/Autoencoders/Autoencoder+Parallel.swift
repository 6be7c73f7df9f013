internal import Dispatch
internal import Synchronization

extension Autoencoder {
  /// Samples that one worker takes at once: 64, or fewer where they would fill the memory. No number
  /// changes a sample's bits.
  private var chunk: Int { max(1, min(64, (1 << 26) / max(activationCount, 1))) }

  /// Reconstructs every sample on up to `threadCount` threads; the bits do not depend on how many.
  public func reconstruct(
    _ samples: Samples, parameters: [Float], threadCount: Int
  ) -> Reconstruction {
    let size = sampleShape.size
    let chunk = chunk
    let chunks = (samples.count + chunk - 1) / chunk
    let workers = max(1, min(threadCount, chunks))
    let perWorker = (chunks + workers - 1) / workers * chunk
    let parts = Mutex<[Int: Reconstruction]>([:])
    DispatchQueue.concurrentPerform(iterations: workers) { worker in
      let first = min(worker * perWorker, samples.count)
      let range = first..<min(first + perWorker, samples.count)
      var workspace = makeEvaluationWorkspace(batchSize: min(chunk, max(range.count, 1)))
      var values = [Float](repeating: 0, count: range.count * size)
      var latents = [Float](repeating: 0, count: range.count * latentSize)
      reconstruct(
        samples, range, parameters: parameters, into: &values, latents: &latents,
        workspace: &workspace)
      let part = Reconstruction(values: values, latents: latents)
      parts.withLock { $0[worker] = part }
    }
    // In the order of the workers, hence of the samples.
    let done = parts.withLock { $0 }
    let ordered = (0..<workers).compactMap { done[$0] }
    return Reconstruction(
      values: ordered.flatMap(\.values), latents: ordered.flatMap(\.latents))
  }
}
