/// The season that a clock suggests: the day, or the week where a day has too few rows.
enum ClockSeason {
  /// Rows in it; `nil` where the data has no clock, or comes too seldom or too often.
  static func rows(samplingInterval: Int64?) -> Int? {
    guard let samplingInterval, samplingInterval > 0 else { return nil }
    let day = 86_400e9 / Double(samplingInterval)
    for rows in [day, 7 * day] where rows >= 4 && rows <= Double(SeasonalMedian.longestPeriod) {
      return Int(rows.rounded())
    }
    return nil
  }
}
