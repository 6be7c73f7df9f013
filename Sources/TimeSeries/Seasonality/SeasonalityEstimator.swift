/// Finds the rhythm of a series in its autocorrelation.
///
/// Outliers are cut and a straight trend taken out first. A lag is a period where the
/// autocorrelation has a peak that comes back at twice the lag, well above the troughs between, and
/// above what chance gives (Bartlett 1946). Of all such lags the shortest is taken that is nearly as
/// marked as the best, so that a day is not reported as two.
///
/// ```swift
/// let wave = (0..<480).map { Double($0 % 24) }
/// print(SeasonalityEstimator.dominantPeriod(of: wave) ?? 0)  // 24
/// print(SeasonalityEstimator.dominantPeriod(of: series, maximum: 2016) ?? 0)
/// ```
public enum SeasonalityEstimator {
  /// The rows looked at: the first of a long series, which holds six weeks of minutes.
  static let maximumRowCount = 65_536

  /// The dominant period of a sequence in rows; `nil` where there is none.
  ///
  /// - Parameters:
  ///   - values: `[time]`; missing values are allowed.
  ///   - maximum: The longest period to look for; never more than a third of the rows.
  public static func dominantPeriod(of values: [Double], maximum: Int? = nil) -> Int? {
    season(of: values, maximum: maximum)?.period
  }

  /// The dominant period of a series in rows; `nil` where there is none.
  ///
  /// Where the time axis is a clock, the day and the week are looked at first: faint ones count as
  /// well, and a period that is near one is that. Several channels vote with the strength of their
  /// season.
  public static func dominantPeriod(of series: Series, maximum: Int? = nil) -> Int? {
    season(of: series, maximum: maximum)?.period
  }

  /// The season of a sequence; `nil` where there is none.
  public static func season(of values: [Double], maximum: Int? = nil) -> Season? {
    guard let spectrum = SeasonalSpectrum(values.prefix(maximumRowCount), maximum: maximum) else {
      return nil
    }
    return spectrum.dominant()
  }

  /// The season of a series: of its channels' seasons that with the largest sum of strengths, where
  /// periods within 5 % of each other count as one.
  public static func season(of series: Series, maximum: Int? = nil) -> Season? {
    let seasons = (0..<series.channelCount).compactMap { channel in
      season(of: series.channel(channel), timeAxis: series.timeAxis, maximum: maximum)
    }
    var best: (season: Season, votes: Double)?
    for candidate in seasons.sorted(by: { $0.period < $1.period }) {
      let votes = seasons.reduce(0) { sum, other in
        let isSame = abs(other.period - candidate.period) * 20 <= candidate.period
        return isSame ? sum + other.strength : sum
      }
      // The strict comparison keeps the shorter of two with as many votes, unless it is a
      // stronger member of the same group.
      if let current = best {
        let isStronger = votes == current.votes && candidate.strength > current.season.strength
        if votes > current.votes || isStronger { best = (candidate, votes) }
      } else {
        best = (candidate, votes)
      }
    }
    return best?.season
  }

  private static func season(
    of values: [Double], timeAxis: TimeAxis, maximum: Int?
  ) -> Season? {
    let found = season(of: values, maximum: maximum)
    guard let interval = timeAxis.clockInterval else { return found }
    let rowsPerDay = 86_400e9 / Double(interval)
    let clock = [rowsPerDay, 7 * rowsPerDay].map { rows -> Season? in
      guard rows >= 4, rows <= Double(min(values.count, maximumRowCount)) / 3 else { return nil }
      let period = Int(rows.rounded())
      guard maximum.map({ period <= $0 }) ?? true else { return nil }
      // A day of noise is averaged to hours before it is compared with the next.
      let spectrum = SeasonalSpectrum(
        values.prefix(maximumRowCount), maximum: period, smoothing: period / 24)
      return spectrum?.season(at: period, isKnown: true)
    }
    return choose(found: found, day: clock[0], week: clock[1], rowsPerDay: rowsPerDay)
  }

  /// The day where it is there, unless a shorter rhythm is twice as marked; then the week, if what
  /// was found is not shorter than a day; then what was found.
  private static func choose(
    found: Season?, day: Season?, week: Season?, rowsPerDay: Double
  ) -> Season? {
    func isNear(_ season: Season, _ rows: Double) -> Bool {
      abs(Double(season.period) - rows) <= 0.05 * rows
    }
    if let day {
      guard let found, found.period < day.period, !isNear(found, rowsPerDay) else { return day }
      return found.strength >= 2 * day.strength ? found : day
    }
    guard let found else { return week }
    if isNear(found, rowsPerDay), rowsPerDay >= 4 {
      return Season(period: Int(rowsPerDay.rounded()), strength: found.strength)
    }
    if let week, Double(found.period) > rowsPerDay { return week }
    return found
  }
}
