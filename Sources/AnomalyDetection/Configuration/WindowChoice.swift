internal import TimeSeries

/// How many rows a window has and how far they lie apart, from the rhythm of the data.
struct WindowChoice {
  /// Rows below which nothing can be learned.
  static let fewestRows = 16

  /// Rows in a window.
  let length: Int
  /// Rows from one row of a window to the next.
  let spacing: Int
  /// The dominant period of the training rows; `nil` where there is none.
  let period: Int?
  /// Whether a window was made to hold one day.
  let isDay: Bool

  /// The longest window of one channel, in numbers: longer rhythms are seen at a coarser spacing.
  private static let longest = 64

  /// What a configuration asks for, and else: a day of a clock (between 24 and 64 rows), or one
  /// dominant period at such a spacing that it takes at most 64 numbers; of several channels fewer
  /// rows, so that a window keeps about 192 numbers; never more than a tenth of the rows.
  init(_ training: Series, _ configuration: DetectorConfiguration) {
    let rows = training.rowCount
    period = SeasonalityEstimator.dominantPeriod(of: training)
    if let asked = configuration.windowLength {
      length = asked
      spacing = configuration.windowSpacing ?? 1
      isDay = false
      return
    }
    var length: Int
    var spacing = 1
    let day = Self.rowsPerDay(training)
    if let day {
      length = min(max(day, 24), Self.longest)
    } else {
      let span = max(period ?? 0, Self.longest)
      spacing = (span + Self.longest - 1) / Self.longest
      length = span / spacing
    }
    if training.channelCount > 1 {
      length = min(length, max(5, 192 / training.channelCount))
      spacing = 1
    }
    if let asked = configuration.windowSpacing { spacing = asked }
    if length * spacing * 10 > rows {
      length = max(8, rows / 10)
      spacing = 1
    }
    self.length = rows < Self.fewestRows ? 0 : length
    self.spacing = spacing
    isDay = day == self.length
  }

  /// Rows in a day, where the data has a clock, three days or more, and four rows a day or more.
  private static func rowsPerDay(_ training: Series) -> Int? {
    let day: Int64 = 86_400_000_000_000
    guard training.timeAxis.style.isClock, let interval = training.timeAxis.samplingInterval,
      interval <= day / 4, training.rowCount >= 2,
      case let (span, overflow) = training.timeAxis.tick(at: training.rowCount - 1)
        .subtractingReportingOverflow(training.timeAxis.tick(at: 0)),
      !overflow, span >= 3 * day
    else { return nil }
    return Int(day / interval)
  }
}
