internal import Kernels

extension Loss {
  /// The loss of one difference `d`, before it is averaged or summed.
  public func value(_ d: Float) -> Float {
    switch self {
    case .meanSquaredError: d * d
    case .meanAbsoluteError, .summedAbsoluteError: abs(d)
    case .huber(let delta):
      abs(d) <= delta ? 0.5 * d * d : delta * (abs(d) - 0.5 * delta)
    }
  }

  /// The kernels' form, before `scale`.
  var kernel: KernelLoss {
    switch self {
    case .meanSquaredError: .squared
    case .meanAbsoluteError, .summedAbsoluteError: .absolute
    case .huber(let delta): .huber(delta: delta)
    }
  }

  /// What the sum over numbers is multiplied by, for batches of `batchSize` samples of `sampleSize`.
  func scale(batchSize: Int, sampleSize: Int) -> Double {
    switch self {
    case .meanSquaredError, .meanAbsoluteError, .huber:
      1 / (Double(batchSize) * Double(sampleSize))
    case .summedAbsoluteError: 1 / Double(batchSize)
    }
  }
}
