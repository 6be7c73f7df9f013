import AnomalyDetection
import Testing
import TimeSeries

/// The time of a row is known even where nothing was measured.
@Suite struct ClockFeatureTests {
  /// One measured channel, and four of the clock.
  private static func clock(of series: Series) throws -> FeatureTransform {
    try FeatureTransform(
      fitting: series, rows: 0..<series.rowCount,
      rules: [.hourOfDay, .dayOfWeek])
  }

  private static func detector(of series: Series) throws -> Detector {
    let features = try clock(of: series)
    var configuration = DetectorConfiguration()
    configuration.model = .kind(.linear)
    configuration.windowLength = 24
    configuration.score = .rule(ScoreRule(measure: .density))
    return try Detector.fit(
      try features.transform(series), configuration, features: features)
  }

  @Test func `a window whose measured channel was mostly filled in has no score`() throws {
    let detector = try Self.detector(of: waves(rows: 600))
    let result = try detector.detect(
      waves(rows: 300, seed: 3) { values in
        for row in 100..<150 { values[row] = .nan }
      })
    // Windows of 24: from row 113 on more than half is filled in, until 12 rows are there again.
    #expect(result.anomalyScores[111].isFinite && result.anomalyScores[112].isNaN)
    #expect(result.anomalyScores[160].isNaN && result.anomalyScores[161].isFinite)
  }

  @Test func `rows without a measured value are not learned from`() throws {
    let detector = try Self.detector(
      of: waves(rows: 600) { values in
        for row in 100..<350 { values[row] = .nan }
      })
    let scores = detector.calibrationScores.scores
    #expect(scores[100..<350].allSatisfy { !$0.isFinite })
    #expect(detector.warnings.contains { $0.contains("were missing") }, "\(detector.warnings)")
    #expect(throws: DetectorError.nothingMeasured) {
      try Self.detector(
        of: waves(rows: 600) { values in
          for row in values.indices where row > 0 { values[row] = .nan }
        })
    }
  }

  @Test func `features that make other channels are refused before anything is learned`() throws {
    let series = waves(rows: 600)
    let features = try Self.clock(of: series)
    #expect(throws: DetectorError.self) {
      try Detector.fit(series, features: features) { _ in
        Issue.record("it learned")
        return true
      }
    }
  }
}
