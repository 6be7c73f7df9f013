import TimeSeries

/// Rows and ticks of a time axis to places from left to right on a chart.
struct TimeScale {
  let axis: TimeAxis
  /// The rows shown.
  let rows: Range<Int>
  let left: Double
  let width: Double
  /// The tick at the left edge.
  let start: Int64
  /// The tick at the right edge.
  let end: Int64
  private let span: Double
  /// Whether all rows share one tick, so that only their order can be drawn.
  private let isOrderOnly: Bool

  /// A scale of some rows of an axis.
  ///
  /// - Precondition: there is at least one row.
  init(axis: TimeAxis, rows: Range<Int>, left: Double, width: Double) {
    precondition(!rows.isEmpty && rows.upperBound <= axis.count, "\(rows) of \(axis.count) rows")
    self.axis = axis
    self.rows = rows
    self.left = left
    self.width = width
    start = axis.tick(at: rows.lowerBound)
    end = axis.tick(at: rows.upperBound - 1)
    span = Self.difference(from: start, to: end)
    isOrderOnly = span == 0
  }

  /// The place of a row.
  func x(row: Int) -> Double {
    guard isOrderOnly else { return x(tick: axis.tick(at: row)) }
    guard rows.count > 1 else { return left + width / 2 }
    return left + width * Double(row - rows.lowerBound) / Double(rows.count - 1)
  }

  /// The place of a tick, kept inside the chart.
  func x(tick: Int64) -> Double {
    guard !isOrderOnly else { return left + width / 2 }
    return left + width * min(1, max(0, Self.difference(from: start, to: tick) / span))
  }

  /// The left and right edge of some rows, widened to half a row on either side.
  func edges(of range: Range<Int>) -> (left: Double, right: Double) {
    let first = max(rows.lowerBound, range.lowerBound)
    let last = min(rows.upperBound, range.upperBound) - 1
    guard first <= last else { return (left, left) }
    let low = x(row: first)
    let high = x(row: last)
    let before = first > rows.lowerBound ? x(row: first - 1) : low
    let after = last + 1 < rows.upperBound ? x(row: last + 1) : high
    // A neighbour across a gap must not stretch the edge: half of the typical row at most.
    let half = width / Double(max(1, rows.count - 1)) * 0.75
    return (low - min(half, (low - before) / 2), high + min(half, (after - high) / 2))
  }

  /// The marks of the axis, about `count` of them.
  func ticks(count: Int) -> [TimeTick] {
    guard !isOrderOnly else {
      return [
        TimeTick(tick: start, label: axis.text(at: rows.lowerBound), context: nil)
      ]
    }
    return axis.style.isClock
      ? TimeTick.calendar(
        from: start, to: end, zone: TimeText.zone(of: axis.style), count: count)
      : TimeTick.plain(from: start, to: end, count: count)
  }

  /// Exact below 2^53 ticks; the difference of two far ticks can pass Int64.
  static func difference(from start: Int64, to end: Int64) -> Double {
    let (difference, overflow) = end.subtractingReportingOverflow(start)
    return overflow ? Double(end) - Double(start) : Double(difference)
  }
}
