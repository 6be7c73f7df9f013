internal import Kernels

/// What every layer works with: the kernels, the memory, and where parameters and their gradient
/// lie in it.
struct EngineMemory: Sendable {
  let kernels: KernelSet
  let arena: Arena
  /// The flat parameters, lent for the time of a call.
  let parameters: Region
  /// The gradient so far, in the layout of the parameters; lent too, in training alone.
  let gradient: Region
  /// Whether the transposed weights are still those of the parameters, from an earlier shard.
  var hasTransposed = false
}

/// Samples, or what a network makes of them, in an arena: number `[sample, step, channel]` lies at
/// `start + sample · sampleStride + step · stepStride + channel`.
struct SampleLayout: Sendable, Hashable {
  var start: Int
  var sampleStride: Int
  var stepStride: Int
  var steps: Int
  var channels: Int

  /// All samples of a batch.
  func slots(_ batch: Int) -> Region {
    Region(
      start: start,
      count: (batch - 1) * sampleStride + (steps - 1) * stepStride + channels)
  }

  /// One sample's numbers, rows `stepStride` apart.
  func slot(_ slot: Int) -> Region {
    Region(start: start + slot * sampleStride, count: (steps - 1) * stepStride + channels)
  }
}

extension Activation {
  /// The kernels' form.
  var kernel: KernelActivation {
    switch self {
    case .identity: .identity
    case .relu: .rectifier(slope: 0)
    case .leakyReLU(let slope): .rectifier(slope: slope)
    case .tanh: .tanh
    case .sigmoid: .sigmoid
    }
  }
}
