import NeuralEngine
import Testing
import TimeSeries

@testable import AnomalyDetection

/// Values whose scaled number is not finite: without a clip they lie beyond what a `Float` holds.
@Suite struct BoundlessRowTests {
  /// Rows of two channels, of which rows 60, 90 and 91 hold such values.
  private static let live = waves(rows: 160, channels: 2, seed: 9) { values in
    values[2 * 60] = 1e300
    values[2 * 90 + 1] = -.infinity
    values[2 * 91] = .infinity
  }

  private static func detector(_ kind: ModelConfiguration.Kind, _ rule: ScoreRule) throws
    -> Detector
  {
    var configuration = DetectorConfiguration()
    configuration.model = .kind(kind)
    configuration.windowLength = 16
    configuration.trainingStride = 8
    configuration.scaling = .minMax(low: 0, high: 1)
    configuration.clip = .infinity
    configuration.score = .rule(rule)
    configuration.training = .configured(TrainingConfiguration(epochs: 1))
    return try Detector.fit(waves(rows: 300, channels: 2), configuration)
  }

  @Test(
    arguments: ModelConfiguration.Kind.allCases,
    [
      ScoreRule(position: .last, measure: .standardizedError, smoothing: 3),
      ScoreRule(position: .last, measure: .density),
      ScoreRule(position: .window, measure: .meanSquaredError),
    ])
  func `a file, and a watcher that stops after every row, say the same of them`(
    kind: ModelConfiguration.Kind, rule: ScoreRule
  ) throws {
    let model = DetectionModel.fitted(try Self.detector(kind, rule))
    let whole = try model.detect(Self.live).result
    let shared = try model.detect(Self.live, threadCount: 3).result
    let fresh = try Watcher(
      model, channelNames: Self.live.channelNames, style: Self.live.timeAxis.style)
    var scratch = WatcherScratch()
    var listener = Listener(fresh)
    for row in 0..<Self.live.rowCount {
      listener.take(Self.live, row..<row + 1, with: &scratch)
      let state = try listener.state()
      try listener.goOn(with: fresh, from: state)
      #expect(try listener.state() == state)
    }
    #expect(listener.finish(with: &scratch).withoutEvents == Said(whole))
    #expect(Said(shared) == Said(whole))
    for row in [60, 90, 91] { #expect(!whole.rawScores[row].isFinite) }
    // Windows without such a value are scored as ever.
    for row in [59, 77, 89, 108] { #expect(whole.rawScores[row].isFinite) }
  }
}
