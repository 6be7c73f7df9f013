public import TimeSeries

/// What an on-line detector found in a recorded series, row by row as it would have found it live.
public struct OnlineDetection: Sendable {
  /// The surprise above which a row is an alarm where nothing else is asked for: ordinary rows pass it
  /// about once in 1,100.
  public static let usualThreshold: Float = 7

  /// The detector after the last row; it can go on with the rows that follow.
  public let detector: OnlineDetector
  /// The channels, in the order of the rows.
  public let channelNames: [String]
  /// How rows are flagged: `.fixed` by their surprise, or `.budget` by a threshold that moves.
  public let rule: ThresholdRule
  /// How flagged rows become anomalies.
  public let events: EventRule
  /// The scores, where the raw score of a row is its surprise, and the anomalies.
  public let result: DetectionResult
  /// How it judges and why so, in one line for a person.
  public let reason: String

  /// Watches a series from its first row to its last.
  ///
  /// - Parameters:
  ///   - series: the rows.
  ///   - configuration: what is asked for; the rest follows from the data.
  ///   - rule: `.fixed` or `.budget`; `nil` takes `usualThreshold`.
  ///   - progress: told how far it is; `false` stops it.
  /// - Throws: `DetectorError`: `.invalidConfiguration` for another rule, which would need the scores
  ///   of rows that were learned from.
  public init(
    _ series: Series, configuration: OnlineConfiguration = OnlineConfiguration(),
    rule: ThresholdRule? = nil, progress: (FitProgress) -> Bool = { _ in true }
  ) throws(DetectorError) {
    var detector = try OnlineDetector(for: series, configuration: configuration)
    self.rule = rule ?? .fixed(Double(Self.usualThreshold))
    let alarmsPerRow = try Self.alarmsPerRow(self.rule, axis: series.timeAxis)
    // One incident may go quiet for as long as the model looks back, but a budget of many alarms cannot
    // be used up where they are merged.
    let mergeGap = min(Double(configuration.windowLength), 0.1 / (alarmsPerRow ?? 1e-9))
    events = EventRule(mergeGap: Int(mergeGap))
    var judge = OnlineJudge(self.rule, alarmsPerRow: alarmsPerRow, events: events)
    let count = Double(max(1, series.rowCount))
    let verdicts = try detector.update(series) {
      progress(FitProgress(step: "watching", fraction: Double($0) / count))
    }
    self.detector = detector
    channelNames = series.channelNames
    reason = PlanSentence(series: series, detector: detector).description
    result = Self.result(series, verdicts, &judge, events)
  }

  /// The alarms that a rule promises; `nil` where it promises none.
  private static func alarmsPerRow(
    _ rule: ThresholdRule, axis: TimeAxis
  ) throws(DetectorError) -> Double? {
    switch rule {
    case .fixed: return nil
    case .budget(let budget):
      guard
        let rate = budget.alarmsPerRow(
          samplingInterval: axis.samplingInterval ?? 1, style: axis.style), rate > 0
      else { throw .threshold(.budgetNeedsClock(budget)) }
      return rate
    default:
      throw .invalidConfiguration(
        key: "threshold", found: rule.description,
        expected: "fixed:SURPRISE or a budget, where a detector learns as rows come")
    }
  }

  private static func result(
    _ series: Series, _ verdicts: [OnlineVerdict], _ judge: inout OnlineJudge, _ events: EventRule
  ) -> DetectionResult {
    var builder = AnomalyBuilder(rule: events, channelNames: series.channelNames)
    var anomalies: [Anomaly] = []
    var scores: [Float] = []
    var isAnomaly: [Bool] = []
    for verdict in verdicts {
      let (score, isFlagged) = judge.judge(verdict)
      scores.append(score)
      isAnomaly.append(isFlagged)
      // The surprise is that of the channel where it is largest.
      var errors = [Float](repeating: 0, count: series.channelCount)
      errors[verdict.channel] = max(0, verdict.surprise)
      if let anomaly = builder.add(
        AnomalyBuilder.Row(
          index: verdict.row, isFlagged: isFlagged, anomalyScore: score, channelErrors: errors[...],
          expected: verdict.expected[...], actual: series.row(verdict.row)))
      {
        anomalies.append(anomaly)
      }
    }
    if let last = builder.finish() { anomalies.append(last) }
    return DetectionResult(
      series: series, reconstructionErrors: verdicts.map(\.surprise), anomalyScores: scores,
      isAnomaly: isAnomaly,
      isImputed: verdicts.indices.map { !series.row($0).allSatisfy(\.isFinite) },
      expected: verdicts.flatMap(\.expected), residualScale: residualScale(series, verdicts),
      threshold: judge.firstThreshold, anomalies: anomalies, gaps: series.gaps(),
      alarmRate: judge.alarmRate)
  }

  /// `[channel]`: the usual size of `actual − expected`, from its median, which anomalies do not move.
  private static func residualScale(_ series: Series, _ verdicts: [OnlineVerdict]) -> [Double] {
    (0..<series.channelCount).map { channel in
      let sizes = verdicts.map { abs(series[$0.row, channel] - $0.expected[channel]) }
        .filter(\.isFinite).sorted()
      return sizes.isEmpty ? 0 : 1.4826 * sizes[sizes.count / 2]
    }
  }
}

/// Flags the verdicts of a stream.
private struct OnlineJudge {
  /// The surprise that is an alarm before any score is known.
  let firstThreshold: Float
  private var rolling: RollingThreshold?
  private let mergeGap: Int
  private var lastFlag: Int?

  init(_ rule: ThresholdRule, alarmsPerRow: Double?, events: EventRule) {
    mergeGap = events.mergeGap
    if case .fixed(let value) = rule {
      firstThreshold = Float(value)
    } else {
      firstThreshold = OnlineDetection.usualThreshold
    }
    rolling = alarmsPerRow.map {
      RollingThreshold(alarmsPerRow: $0, mergeGap: events.mergeGap)
    }
  }

  @inline(never)  // Inlined, it crashes the optimiser of Swift 6.3.1.
  var alarmRate: AlarmRateCheck? {
    guard let rate = rolling?.alarmRate, rate.rows > 0 else { return nil }
    return rate
  }

  /// The surprise over the threshold, and whether the row is flagged: an alarm, or a row that still
  /// belongs to one. A row that is no more surprising than one told a short while ago is neither.
  mutating func judge(_ verdict: OnlineVerdict) -> (score: Float, isFlagged: Bool) {
    var threshold = firstThreshold
    var isAlarm = verdict.alarmScore > threshold
    if let judgement = rolling?.take(verdict.surprise) {
      if judgement.threshold > 0 { threshold = judgement.threshold }
      isAlarm = judgement.isFlagged
    }
    let goesOn = lastFlag.map { verdict.row - $0 <= mergeGap + 1 } ?? false
    let isFlagged = isAlarm || (goesOn && verdict.surprise > threshold)
    if isFlagged { lastFlag = verdict.row }
    return (verdict.surprise / threshold, isFlagged)
  }
}
