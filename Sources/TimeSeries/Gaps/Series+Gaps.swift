extension Series {
  /// Where data is missing: rows that the sampling interval would have had, and runs of missing
  /// values in each channel. In the order of their rows; at the same row missing rows come first,
  /// then channels in column order.
  public func gaps() -> [DataGap] { gaps(missingRows: missingRows()) }

  /// The same, where it is known how many rows were due before each and never came, `[row]`.
  package func gaps(missingRows: [Int]) -> [DataGap] {
    var gaps: [(order: Int, gap: DataGap)] = missingRows.indices.filter { missingRows[$0] > 0 }
      .map { row in
        let gap = DataGap(
          kind: .missingRows(missingRows[row]), rows: row..<row,
          start: timeAxis.tick(at: max(0, row - 1)), end: timeAxis.tick(at: row))
        return (-1, gap)
      }
    for (channel, name) in channelNames.enumerated() {
      for run in missingRuns(channel: channel) {
        let gap = DataGap(
          kind: .missingValues(channel: name), rows: run,
          start: timeAxis.tick(at: max(0, run.lowerBound - 1)),
          end: timeAxis.tick(at: min(rowCount - 1, run.upperBound)))
        gaps.append((channel, gap))
      }
    }
    return gaps.sorted { left, right in
      (left.gap.rows.lowerBound, left.order) < (right.gap.rows.lowerBound, right.order)
    }.map(\.gap)
  }

  /// The runs of rows in which a channel has no value, in order.
  public func missingRuns(channel: Int) -> [Range<Int>] {
    var runs: [Range<Int>] = []
    var start: Int?
    for row in 0..<rowCount {
      switch (self[row, channel].isNaN, start) {
      case (true, nil): start = row
      case (false, let first?):
        runs.append(first..<row)
        start = nil
      case (true, _?), (false, nil): break
      }
    }
    if let start { runs.append(start..<rowCount) }
    return runs
  }

  /// `[row]`: how many rows the sampling interval would have had before each; empty without ticks.
  private func missingRows() -> [Int] {
    guard timeAxis.style != .rowNumber, rowCount > 1 else { return [] }
    let differences = (1..<rowCount).map { row in
      let (difference, overflow) = timeAxis.tick(at: row).subtractingReportingOverflow(
        timeAxis.tick(at: row - 1))
      return overflow ? Int64.max : difference
    }
    let intervals = SamplingIntervals(differences)
    guard let interval = intervals.median else { return [] }
    return [0]
      + differences.map { difference in
        guard Double(difference) > intervals.longest else { return 0 }
        let missing = max(1, (Double(difference) / Double(interval)).rounded() - 1)
        return Int(exactly: missing) ?? Int.max
      }
  }
}
