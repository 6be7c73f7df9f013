import NeuralEngine
import Testing
import TimeSeries

@testable import AnomalyDetection

/// Windows that are scored together share work; a stream scores each alone.
@Suite struct SharedScoringTests {
  /// Rows with spikes, and holes of which one fills most of a window.
  private static let live = waves(rows: 160, channels: 2, seed: 9) { values in
    values[2 * 60] += 40
    for row in 80..<84 { values[2 * row + 1] = .nan }
    for row in 100..<116 {
      values[2 * row] = .nan
      values[2 * row + 1] = .nan
    }
  }

  @Test(
    arguments: ModelConfiguration.Kind.allCases,
    [
      ScoreRule(position: .last, measure: .standardizedError, smoothing: 3),
      ScoreRule(position: .last, measure: .density),
      ScoreRule(position: .window, measure: .meanSquaredError),
    ])
  func `a series on any number of threads and its rows one by one give the same bits`(
    kind: ModelConfiguration.Kind, rule: ScoreRule
  ) throws {
    for spacing in [1, 3] {
      var configuration = DetectorConfiguration()
      configuration.model = .kind(kind)
      configuration.windowLength = 16
      configuration.windowSpacing = spacing
      configuration.trainingStride = 8
      configuration.score = .rule(rule)
      configuration.training = .configured(TrainingConfiguration(epochs: 1))
      let detector = try Detector.fit(waves(rows: 300, channels: 2), configuration)
      let whole = try detector.detect(Self.live)
      let shared = try detector.detect(Self.live, threadCount: 3)
      var watcher = try Watcher(.fitted(detector), style: .rowNumber)
      var scratch = WatcherScratch()
      var rows: [WatchedRows] = []
      for row in 0..<Self.live.rowCount {
        rows += watcher.take(Array(Self.live.row(row)), ticks: [0], with: &scratch)
      }
      let raw = whole.rawScores.map(\.bitPattern)
      let expected = whole.expected.map(\.bitPattern)
      #expect(shared.rawScores.map(\.bitPattern) == raw)
      #expect(shared.expected.map(\.bitPattern) == expected)
      #expect(rows.flatMap(\.rawScores).map(\.bitPattern) == raw)
      #expect(rows.flatMap(\.expected).map(\.bitPattern) == expected)
      // Neither is empty: windows were scored, and one that was mostly filled in was not.
      let scored = whole.rawScores.map(\.isFinite)
      #expect(scored[70])
      #expect(!scored[15 * spacing - 1])
      #expect(spacing > 1 || !scored[114])
    }
  }
}
