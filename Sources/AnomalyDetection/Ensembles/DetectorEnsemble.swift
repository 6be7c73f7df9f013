public import TimeSeries

/// Several detectors that judge together: other models of the same data, or one model with other
/// thresholds.
///
/// ```swift
/// let ensemble = try DetectorEnsemble([linear, dense, lstm], rule: .votes(2))
/// let detection = try ensemble.detect(series)
/// print(detection.result.anomalies, detection.memberResults.map(\.anomalies.count))
/// ```
/// Its scores are those of its members, combined row by row; 1 is the threshold. What was expected,
/// and each channel's part, is told by the member whose score is highest at the row.
public struct DetectorEnsemble: Sendable {
  /// The members, fitted on the same channels.
  public let members: [Detector]
  /// How their scores become one.
  public let rule: CombinationRule

  /// An ensemble.
  ///
  /// - Throws: `DetectorError.invalidConfiguration` for no member, more votes than members, or
  ///   members of different channels.
  public init(_ members: [Detector], rule: CombinationRule) throws(DetectorError) {
    guard let first = members.first else {
      throw .invalidConfiguration(key: "members", found: "0", expected: "at least 1")
    }
    if case .votes(let count) = rule, !(1...members.count).contains(count) {
      throw .invalidConfiguration(
        key: "votes", found: "\(count)", expected: "1 to \(members.count)")
    }
    for member in members where member.channelNames != first.channelNames {
      throw .invalidConfiguration(
        key: "channels", found: member.channelNames.joined(separator: ", "),
        expected: first.channelNames.joined(separator: ", "))
    }
    self.members = members
    self.rule = rule
  }

  /// The channels it judges, in their order.
  public var channelNames: [String] { members[0].channelNames }

  /// How flagged rows become anomalies: as the first member has it.
  public var events: EventRule { members[0].plan.events }

  /// Scores a series and names its anomalies. A row has a score where every member has one; flags are
  /// merged by `events`.
  ///
  /// - Parameters:
  ///   - series: at least one window of rows of every member.
  ///   - learnedRows: rows at the start that the members were fitted on, as `Detector.detect` has it.
  ///   - threadCount: cores to use; the result does not depend on it.
  /// - Throws: `DetectorError.missingChannel` or `.tooFewRows`.
  public func detect(
    _ series: Series, learnedRows: Int = 0, threadCount: Int = 1
  ) throws(DetectorError) -> EnsembleDetection {
    var results: [DetectionResult] = []
    for member in members {
      results.append(
        try member.detect(series, learnedRows: learnedRows, threadCount: threadCount))
    }
    return EnsembleDetection(
      ensemble: self, result: combined(results, learnedRows: learnedRows), memberResults: results)
  }

  private func combined(_ results: [DetectionResult], learnedRows: Int) -> DetectionResult {
    let base = results[0]
    let channels = base.series.channelCount
    var builder = AnomalyBuilder(
      rule: events, channelNames: base.series.channelNames)
    var anomalies: [Anomaly] = []
    var scores: [Float] = []
    var isAnomaly: [Bool] = []
    var expected: [Double] = []
    for row in 0..<base.series.rowCount {
      let memberScores = results.map { $0.anomalyScores[row] }
      let score = rule.combined(memberScores)
      // What was filled in raises no alarm on its own, as with each member.
      let isMeasured = base.series.row(row).contains { !$0.isNaN }
      let isFlagged = score > 1 && isMeasured
      let leader = results[Self.leader(memberScores)]
      let entries = row * channels..<(row + 1) * channels
      expected += leader.expected[entries]
      scores.append(score)
      isAnomaly.append(isFlagged)
      if let anomaly = builder.add(
        AnomalyBuilder.Row(
          index: row, isFlagged: isFlagged, anomalyScore: score,
          channelErrors: Self.errors(of: leader, row: row)[...], expected: leader.expected[entries],
          actual: base.series.row(row)))
      {
        anomalies.append(anomaly)
      }
    }
    if let last = builder.finish() { anomalies.append(last) }
    let scales = results.map(\.residualScale)
    return DetectionResult(
      series: base.series, reconstructionErrors: scores, anomalyScores: scores,
      isAnomaly: isAnomaly, isImputed: base.isImputed, expected: expected,
      residualScale: (0..<channels).map { channel in
        scales.reduce(0) { $0 + $1[channel] } / Double(scales.count)
      },
      threshold: 1, anomalies: anomalies, gaps: base.gaps,
      alarmRate: Self.alarmRate(
        results, alarms: anomalies.count { $0.rows.lowerBound >= learnedRows }))
  }

  /// What every member promised by itself, and what came of all together; `nil` unless all promise the
  /// same.
  private static func alarmRate(_ results: [DetectionResult], alarms: Int) -> AlarmRateCheck? {
    let rates = results.compactMap(\.alarmRate)
    guard let first = rates.first, rates.count == results.count,
      rates.allSatisfy({ $0.promised == first.promised })
    else { return nil }
    return AlarmRateCheck(
      promised: first.promised, rows: rates.map(\.rows).min() ?? 0, alarms: alarms)
  }

  /// The first of the members with the highest score.
  private static func leader(_ scores: [Float]) -> Int {
    scores.indices.reduce(0) { scores[$1] > scores[$0] ? $1 : $0 }
  }

  /// `[channel]`: squared deviations in units of the usual ones, as a member counts them; 0 where a
  /// value is missing.
  private static func errors(of result: DetectionResult, row: Int) -> [Float] {
    let channels = result.series.channelCount
    return (0..<channels).map { channel in
      let difference = result.series[row, channel] - result.expected[row * channels + channel]
      let ratio = difference / result.residualScale[channel]
      return ratio.isFinite ? Float(ratio * ratio) : 0
    }
  }
}
