/// A stretch without data: an event of its own, never an anomaly and never hidden.
///
/// ```swift
/// for gap in series.gaps() {
///   let style = series.timeAxis.style
///   print(gap.kind, style.text(tick: gap.start), style.text(tick: gap.end))
/// }
/// ```
public struct DataGap: Sendable, Equatable {
  /// What is missing.
  public enum Kind: Sendable, Equatable {
    /// Rows that the sampling interval would have had between two rows; their number.
    case missingRows(Int)
    /// Rows that are there, with a value missing in this channel.
    case missingValues(channel: String)
  }

  /// What is missing.
  public let kind: Kind
  /// The rows without values; for missing rows the empty range before the row that came late.
  public let rows: Range<Int>
  /// The tick of the last value before the gap, and of the first after it, as far as there are any.
  public let start: Int64
  /// The tick of the first value after the gap.
  public let end: Int64

  /// A gap over `rows`, between the ticks of the values before and after it.
  public init(kind: Kind, rows: Range<Int>, start: Int64, end: Int64) {
    self.kind = kind
    self.rows = rows
    self.start = start
    self.end = end
  }
}
