internal import Kernels

/// The memory of one worker of an `Autoencoder`: activations and caches for a batch, made once and
/// used again. A copy has memory of its own.
public struct Workspace: Sendable {
  /// The most samples that are worked on at once; more are taken in turns.
  public let batchSize: Int
  let layout: Network.Layout
  let parameters: Region
  let gradient: Region
  private(set) var arena: Arena

  init(network: Network, parameterCount: Int, batchSize: Int, isTraining: Bool) {
    precondition(batchSize >= 1, "a workspace for \(batchSize) samples")
    var plan = ArenaPlan()
    parameters = plan.region(parameterCount)
    gradient = plan.region(parameterCount)
    layout = network.makeLayout(batch: batchSize, isTraining: isTraining, plan: &plan)
    arena = Arena(count: plan.count)
    self.batchSize = batchSize
  }

  /// The memory, which no other workspace shares, with the parameters in it.
  mutating func memory(parameters values: [Float], kernels: KernelSet) -> EngineMemory {
    if !isKnownUniquelyReferenced(&arena) { arena = Arena(copying: arena) }
    precondition(
      values.count == parameters.count,
      "\(values.count) parameters for an autoencoder of \(parameters.count)")
    arena.store(values, columns: values.count, at: parameters)
    return EngineMemory(
      kernels: kernels, arena: arena, parameters: parameters, gradient: gradient)
  }
}
