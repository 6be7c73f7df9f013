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

  /// The derivative of `value`.
  func derivative(_ d: Float) -> Float {
    switch self {
    case .meanSquaredError: 2 * d
    // PyTorch's subgradient at 0 is 0.
    case .meanAbsoluteError, .summedAbsoluteError: d > 0 ? 1 : d < 0 ? -1 : 0
    case .huber(let delta): abs(d) <= delta ? d : d > 0 ? delta : -delta
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
