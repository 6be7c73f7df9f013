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

  /// Numbers in a window of one channel. Longer windows detect better in operations data, up to
  /// about here (17 NAB files, linear model: VUS-PR .29 at 25 rows, .47 at 100); longer rhythms are
  /// seen at a coarser spacing.
  private static let usual = 96

  /// Periods that are looked for; a window of a week of minutes would answer hours late.
  private static let longestPeriod = 4 * usual

  /// What a configuration asks for, and else: 96 rows, or one dominant period where that is longer,
  /// its rows so far apart that it takes at most 96 numbers; of several channels fewer rows, so that
  /// a window keeps about 192 numbers; never more than a tenth of the rows, or a fifth for one channel
  /// without a rhythm.
  init(_ training: Series, _ configuration: DetectorConfiguration) {
    let rows = training.rowCount
    period = SeasonalityEstimator.dominantPeriod(of: training)
    if case .rows(let asked) = configuration.windowLength {
      length = asked
      spacing = configuration.windowSpacing ?? 1
      return
    }
    let span: Int
    if configuration.windowLength == .period, let period {
      span = period
    } else {
      let rhythm = period.flatMap { $0 <= Self.longestPeriod ? $0 : nil } ?? 0
      span = max(rhythm, Self.usual)
    }
    var spacing = (span + Self.usual - 1) / Self.usual
    var length = span / spacing
    if training.channelCount > 1 {
      length = min(length, max(10, 192 / training.channelCount))
      spacing = 1
    }
    if let asked = configuration.windowSpacing { spacing = asked }
    // A rhythm shows the same window over and over; without one, a long window matters more than many.
    let share = training.channelCount == 1 && period == nil ? 5 : 10
    if length * spacing * share > rows {
      length = max(8, rows / share)
      spacing = 1
    }
    self.length = rows < Self.fewestRows ? 0 : length
    self.spacing = spacing
  }
}
