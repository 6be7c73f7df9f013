internal import Dispatch
internal import Synchronization

extension LinearAutoencoder {
  /// Reconstructs every sample on up to `threadCount` threads; the bits do not depend on how many.
  public func reconstruct(_ samples: Samples, threadCount: Int) -> Reconstruction {
    let size = sampleShape.size
    // A thread is not worth waking for less than about a million multiplications.
    let worthwhile = samples.count * size * latentSize / 1_000_000
    let workers = max(1, min(threadCount, worthwhile, samples.count))
    let parts = Mutex<[(worker: Int, values: [Float], latents: [Float])]>([])
    DispatchQueue.concurrentPerform(iterations: workers) { worker in
      let range = worker * samples.count / workers..<(worker + 1) * samples.count / workers
      var values = [Float](repeating: 0, count: range.count * size)
      var latents = [Float](repeating: 0, count: range.count * latentSize)
      reconstruct(samples, range, into: &values, latents: &latents)
      let part = (worker, values, latents)
      parts.withLock { $0.append(part) }
    }
    let ordered = parts.withLock { $0 }.sorted { $0.worker < $1.worker }
    return Reconstruction(
      values: ordered.flatMap(\.values), latents: ordered.flatMap(\.latents))
  }
}
