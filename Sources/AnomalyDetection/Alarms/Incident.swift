internal import TimeSeries

/// Rows that belong together as one anomaly while they are still coming.
struct Incident: Sendable, Equatable {
  /// One judged row, as an incident remembers it.
  struct Row {
    let index: Int
    let tick: Int64
    let anomalyScore: Float
    /// `[channel]`: the error of each channel, at least 0.
    let channelErrors: ArraySlice<Float>
    /// `[channel]`: in the data's units.
    let expected: ArraySlice<Double>
    /// `[channel]`: in the data's units, `NaN` where missing.
    let actual: ArraySlice<Double>
    /// `[channel]`: the usual size of `actual − expected`, in the data's units.
    let residualScale: ArraySlice<Double>
  }

  private(set) var first: Int
  private(set) var last: Int
  private(set) var flags = 0
  private var firstTick: Int64
  private var lastTick: Int64
  /// The highest score.
  private(set) var score: Float = 0
  private var peak: Int
  private var peakTick: Int64
  /// The error of the peak, summed over the channels; below 0 before there is one.
  private var peakError: Float = -1
  /// Of the peak, `[channel]`.
  private var expected: [Double] = []
  private var actual: [Double] = []
  private var residualScale: [Double] = []
  /// `[channel]`: errors from the first flag to the last.
  private var channelErrors: [Float]
  /// `[channel]`: errors since the last flag; they count only if another flag follows in time.
  private var pendingErrors: [Float]

  /// An incident that begins with a flagged row.
  init(_ row: Row) {
    (first, last, peak) = (row.index, row.index, row.index)
    (firstTick, lastTick, peakTick) = (row.tick, row.tick, row.tick)
    channelErrors = Array(repeating: 0, count: row.channelErrors.count)
    pendingErrors = channelErrors
    add(row)
  }

  /// Takes a flagged row.
  mutating func add(_ row: Row) {
    last = row.index
    lastTick = row.tick
    flags += 1
    for (channel, error) in row.channelErrors.enumerated() {
      channelErrors[channel] += pendingErrors[channel] + error
      pendingErrors[channel] = 0
    }
    considerPeak(row)
  }

  /// Takes the errors of a row that is not flagged.
  mutating func pass(_ errors: ArraySlice<Float>) {
    for (channel, error) in errors.enumerated() { pendingErrors[channel] += error }
  }

  /// Takes the row as the peak if it differs more from what was expected than any before: a smoothed
  /// score is highest some rows later, where little may be wrong.
  private mutating func considerPeak(_ row: Row) {
    score = max(score, row.anomalyScore)
    let error = row.channelErrors.reduce(0, +)
    // Written so that a number that is none still makes the first row a peak.
    guard peakError < 0 || error > peakError else { return }
    peakError = error.isFinite ? error : 0
    peak = row.index
    peakTick = row.tick
    expected = Array(row.expected)
    actual = Array(row.actual)
    residualScale = Array(row.residualScale)
  }

  /// The anomaly as far as it is known.
  func anomaly(channelNames: [String], style: TimestampStyle) -> Anomaly {
    let total = channelErrors.reduce(0) { $0 + Double($1) }
    let shares = zip(channelNames, channelErrors).enumerated().map { channel, entry in
      (
        channel: channel,
        share: Anomaly.ChannelShare(
          name: entry.0,
          share: total > 0 && total.isFinite
            ? Double(entry.1) / total : 1 / Double(max(1, channelNames.count)))
      )
    }
    // Equal shares keep the order of the columns.
    let ordered = shares.sorted {
      $0.share.share != $1.share.share
        ? $0.share.share > $1.share.share : $0.channel < $1.channel
    }
    return Anomaly(
      rows: first..<last + 1, peak: peak,
      ticks: Anomaly.Ticks(start: firstTick, peak: peakTick, end: lastTick, style: style),
      score: Double(score), severity: Anomaly.Severity(score: Double(score)), expected: expected,
      actual: actual, channelShares: ordered.map(\.share),
      reason: AnomalySentence(
        expected: expected, actual: actual, shares: ordered.map(\.share),
        channelNames: channelNames, residualScale: residualScale
      ).description)
  }
}

extension Incident {
  /// An incident to be read from a state.
  init(channels: Int) {
    (first, last, peak) = (0, 0, 0)
    (firstTick, lastTick, peakTick) = (0, 0, 0)
    channelErrors = Array(repeating: 0, count: channels)
    pendingErrors = channelErrors
    expected = Array(repeating: 0, count: channels)
    actual = expected
    residualScale = expected
  }

  /// Writes or reads what is remembered.
  mutating func archive(_ archive: inout StateArchive) throws(StateError) {
    try archive.integer(&first, in: 0...StateArchive.largestCount)
    try archive.integer(&last, in: first...StateArchive.largestCount)
    try archive.integer(&flags, in: 1...StateArchive.largestCount)
    try archive.integer(&peak, in: first...last)
    try archive.word(&firstTick)
    try archive.word(&lastTick)
    try archive.word(&peakTick)
    try archive.float(&score)
    try archive.float(&peakError)
    for part in [\Self.expected, \.actual, \.residualScale] as [WritableKeyPath<Self, [Double]>] {
      try archive.doubles(&self[keyPath: part], count: channelErrors.count)
    }
    try archive.floats(&channelErrors, count: channelErrors.count)
    try archive.floats(&pendingErrors, count: channelErrors.count)
  }
}
