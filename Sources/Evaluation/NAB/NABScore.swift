/// The NAB score of a set of series at one threshold.
///
/// ```swift
/// let best = sweep.best(.standard)
/// print(best.normalized, best.threshold)  // 100 for perfect, 0 for saying nothing
/// ```
public struct NABScore: Sendable, Hashable {
  /// Rows with at least this score are flagged.
  public let threshold: Double
  /// Rewards and costs summed.
  public let raw: Double
  /// What a detector that never flags gets: every window missed.
  public let nullRaw: Double
  /// What a detector gets that finds every window at its start and never errs.
  public let perfectRaw: Double
  /// Windows with a flag in them.
  public let detectedWindows: Int
  /// Windows in all.
  public let windowCount: Int
  /// Flagged rows outside of windows.
  public let falsePositiveRows: Int

  /// The figure of the tables: 0 for the detector that never flags, 100 for the perfect one; below
  /// 0 where silence would have been better. 0 where there is no window.
  public var normalized: Double {
    windowCount == 0 ? 0 : 100 * (raw - nullRaw) / (perfectRaw - nullRaw)
  }
}
