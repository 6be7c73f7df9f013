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
  }

  /// Everything that has changed since the stream began, to be saved and resumed.
  public var savedState: State { state }

  /// Takes the next row.
  ///
  /// - Parameter values: `[channel]` in the detector's order and units, `NaN` where missing.
  /// - Precondition: there is one value a channel.
  public mutating func update(_ values: [Double]) -> Verdict {
    let channels = detector.channelNames.count
    precondition(
      values.count == channels, "\(values.count) values for \(channels) channels")
    var filled = values
    let isImputed = state.filler.fill(&filled)
    state.append(detector.scaler.transform(rows: filled), isImputed: isImputed)

    let row = state.rowCount - 1
    var raw = Float.nan
    var expected = [Double](repeating: .nan, count: channels)
    var channelErrors = [Float](repeating: 0, count: channels)
    if state.hasWindow {
      let scores = scorer.scoreLastWindow(
        state.window, isImputed: state.windowIsImputed, recent: &state.recentEnergies)
      raw = scores.raw
      expected = detector.scaler.inverse(scores.reconstruction)
      channelErrors = scores.channelErrors
    }
    let judgement = detector.judge(raw: raw, isImputed: isImputed[...])
    let ended = state.incidents.add(
      AnomalyBuilder.Row(
        index: row, isFlagged: judgement.isFlagged, anomalyScore: judgement.anomalyScore,
        channelErrors: channelErrors[...], expected: expected[...], actual: values[...]))
    return Verdict(
      row: row, reconstructionError: raw, anomalyScore: judgement.anomalyScore,
      isAnomaly: judgement.isFlagged, isImputed: judgement.isImputed, expected: expected,
      openSince: state.incidents.openSince, ended: ended)
  }

  /// Ends the incident that is going on, as when the stream stops.
  public mutating func finish() -> Anomaly? {
    state.incidents.finish()
  }
}
