internal import NeuralEngine
internal import TimeSeries

/// Scores live data row by row with a fitted detector.
///
/// It owns everything that changes as data comes; the detector itself never does. Fed the rows of a
/// series one by one, it gives the scores of `Detector.detect` on the whole series, to the bit.
///
/// ```swift
/// var stream = try StreamingDetector(detector)
/// for row in rows {
///   let verdict = stream.update(row)
///   if verdict.isAnomaly { print(verdict.anomalyScore, verdict.expected) }
/// }
/// ```
public struct StreamingDetector: Sendable {
  /// The detector whose judgement this is.
  public let detector: Detector

  private let scorer: SeriesScorer
  private var state: State
  private var reconstructor: WindowReconstructor

  /// A stream that starts now.
  ///
  /// - Throws: `DetectorError.centredScoreIsNotLive` where the score needs later rows.
  public init(_ detector: Detector) throws(DetectorError) {
    try self.init(detector, resuming: State(detector))
  }

  /// A stream that goes on where another stopped, with the same verdicts to the bit.
  ///
  /// - Throws: `DetectorError.centredScoreIsNotLive`, or `.invalidConfiguration` where the state is
  ///   of another detector.
  public init(_ detector: Detector, resuming state: State) throws(DetectorError) {
    guard detector.plan.score.timing == .causal else { throw .centredScoreIsNotLive }
    guard state.fits(detector) else {
      throw .invalidConfiguration(
        key: "stream state", found: "that of another detector",
        expected: "one saved with this detector")
    }
    self.detector = detector
    self.state = state
    scorer = SeriesScorer(
      model: detector.model, rule: detector.plan.score,
      spacing: detector.plan.windowSpacing, calibration: detector.scoreCalibration, threadCount: 1)
    reconstructor = scorer.makeReconstructor(count: 1)
  }

  /// Everything that has changed since the stream began, to be saved and resumed.
  public var savedState: State { state }

  /// What a budget promised, and the alarms that came; `nil` where the threshold promises no rate.
  public var alarmRate: AlarmRateCheck? { state.judge.alarmRate }

  /// Takes the next row.
  ///
  /// - Parameters:
  ///   - values: `[channel]` in the detector's order and units, `NaN` where missing.
  ///   - missingRows: rows that were due before this one and never came, as `Series.gaps` counts
  ///     them; the score is that of `Detector.detect` only if they are told.
  /// - Precondition: there is one value a channel, and `missingRows` is at least 0.
  public mutating func update(_ values: [Double], missingRows: Int = 0) -> Verdict {
    let channels = detector.channelNames.count
    precondition(
      values.count == channels, "\(values.count) values for \(channels) channels")
    precondition(missingRows >= 0, "\(missingRows) missing rows")
    for _ in 0..<min(missingRows, detector.plan.windowSpan) {
      _ = score(Array(repeating: .nan, count: channels))
    }
    let scored = score(values)
    let row = state.rowCount
    state.rowCount += 1
    let judgement = state.judge.judge(raw: scored.raw, isImputed: scored.isImputed[...])
    let ended = state.incidents.add(
      AnomalyBuilder.Row(
        index: row, isFlagged: judgement.isFlagged, anomalyScore: judgement.anomalyScore,
        channelErrors: scored.channelErrors[...], expected: scored.expected[...],
        actual: values[...]))
    return Verdict(
      row: row, reconstructionError: scored.raw, anomalyScore: judgement.anomalyScore,
      isAnomaly: judgement.isFlagged, isImputed: judgement.isImputed, expected: scored.expected,
      openSince: state.incidents.openSince, ended: ended)
  }

  private struct ScoredRow {
    var raw: Float
    var isImputed: [Bool]
    var expected: [Double]
    var channelErrors: [Float]
  }

  /// Fills and scales a row, moves the window on, and scores the window.
  private mutating func score(_ values: [Double]) -> ScoredRow {
    let channels = values.count
    var filled = values
    let isImputed = state.filler.fill(&filled)
    state.append(detector.scaler.transform(rows: filled), isImputed: isImputed)
    guard state.hasWindow else {
      return ScoredRow(
        raw: .nan, isImputed: isImputed, expected: Array(repeating: .nan, count: channels),
        channelErrors: Array(repeating: 0, count: channels))
    }
    let scores = scorer.scoreLastWindow(
      state.window, isImputed: state.windowIsImputed, recent: &state.recentEnergies,
      with: &reconstructor)
    return ScoredRow(
      raw: scores.raw, isImputed: isImputed,
      expected: detector.scaler.inverse(scores.reconstruction),
      channelErrors: scores.channelErrors)
  }

  /// Ends the incident that is going on, as when the stream stops.
  public mutating func finish() -> Anomaly? {
    state.incidents.finish()
  }
}
