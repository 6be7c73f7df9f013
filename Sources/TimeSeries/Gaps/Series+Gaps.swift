extension Series {
  /// Where data is missing: rows that the sampling interval would have had, and runs of missing
  /// values in each channel. In the order of their rows; at the same row missing rows come first,
  /// then channels in column order.
  public func gaps() -> [DataGap] {
    var gaps: [(order: Int, gap: DataGap)] = missingRowGaps().map { (-1, $0) }
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

  /// Two rows further apart than 1.5 sampling intervals have rows missing between them.
  ///
  /// That holds where ticks lie on a grid. Where fewer than 80 % of the differences are near a
  /// multiple of the sampling interval, rows come when they please, and only a difference beyond 1.5
  /// times the 95th percentile is a gap.
  private func missingRowGaps() -> [DataGap] {
    guard timeAxis.style != .rowNumber, let interval = timeAxis.samplingInterval else { return [] }
    let differences = (1..<rowCount).map { row in
      Double(timeAxis.tick(at: row)) - Double(timeAxis.tick(at: row - 1))
    }
    let unit = Double(interval)
    let onGrid = differences.count { abs($0 / unit - ($0 / unit).rounded()) <= 0.1 }
    var longest = 1.5 * unit
    if Double(onGrid) < 0.8 * Double(differences.count) {
      longest = max(longest, 1.5 * (SortedValues(differences).quantile(0.95) ?? 0))
    }
    return differences.indices.filter { differences[$0] > longest }.map { index in
      let missing = max(1, (differences[index] / unit).rounded() - 1)
      return DataGap(
        kind: .missingRows(Int(exactly: missing) ?? Int.max), rows: index + 1..<index + 1,
        start: timeAxis.tick(at: index), end: timeAxis.tick(at: index + 1))
    }
  }
}
