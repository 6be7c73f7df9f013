/// When each row of a series was measured, and how that was written.
///
/// Ticks never decrease. They may be irregular and may repeat; a gap is two ticks further apart
/// than the sampling interval.
///
/// ```swift
/// let axis = TimeAxis(ticks: [1_719_792_000, 1_719_795_600, 1_719_799_200], style: .integer)
/// print(axis.samplingInterval ?? 0, axis.text(at: 2))  // 3600 1719799200
/// print(TimeAxis(rowCount: 3).text(at: 2))  // 2
/// ```
public struct TimeAxis: Sendable, Equatable {
  /// How the timestamps were written, so that they are printed back the same way.
  public let style: TimestampStyle

  /// The number of rows.
  public let count: Int

  /// `[time]`: nanoseconds since 1970-01-01 00:00 UTC for a clock style, the plain number for
  /// `.integer`, empty for `.rowNumber`.
  private let storedTicks: [Int64]

  /// An axis of given ticks.
  ///
  /// - Precondition: `ticks` never decreases.
  public init(ticks: [Int64], style: TimestampStyle) {
    precondition(style != .rowNumber, "a row-number axis has no ticks: use init(rowCount:)")
    precondition(
      zip(ticks, ticks.dropFirst()).allSatisfy { $0 <= $1 }, "ticks of a time axis decrease")
    self.style = style
    self.count = ticks.count
    self.storedTicks = ticks
  }

  /// The axis of a series without timestamps: its rows, counted from 0.
  public init(rowCount: Int) {
    precondition(rowCount >= 0, "\(rowCount) rows")
    style = .rowNumber
    count = rowCount
    storedTicks = []
  }

  /// The tick of a row: nanoseconds since 1970 (UTC), a plain integer, or the row's number.
  public func tick(at row: Int) -> Int64 {
    precondition(row >= 0 && row < count, "row \(row) of \(count)")
    return storedTicks.isEmpty ? Int64(row) : storedTicks[row]
  }

  /// The timestamp of a row, written as it was given.
  public func text(at row: Int) -> String {
    style.text(tick: tick(at: row))
  }

  /// The axis of a range of rows. A row-number axis starts at 0 again.
  public func rows(_ range: Range<Int>) -> TimeAxis {
    if style == .rowNumber {
      TimeAxis(rowCount: range.count)
    } else {
      TimeAxis(ticks: Array(storedTicks[range]), style: style)
    }
  }

  /// The median of the differences of neighbouring ticks that are not 0, so that duplicated
  /// timestamps do not count; `nil` where there is none.
  public var samplingInterval: Int64? {
    guard count >= 2 else { return nil }
    guard style != .rowNumber else { return 1 }
    // The difference of two far ticks can pass Int64; the median cannot, so saturating is exact.
    var differences = zip(storedTicks, storedTicks.dropFirst()).compactMap { earlier, later in
      let (difference, overflow) = later.subtractingReportingOverflow(earlier)
      return overflow ? Int64.max : difference > 0 ? difference : nil
    }
    guard !differences.isEmpty else { return nil }
    differences.sort()
    return differences[(differences.count - 1) / 2]
  }

  /// The sampling interval in nanoseconds; `nil` where ticks are no clock's, too.
  public var clockInterval: Int64? { style.isClock ? samplingInterval : nil }
}
