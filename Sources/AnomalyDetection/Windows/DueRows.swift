internal import TimeSeries

/// A series with an empty row for each row that was due and never came.
///
/// Windows then hold the time that they seem to hold: rows on both sides of a hole are not taken for
/// neighbours. Of a long hole only as many rows are put in as a window spans; more would tell no more.
struct DueRows {
  /// The rows, the empty ones among them.
  let series: Series
  /// `[time]`: where each row that did come stands in `series`.
  let measured: [Int]
  /// Where data of the series that was given is missing.
  let gaps: [DataGap]

  /// - Parameter limit: the most rows put in for one hole.
  init(_ series: Series, limit: Int) {
    gaps = series.gaps()
    let missing = gaps.missingRows(of: series.rowCount)
    guard missing.contains(where: { $0 > 0 }) else {
      self.series = series
      measured = Array(0..<series.rowCount)
      return
    }
    let empty = [Double](repeating: .nan, count: series.channelCount)
    var values: [Double] = []
    var ticks: [Int64] = []
    var measured: [Int] = []
    for row in 0..<series.rowCount {
      let tick = series.timeAxis.tick(at: row)
      for _ in 0..<min(missing[row], limit) {
        values += empty
        // Only the order matters from here on.
        ticks.append(ticks.last ?? tick)
      }
      measured.append(ticks.count)
      values += series.row(row)
      ticks.append(tick)
    }
    self.measured = measured
    self.series = Series(
      name: series.name, channelNames: series.channelNames,
      timeAxis: TimeAxis(ticks: ticks, style: series.timeAxis.style), values: values)
  }
}

extension [DataGap] {
  /// `[row]`: how many rows were due before each and never came.
  func missingRows(of count: Int) -> [Int] {
    var missing = [Int](repeating: 0, count: count)
    for gap in self {
      if case .missingRows(let rows) = gap.kind { missing[gap.rows.lowerBound] = rows }
    }
    return missing
  }
}
