import AnomalyDetection
import Testing
import TimeSeries

@Suite struct DetectorTests {
  private func linear(_ change: (inout DetectorConfiguration) -> Void = { _ in })
    -> DetectorConfiguration
  {
    var configuration = DetectorConfiguration()
    configuration.model = .kind(.linear)
    configuration.windowLength = 24
    configuration.score = .rule(ScoreRule(measure: .density))
    change(&configuration)
    return configuration
  }

  @Test func `a spike is found where it is, and little else`() throws {
    let detector = try Detector.fit(
      waves(rows: 1000), linear { $0.threshold = .sigma(deviations: 6) })
    let result = try detector.detect(waves(rows: 500, seed: 2) { $0[300] += 40 })
    #expect(result.anomalies.contains { $0.peak == 300 })
    #expect(result.anomalies.count <= 3)
    let anomaly = try #require(result.anomalies.first { $0.peak == 300 })
    #expect(anomaly.score > 1)
    #expect(anomaly.actual[0] - anomaly.expected[0] > 20)
    #expect(anomaly.channelShares == [Anomaly.ChannelShare(name: "wave 0", share: 1)])
  }

  @Test func `the guilty channel has the largest share, and shares sum to one`() throws {
    let detector = try Detector.fit(waves(rows: 1000, channels: 3), linear())
    let result = try detector.detect(
      waves(rows: 400, channels: 3, seed: 2) { $0[200 * 3 + 1] += 40 })
    let anomaly = try #require(result.anomalies.first { $0.rows.contains(200) })
    #expect(anomaly.channelShares.first?.name == "wave 1")
    #expect(abs(anomaly.channelShares.reduce(0) { $0 + $1.share } - 1) < 1e-9)
  }

  @Test func `one is the threshold of every score`() throws {
    let detector = try Detector.fit(waves(rows: 600), linear())
    let result = try detector.detect(waves(rows: 300, seed: 3))
    for row in 0..<300 where result.rawScores[row].isFinite {
      #expect(result.anomalyScores[row] == result.rawScores[row] / result.threshold)
      #expect(result.isAnomaly[row] == (result.rawScores[row] > result.threshold))
    }
    #expect(result.rawScores[22].isNaN && result.rawScores[23].isFinite)
  }

  @Test func `rows that were learned from are searched by a lower threshold than other data`()
    throws
  {
    let series = waves(rows: 600)
    func rule(rows: Range<Int>? = nil, searchesSeries: Bool = true) throws -> String {
      try Detector.fit(
        series, linear(), trainingRows: rows, searchesSeries: searchesSeries
      ).threshold.rule.description
    }
    #expect(try rule() == "auto:3")
    #expect(try rule(rows: 0..<600) == "auto:3")
    #expect(try rule(rows: 0..<500) == "auto:6")
    #expect(try rule(searchesSeries: false) == "auto:6")
  }

  @Test func `a new threshold needs no training and changes nothing else`() throws {
    let detector = try Detector.fit(waves(rows: 600), linear())
    let stricter = try detector.withThreshold(.percentile(50))
    let series = waves(rows: 300, seed: 3)
    let before = try detector.detect(series)
    let after = try stricter.detect(series)
    #expect(after.threshold < before.threshold)
    #expect(
      after.rawScores.map(\.bitPattern) == before.rawScores.map(\.bitPattern))
    let flagged = after.isAnomaly.filter { $0 }.count
    #expect(flagged > 50 && flagged > before.isAnomaly.filter { $0 }.count)
  }

  @Test func `missing values are reported and raise no alarm on their own`() throws {
    let detector = try Detector.fit(waves(rows: 600), linear())
    let result = try detector.detect(
      waves(rows: 300, seed: 3) { values in
        for row in 100..<150 { values[row] = .nan }
      })
    #expect(result.isImputed[100..<150].allSatisfy { $0 })
    #expect(!result.isAnomaly[100..<150].contains(true))
    #expect(result.gaps.count == 1 && result.gaps[0].rows == 100..<150)
    #expect(result.anomalies.allSatisfy { !(100..<150).contains($0.peak) })
  }

  @Test func `rows after a long hole have no score until most of their window was measured`() throws
  {
    let detector = try Detector.fit(waves(rows: 600), linear())
    let result = try detector.detect(
      waves(rows: 300, seed: 3) { values in
        for row in 100..<150 { values[row] = .nan }
      })
    // Windows of 24: from row 113 on more than half is filled in, until 12 rows are there again.
    #expect(result.anomalyScores[111].isFinite && result.anomalyScores[112].isNaN)
    #expect(result.anomalyScores[160].isNaN && result.anomalyScores[161].isFinite)
  }

  @Test func `a two-sided score finds what reconstructs too well`() throws {
    // A stretch that lies exactly on the mean reconstructs with hardly an error.
    let quiet = waves(rows: 400, seed: 2) { values in
      for row in 200..<260 { values[row] = 100 }
    }
    var rule = ScoreRule(position: .window, measure: .meanSquaredError)
    let oneSided = try Detector.fit(
      waves(rows: 1000),
      linear {
        $0.score = .rule(rule); $0.threshold = .percentile(100)
      })
    rule.sides = .both
    let twoSided = try Detector.fit(
      waves(rows: 1000),
      linear {
        $0.score = .rule(rule); $0.threshold = .percentile(100)
      })
    let without = try oneSided.detect(quiet)
    let with = try twoSided.detect(quiet)
    #expect(!without.isAnomaly[230..<260].contains(true))
    #expect(with.isAnomaly[230..<260].contains(true))
  }

  @Test func `a centred score peaks on the anomaly and scores every row`() throws {
    let rule = ScoreRule(timing: .centred, position: .window, measure: .standardizedError)
    let detector = try Detector.fit(waves(rows: 1000), linear { $0.score = .rule(rule) })
    let result = try detector.detect(waves(rows: 300, seed: 2) { $0[150] += 40 })
    #expect(result.rawScores.allSatisfy { $0.isFinite })
    let peak = result.anomalyScores.indices.max {
      result.anomalyScores[$0] < result.anomalyScores[$1]
    }
    #expect(peak == 150)
  }

  @Test func `channels are taken by name, in any order`() throws {
    let detector = try Detector.fit(waves(rows: 600, channels: 2), linear())
    let series = waves(rows: 200, channels: 2, seed: 4)
    let turned = Series(
      name: "turned", channelNames: ["wave 1", "other", "wave 0"], timeAxis: series.timeAxis,
      values: (0..<200).flatMap { [series[$0, 1], 7, series[$0, 0]] })
    let expected = try detector.detect(series).rawScores
    let found = try detector.detect(turned).rawScores
    #expect(found.map(\.bitPattern) == expected.map(\.bitPattern))
  }

  @Test func `a missing channel is named`() throws {
    let detector = try Detector.fit(waves(rows: 600, channels: 2), linear())
    #expect(throws: DetectorError.missingChannel(name: "wave 1", found: ["wave 0"])) {
      try detector.detect(waves(rows: 200))
    }
  }

  @Test(arguments: [0, 1, 5, 23])
  func `too few rows for a window is an error`(rows: Int) throws {
    let detector = try Detector.fit(waves(rows: 600), linear())
    #expect(throws: DetectorError.self) { try detector.detect(waves(rows: rows)) }
    #expect(throws: DetectorError.self) { try Detector.fit(waves(rows: rows), linear()) }
  }

  @Test func `a channel without a value is an error`() throws {
    let empty = waves(rows: 200) { $0 = $0.map { _ in .nan } }
    #expect(throws: DetectorError.nothingMeasured) { try Detector.fit(empty, linear()) }
  }

  @Test func `a constant series is fitted with a warning`() throws {
    let flat = waves(rows: 300) { $0 = $0.map { _ in 5 } }
    let detector = try Detector.fit(flat, linear())
    #expect(detector.warnings.contains { $0.contains("never changing") })
    #expect(try detector.detect(flat).anomalies.isEmpty)
  }
}
