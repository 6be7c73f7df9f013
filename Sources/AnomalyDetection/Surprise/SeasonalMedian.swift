/// What a channel usually is at this time of its season: the median of the rows around the same time in
/// seasons past.
struct SeasonalMedian: Sendable, Equatable {
  /// Seasons looked back on.
  static let seasons = 7
  /// Rows on each side of the same time.
  private static let slack = 2
  /// Longer seasons do not fit the rows that are kept.
  static let longestPeriod = OnlineHistory.capacity / (seasons + 1)

  /// Rows in a season.
  let period: Int

  /// A season, if it has a length that can be used.
  init?(period: Int) {
    guard period >= 4, period <= Self.longestPeriod else { return nil }
    self.period = period
  }

  /// The median for a row, from rows before it alone; `nil` where nothing was measured then.
  func expected(_ history: OnlineHistory, row: Int, channel: Int) -> Float? {
    var found: [Float] = []
    found.reserveCapacity(Self.seasons * (2 * Self.slack + 1))
    for season in 1...Self.seasons {
      let center = row - season * period
      for candidate in center - Self.slack...center + Self.slack {
        guard candidate >= history.firstRow, candidate < history.endRow,
          !history.isImputed(candidate, channel)
        else { continue }
        found.append(history[candidate, channel])
      }
    }
    guard !found.isEmpty else { return nil }
    found.sort()
    let middle = found.count / 2
    return found.count % 2 == 1 ? found[middle] : (found[middle - 1] + found[middle]) / 2
  }

  /// The median distance from the expected over the kept rows, for each channel summed; `nil` where
  /// there is not one season to compare with.
  func typicalError(_ history: OnlineHistory) -> Float? {
    guard history.endRow - history.firstRow >= 2 * period else { return nil }
    var sum: Float = 0
    for channel in 0..<history.channels {
      var errors: [Float] = []
      for row in history.firstRow..<history.endRow where !history.isImputed(row, channel) {
        guard let expected = expected(history, row: row, channel: channel) else { continue }
        errors.append(abs(history[row, channel] - expected))
      }
      guard !errors.isEmpty else { continue }
      errors.sort()
      sum += errors[errors.count / 2]
    }
    return sum
  }
}
