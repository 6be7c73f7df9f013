internal import Dispatch
internal import Kernels
internal import RandomNumbers
internal import Synchronization

/// The gradient of a batch, worked out in shards of a fixed size that are added in their order, so the
/// number of threads changes no bit.
///
/// The threads take the next shard when they are done with one, so that a thread that starts late, or
/// is held up, does not hold up the others. It is a class since it owns their memory, which is made
/// once.
final class ShardedGradient: Sendable {
  /// Memory that one thread at a time uses, so its lock is never waited for.
  private final class Owned<Value: Sendable>: Sendable {
    private let value: Mutex<Value>

    init(_ value: Value) { self.value = Mutex(value) }

    func use<Result: Sendable>(_ body: (inout Value) -> Result) -> Result {
      value.withLock { body(&$0) }
    }
  }

  /// What one shard gives.
  private struct Shard: Sendable {
    var gradient: [Float]
    var loss = 0.0
  }

  /// Samples in a shard, at most; the first that makes enough work of a shard. The number of threads
  /// has no say in it.
  private static let shardSizes = [16, 64]
  /// Samples whose loss a thread takes at once.
  private static let lossChunk = 64
  /// Multiplications in a shard below which waking a second thread costs more than it brings.
  static let leastWork = 3_000_000
  /// Numbers at most in the gradients of the shards that are worked on at once.
  private static let gradientNumbers = 1 << 24

  private let shardSize: Int
  private let autoencoder: Autoencoder
  private let samples: Samples
  private let loss: Loss
  private let seed: UInt64
  private let dropsOut: Bool
  /// The memory of each thread.
  private let workspaces: [Owned<Workspace>]
  /// Room for the shards of a batch, or as many as are worked on at once.
  private let shards: [Owned<Shard>]
  /// The next shard, or chunk, to be taken.
  private let next = Atomic(0)

  init(
    autoencoder: Autoencoder, samples: Samples, configuration: TrainingConfiguration, seed: UInt64,
    threadCount: Int, leastWork: Int = ShardedGradient.leastWork
  ) {
    self.autoencoder = autoencoder
    self.samples = samples
    self.seed = seed
    loss = configuration.loss
    dropsOut = autoencoder.architecture.dropout > 0
    let work = Self.work(of: autoencoder)
    let worthwhile = Self.shardSizes.first { $0 * work >= leastWork }
    let shardSize = worthwhile ?? Self.shardSizes[Self.shardSizes.count - 1]
    self.shardSize = shardSize
    let shardCount = (configuration.batchSize + shardSize - 1) / shardSize
    let threads = worthwhile == nil ? 1 : max(1, min(threadCount, shardCount))
    workspaces = (0..<threads).map { _ in
      Owned(autoencoder.makeWorkspace(batchSize: shardSize))
    }
    let room = max(threads, Self.gradientNumbers / max(autoencoder.parameterCount, 1))
    shards = (0..<(threads == 1 ? 1 : min(shardCount, room))).map { _ in
      Owned(Shard(gradient: [Float](repeating: 0, count: autoencoder.parameterCount)))
    }
  }

  /// Writes the gradient of the mean loss of `batch` to `gradient` and returns that loss.
  ///
  /// - Parameter step: The number of the step, which the dropped numbers follow from.
  func update(
    _ gradient: inout [Float], batch: ArraySlice<Int>, step: Int, parameters: [Float]
  ) -> Double {
    let count = (batch.count + shardSize - 1) / shardSize
    /// One shard, on the memory of one thread.
    @Sendable func write(_ number: Int, to gradient: inout [Float], _ workspace: inout Workspace)
      -> Double
    {
      var dropout = generator(step: step, shard: number)
      return autoencoder.writeGradient(
        of: samples, indices: Self.part(number, of: batch, size: shardSize),
        batchSize: batch.count, parameters: parameters, loss: loss, dropout: &dropout,
        gradient: &gradient, workspace: &workspace)
    }
    // The first shard of the batch, alone on this thread or with others at its side.
    var total = 0.0
    if workspaces.count == 1 || count == 1 {
      workspaces[0].use { workspace in
        total = write(0, to: &gradient, &workspace)
        for number in 1..<max(count, 1) {
          total += shards[0].use { shard in
            let loss = write(number, to: &shard.gradient, &workspace)
            autoencoder.kernels.add(shard.gradient, to: &gradient)
            return loss
          }
        }
      }
      return total
    }
    for first in stride(from: 0, to: count, by: shards.count) {
      let wave = min(shards.count, count - first)
      share(wave) { slot, workspace in
        shards[slot].use { shard in
          shard.loss = write(first + slot, to: &shard.gradient, &workspace)
        }
      }
      for slot in 0..<wave {
        total += shards[slot].use { shard in
          if first + slot == 0 {
            swap(&shard.gradient, &gradient)
          } else {
            autoencoder.kernels.add(shard.gradient, to: &gradient)
          }
          return shard.loss
        }
      }
    }
    return total
  }

  /// The mean loss of `indices` without dropout.
  func meanLoss(of indices: [Int], parameters: [Float]) -> Double {
    let chunks = (indices.count + Self.lossChunk - 1) / Self.lossChunk
    let losses = Mutex([Double](repeating: 0, count: chunks))
    share(chunks) { chunk, workspace in
      let loss = autoencoder.loss(
        of: samples, indices: Self.part(chunk, of: indices[...], size: Self.lossChunk),
        batchSize: indices.count, parameters: parameters, loss: loss, workspace: &workspace)
      losses.withLock { $0[chunk] = loss }
    }
    return losses.withLock { $0.reduce(0, +) }
  }

  /// Does `count` pieces of work, each on the memory of whichever thread comes to it first.
  private func share(_ count: Int, _ work: @Sendable (Int, inout Workspace) -> Void) {
    next.store(0, ordering: .relaxed)
    DispatchQueue.concurrentPerform(iterations: min(workspaces.count, count)) { thread in
      workspaces[thread].use { workspace in
        while true {
          let piece = next.wrappingAdd(1, ordering: .relaxed).oldValue
          guard piece < count else { break }
          work(piece, &workspace)
        }
      }
    }
  }

  /// The generator of the numbers that one shard of one step drops.
  private func generator(step: Int, shard: Int) -> RandomGenerator? {
    guard dropsOut else { return nil }
    return RandomGenerator(
      seed: seed, stream: RandomStreams.dropout(step: step, shard: shard))
  }

  private static func part(
    _ number: Int, of batch: ArraySlice<Int>, size: Int
  ) -> ArraySlice<Int> {
    let start = batch.startIndex + number * size
    return batch[start..<min(start + size, batch.endIndex)]
  }

  /// About how many multiplications a sample takes, there and back.
  private static func work(of autoencoder: Autoencoder) -> Int {
    let uses =
      switch autoencoder.architecture {
      case .dense: 1
      case .lstm, .conv1D: autoencoder.sampleShape.timeSteps
      }
    return 3 * autoencoder.trainableCount * uses
  }
}

extension AutoencoderArchitecture {
  /// The share of numbers set to 0 in training.
  var dropout: Float {
    switch self {
    case .dense(let architecture): architecture.dropout
    case .lstm(let architecture): architecture.dropout
    case .conv1D(let architecture): architecture.dropout
    }
  }
}
