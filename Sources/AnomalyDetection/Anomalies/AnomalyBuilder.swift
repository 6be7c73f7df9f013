/// Turns scored rows, one after another, into anomalies: the one place where flags are merged and
/// explained, for files and for live data alike.
struct AnomalyBuilder: Sendable, Equatable, Codable {
  /// One scored row.
  struct Row {
    let index: Int
    let isFlagged: Bool
    let anomalyScore: Float
    /// `[channel]`: the error of each channel, at least 0.
    let channelErrors: ArraySlice<Float>
    /// `[channel]`: in the data's units.
    let expected: ArraySlice<Double>
    /// `[channel]`: in the data's units, `NaN` where missing.
    let actual: ArraySlice<Double>
  }

  /// An incident that may still grow.
  private struct Open: Equatable, Codable {
    var first: Int
    var last: Int
    var flags: Int
    /// The highest score.
    var score: Float
    var peak: Int
    /// The error of the peak, summed over the channels.
    var peakError: Float
    var expected: [Double?]
    var actual: [Double?]
    /// `[channel]`: errors from the first flag to the last.
    var channelErrors: [Float]
    /// `[channel]`: errors since the last flag; they count only if another flag follows in time.
    var pendingErrors: [Float]

    /// Takes the row as the peak if it differs more from what was expected than any before: a
    /// smoothed score is highest some rows later, where little may be wrong.
    ///
    /// `NaN` is kept as `nil`, since JSON has no word for it.
    mutating func considerPeak(_ row: Row) {
      score = max(score, row.anomalyScore)
      let error = row.channelErrors.reduce(0, +)
      // Written so that a number that is none still makes the first row a peak.
      guard peakError < 0 || error > peakError else { return }
      peakError = error.isFinite ? error : 0
      peak = row.index
      expected = row.expected.map { $0.isNaN ? nil : $0 }
      actual = row.actual.map { $0.isNaN ? nil : $0 }
    }
  }

  private let rule: EventRule
  private let channelNames: [String]
  private var open: Open?

  init(rule: EventRule, channelNames: [String]) {
    self.rule = rule
    self.channelNames = channelNames
  }

  /// The first row of the incident that is open now.
  var openSince: Int? { open?.first }

  /// Whether what is remembered is of so many channels.
  func fits(channels: Int) -> Bool {
    guard channelNames.count == channels else { return false }
    return open.map {
      [
        $0.expected.count, $0.actual.count, $0.channelErrors.count, $0.pendingErrors.count,
      ].allSatisfy { $0 == channels } && $0.first <= $0.last && $0.last < Int.max
    } ?? true
  }

  /// Takes the next row.
  ///
  /// - Returns: the anomaly that this row ends, if any: its last flag is more than the merge gap ago.
  mutating func add(_ row: Row) -> Anomaly? {
    var closed: Anomaly?
    if let incident = open, !row.isFlagged, row.index - incident.last > rule.mergeGap {
      closed = finish()
    }
    guard row.isFlagged else {
      if open != nil {
        for (channel, error) in row.channelErrors.enumerated() {
          open?.pendingErrors[channel] += error
        }
      }
      return closed
    }
    if var incident = open {
      incident.last = row.index
      incident.flags += 1
      for (channel, error) in row.channelErrors.enumerated() {
        incident.channelErrors[channel] += incident.pendingErrors[channel] + error
        incident.pendingErrors[channel] = 0
      }
      incident.considerPeak(row)
      open = incident
    } else {
      var incident = Open(
        first: row.index, last: row.index, flags: 1, score: 0, peak: row.index, peakError: -1,
        expected: [], actual: [], channelErrors: Array(row.channelErrors),
        pendingErrors: Array(repeating: 0, count: row.channelErrors.count))
      incident.considerPeak(row)
      open = incident
    }
    return closed
  }

  /// Ends the open incident, as at the end of the data.
  mutating func finish() -> Anomaly? {
    defer { open = nil }
    guard let incident = open, incident.flags >= rule.minimumFlags else { return nil }
    let total = incident.channelErrors.reduce(0) { $0 + Double($1) }
    let shares = zip(channelNames, incident.channelErrors).enumerated().map { channel, entry in
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
      rows: incident.first..<incident.last + 1, peak: incident.peak,
      score: Double(incident.score), severity: Severity(score: Double(incident.score)),
      expected: incident.expected.map { $0 ?? .nan }, actual: incident.actual.map { $0 ?? .nan },
      channelShares: ordered.map(\.share))
  }
}
