internal import Kernels
internal import RandomNumbers
internal import Synchronization

/// Steps of training whose gradient is worked out in shards of a fixed size that are added in their
/// order, so the number of threads changes no bit.
///
/// The threads take the next shard when they are done with one, so that a thread that is held up does
/// not hold up the others. Then each adds up the shards, and steps the parameters, in a part of its
/// own. It is a class since it owns the threads and their memory, which are made once.
final class ShardedStep: Sendable {
  /// Memory that one thread at a time uses, so its lock is never waited for.
  private final class Owned<Value: Sendable>: Sendable {
    private let value: Mutex<Value>

    init(_ value: Value) { self.value = Mutex(value) }

    func use<Result: Sendable>(_ body: (inout Value) -> Result) -> Result {
      value.withLock { body(&$0) }
    }
  }

  /// Samples in a shard, at most; the first that makes enough work of a shard. The number of threads
  /// has no say in it.
  private static let shardSizes = [16, 64]
  /// Samples whose loss a thread takes at once.
  private static let lossChunk = 64
  /// Multiplications in a shard below which a second thread costs more than it brings.
  static let leastWork = 2_000_000
  /// Numbers at most in the gradients of the shards that are worked on at once.
  private static let gradientNumbers = 1 << 24

  private let shardSize: Int
  private let autoencoder: Autoencoder
  private let samples: Samples
  private let loss: Loss
  private let clipNorm: Float?
  private let seed: UInt64
  private let dropsOut: Bool
  private let team: WorkTeam
  /// The memory of each thread.
  private let workspaces: [Owned<Autoencoder.Workspace>]
  /// The gradients of shards, as many as are worked on at once, each in its slot.
  private let gradients: Arena
  private let slots: [Region]

  init(
    autoencoder: Autoencoder, samples: Samples, configuration: TrainingConfiguration, seed: UInt64,
    threadCount: Int, leastWork: Int = ShardedStep.leastWork
  ) {
    self.autoencoder = autoencoder
    self.samples = samples
    self.seed = seed
    loss = configuration.loss
    clipNorm = configuration.gradientClipNorm
    dropsOut = autoencoder.architecture.dropout > 0
    let work = Self.work(of: autoencoder)
    let worthwhile = Self.shardSizes.first { $0 * work >= leastWork }
    let shardSize = worthwhile ?? Self.shardSizes[Self.shardSizes.count - 1]
    self.shardSize = shardSize
    let shardCount = (configuration.batchSize + shardSize - 1) / shardSize
    let threads = worthwhile == nil ? 1 : max(1, min(threadCount, shardCount))
    team = WorkTeam(count: threads)
    workspaces = (0..<threads).map { _ in
      Owned(autoencoder.makeWorkspace(batchSize: shardSize))
    }
    let room = max(threads, Self.gradientNumbers / max(autoencoder.parameterCount, 1))
    var plan = ArenaPlan()
    slots = (0..<(threads == 1 ? 1 : min(shardCount, room))).map { _ in
      plan.region(autoencoder.parameterCount)
    }
    gradients = Arena(count: plan.count)
  }

  /// Takes one step on the samples of `batch`, whose gradient is left in `gradient`.
  ///
  /// Returns their mean loss and, where it is clipped, the norm of the gradient. Where one of them is
  /// not finite the step is not taken.
  func step(
    _ state: inout TrainingState, gradient: inout [Float], batch: ArraySlice<Int>
  ) -> (loss: Double, norm: Double) {
    let count = (batch.count + shardSize - 1) / shardSize
    var loss = 0.0
    if team.count == 1 || count == 1 {
      loss = writeAlone(&gradient, batch: batch, count: count, state)
    } else {
      for first in stride(from: 0, to: count, by: slots.count) {
        let wave = first..<min(first + slots.count, count)
        loss += write(wave, batch: batch, state)
        if wave.upperBound == count, clipNorm == nil, loss.isFinite {
          // All at once, while each thread has the sum of its part at hand.
          finish(&state, &gradient, adding: wave, scale: 1)
          return (loss, 0)
        }
        finish(&state, &gradient, adding: wave, scale: nil)
      }
    }
    var (norm, scale) = (0.0, Float(1))
    if let clipNorm {
      (norm, scale) = GradientClipping.scale(of: gradient, maximumNorm: clipNorm)
    }
    if loss.isFinite, norm.isFinite { finish(&state, &gradient, adding: nil, scale: scale) }
    return (loss, norm)
  }

  /// The gradient of a batch of `count` shards on this thread alone; returns the mean loss.
  private func writeAlone(
    _ gradient: inout [Float], batch: ArraySlice<Int>, count: Int, _ state: TrainingState
  ) -> Double {
    workspaces[0].use { workspace in
      var total = 0.0
      for number in 0..<count {
        let indices = Self.part(number, of: batch, size: shardSize)
        var dropout = generator(step: state.adam.stepCount, shard: number)
        if number == 0 {
          total = autoencoder.writeGradient(
            of: samples, indices: indices, batchSize: batch.count, parameters: state.parameters,
            loss: loss, dropout: &dropout, gradient: &gradient, workspace: &workspace,
            step: state.adam.stepCount)
        } else {
          total += autoencoder.writeGradient(
            of: samples, indices: indices, batchSize: batch.count, parameters: state.parameters,
            loss: loss, dropout: &dropout, gradient: slots[0], of: gradients,
            workspace: &workspace, step: state.adam.stepCount)
          autoencoder.kernels.add(slots[0], of: gradients, to: &gradient)
        }
      }
      return total
    }
  }

  /// The gradients of some shards of a batch, on all threads, each in its slot; returns what they
  /// contribute to the mean loss.
  private func write(
    _ wave: Range<Int>, batch: ArraySlice<Int>, _ state: TrainingState
  ) -> Double {
    let parameters = state.parameters
    let step = state.adam.stepCount
    return share(wave.count) { slot, workspace in
      let number = wave.lowerBound + slot
      var dropout = generator(step: step, shard: number)
      return autoencoder.writeGradient(
        of: samples, indices: Self.part(number, of: batch, size: shardSize),
        batchSize: batch.count, parameters: parameters, loss: loss, dropout: &dropout,
        gradient: slots[slot], of: gradients, workspace: &workspace, step: step)
    }
  }

  /// Adds the shards of a wave to the gradient, and steps the parameters where there is a `scale` for
  /// the gradient, part by part.
  private func finish(
    _ state: inout TrainingState, _ gradient: inout [Float], adding wave: Range<Int>?,
    scale: Float?
  ) {
    let adam = scale.map {
      state.adam.nextStep(learningRate: state.learningRate.rate, gradientScale: $0)
    }
    state.adam.share(
      &state.parameters, gradient: &gradient, parts: team.count, kernels: autoencoder.kernels
    ) { vectors in
      team.share(team.count) { part, _ in
        if let wave {
          vectors.sum(
            slots[..<wave.count], in: gradients, adding: wave.lowerBound > 0, part: part)
        }
        if let adam { vectors.apply(adam, part: part) }
      }
    }
  }

  /// The mean loss of `indices` without dropout.
  func meanLoss(of indices: [Int], parameters: [Float]) -> Double {
    let chunks = (indices.count + Self.lossChunk - 1) / Self.lossChunk
    return share(chunks) { chunk, workspace in
      autoencoder.loss(
        of: samples, indices: Self.part(chunk, of: indices[...], size: Self.lossChunk),
        batchSize: indices.count, parameters: parameters, loss: loss, workspace: &workspace)
    }
  }

  /// Does `count` pieces of work, each on the memory of whichever thread comes to it first, and adds
  /// up what they return in their order.
  private func share(
    _ count: Int, _ work: @Sendable (Int, inout Autoencoder.Workspace) -> Double
  ) -> Double {
    let results = Mutex([Double](repeating: 0, count: count))
    team.share(count) { piece, thread in
      let result = workspaces[thread].use { work(piece, &$0) }
      results.withLock { $0[piece] = result }
    }
    return results.withLock { $0.reduce(0, +) }
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
