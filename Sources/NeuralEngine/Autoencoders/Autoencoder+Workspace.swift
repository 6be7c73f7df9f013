internal import Kernels

extension Autoencoder {
  /// The memory of one worker of an `Autoencoder`: activations and caches for a batch, made once and
  /// used again. A copy has memory of its own.
  public struct Workspace: Sendable {
    /// The most samples that are worked on at once; more are taken in turns.
    public let batchSize: Int
    let layout: Network.Layout
    private(set) var arena: Arena
    /// Where the samples of a shard begin, at least as many as are worked on.
    private(set) var offsets: [Int]
    /// The gradient of one shard, before it is added to a sum; made when it is first needed.
    var shardGradient: [Float] = []
    /// The step of training whose weights lie here transposed; `nil` where nobody counts steps.
    var transposedStep: Int?

    init(network: Network, batchSize: Int, isTraining: Bool) {
      precondition(batchSize >= 1, "a workspace for \(batchSize) samples")
      var plan = ArenaPlan()
      layout = network.makeLayout(batch: batchSize, isTraining: isTraining, plan: &plan)
      arena = Arena(count: plan.count)
      self.batchSize = batchSize
      offsets = [Int](repeating: 0, count: batchSize)
    }

    /// Where samples begin in their buffer.
    mutating func offsets(
      of samples: Samples, _ indices: ArraySlice<Int>
    ) -> ArraySlice<Int> {
      for (slot, sample) in indices.enumerated() { offsets[slot] = samples.offsets[sample] }
      return offsets[..<indices.count]
    }

    /// The array for a shard's gradient, to be put back after use.
    mutating func takeShardGradient(count: Int) -> [Float] {
      var taken: [Float] = []
      swap(&taken, &shardGradient)
      return taken.count == count ? taken : [Float](repeating: 0, count: count)
    }

    /// The memory, which no other workspace shares.
    ///
    /// - Parameter step: The step of a training whose parameters are lent; `nil` for any parameters.
    mutating func memory(of autoencoder: Autoencoder, step: Int? = nil) -> EngineMemory {
      if !isKnownUniquelyReferenced(&arena) { arena = Arena(copying: arena) }
      let count = autoencoder.parameterCount
      defer { transposedStep = step }
      return EngineMemory(
        kernels: autoencoder.kernels, arena: arena,
        parameters: Region(start: Arena.parameterPlace, count: count),
        gradient: Region(start: Arena.gradientPlace, count: count),
        hasTransposed: step != nil && step == transposedStep)
    }
  }
}
