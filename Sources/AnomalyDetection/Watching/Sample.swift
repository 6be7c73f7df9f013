/// One row of a series as it comes.
///
/// ```swift
/// let noon = Sample(time: 1_704_110_400_000_000_000, values: [12.5, .nan])
/// for event in watcher.take(noon) { print(event) }
/// ```
public struct Sample: Sendable, Equatable {
  /// When it was measured: nanoseconds since 1970-01-01 00:00 UTC for a clock, else a plain number; of a
  /// series without timestamps it is not looked at.
  public var time: Int64
  /// `[channel]`, in the data's own units; `NaN` where a value is missing.
  public var values: [Double]

  /// A row; a time of 0 stands for none where the series has no times.
  public init(time: Int64 = 0, values: [Double]) {
    self.time = time
    self.values = values
  }
}
