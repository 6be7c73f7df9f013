internal import Dispatch
internal import Kernels
internal import RandomNumbers
internal import Synchronization

/// The gradient of a batch, worked out in shards of a fixed size that are added in their order, so the
/// number of threads changes no bit.
///
/// It is a class since it owns the workers' memory, which is made once.
final class ShardedGradient: Sendable {
  /// The memory of one thread.
  private final class Worker: Sendable {
    struct Memory: Sendable {
      var workspace: Workspace
      var gradient: [Float]
      var loss = 0.0
    }

    /// Never contended: a worker is one thread's at a time.
    let memory: Mutex<Memory>

    init(_ autoencoder: Autoencoder, shardSize: Int, isAlone: Bool) {
      memory = Mutex(
        Memory(
          workspace: autoencoder.makeWorkspace(batchSize: shardSize),
          gradient: isAlone ? [] : [Float](repeating: 0, count: autoencoder.parameterCount)))
    }
  }

  /// Samples in a shard: 16, which other threads may take, or 64 where a shard is so little work that
  /// one thread does them all. The number of threads has no say in it.
  private let shardSize: Int
  /// Samples whose loss a worker takes at once.
  private static let lossChunk = 64
  /// Multiplications for 16 samples below which waking a second thread costs more than it brings.
  static let leastWork = 3_000_000

  private let autoencoder: Autoencoder
  private let samples: Samples
  private let loss: Loss
  private let seed: UInt64
  private let dropsOut: Bool
  private let workers: [Worker]

  init(
    autoencoder: Autoencoder, samples: Samples, configuration: TrainingConfiguration, seed: UInt64,
    threadCount: Int, leastWork: Int = ShardedGradient.leastWork
  ) {
    self.autoencoder = autoencoder
    self.samples = samples
    self.seed = seed
    loss = configuration.loss
    dropsOut = autoencoder.architecture.dropout > 0
    let isWorthIt = 16 * Self.work(of: autoencoder) >= leastWork
    let shardSize = isWorthIt ? 16 : 64
    self.shardSize = shardSize
    let shards = (configuration.batchSize + shardSize - 1) / shardSize
    let count = isWorthIt ? max(1, min(threadCount, shards)) : 1
    workers = (0..<count).map { _ in
      Worker(autoencoder, shardSize: shardSize, isAlone: count == 1)
    }
  }

  /// Writes the gradient of the mean loss of `batch` to `gradient` and returns that loss.
  ///
  /// - Parameter step: The number of the step, which the dropped numbers follow from.
  func update(
    _ gradient: inout [Float], batch: ArraySlice<Int>, step: Int, parameters: [Float]
  ) -> Double {
    VectorSums.clear(&gradient)
    var total = 0.0
    let shards = (batch.count + shardSize - 1) / shardSize
    if workers.count == 1 || shards == 1 {
      for shard in 0..<shards {
        var dropout = generator(step: step, shard: shard)
        total += workers[0].memory.withLock { memory in
          autoencoder.accumulateGradient(
            of: samples, indices: Self.part(shard, of: batch, size: shardSize),
            batchSize: batch.count, parameters: parameters, loss: loss, dropout: &dropout,
            gradient: &gradient, workspace: &memory.workspace)
        }
      }
      return total
    }
    for first in stride(from: 0, to: shards, by: workers.count) {
      let wave = min(workers.count, shards - first)
      DispatchQueue.concurrentPerform(iterations: wave) { index in
        var dropout = generator(step: step, shard: first + index)
        workers[index].memory.withLock { memory in
          VectorSums.clear(&memory.gradient)
          memory.loss = autoencoder.accumulateGradient(
            of: samples, indices: Self.part(first + index, of: batch, size: shardSize),
            batchSize: batch.count, parameters: parameters, loss: loss, dropout: &dropout,
            gradient: &memory.gradient, workspace: &memory.workspace)
        }
      }
      for worker in workers[..<wave] {
        total += worker.memory.withLock { memory in
          VectorSums.add(memory.gradient, to: &gradient)
          return memory.loss
        }
      }
    }
    return total
  }

  /// The mean loss of `indices` without dropout.
  func meanLoss(of indices: [Int], parameters: [Float]) -> Double {
    var total = 0.0
    let chunks = (indices.count + Self.lossChunk - 1) / Self.lossChunk
    for first in stride(from: 0, to: chunks, by: workers.count) {
      let wave = min(workers.count, chunks - first)
      DispatchQueue.concurrentPerform(iterations: wave) { index in
        workers[index].memory.withLock { memory in
          memory.loss = autoencoder.loss(
            of: samples, indices: Self.part(first + index, of: indices[...], size: Self.lossChunk),
            batchSize: indices.count, parameters: parameters, loss: loss,
            workspace: &memory.workspace)
        }
      }
      for worker in workers[..<wave] { total += worker.memory.withLock { $0.loss } }
    }
    return total
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
