import AnomalyDetection
import Testing
import TimeSeries

@Suite struct DetectorEnsembleTests {
  /// Linear detectors of other windows.
  private func members(_ lengths: [Int] = [12, 24, 48]) throws -> [Detector] {
    try lengths.map { length in
      var configuration = DetectorConfiguration()
      configuration.modelKind = .linear
      configuration.windowLength = length
      return try Detector.fit(waves(rows: 800, channels: 2), configuration)
    }
  }

  private let series = waves(rows: 400, channels: 2, seed: 2) { $0[300 * 2 + 1] += 40 }

  @Test(arguments: [CombinationRule.mean, .maximum, .votes(1), .votes(2), .votes(3)])
  func `scores are those of the members, combined, and 1 is the threshold`(
    rule: CombinationRule
  ) throws {
    let members = try members()
    let result = try DetectorEnsemble(members, rule: rule).detect(series)
    let scores = try members.map { try $0.detect(series).anomalyScores }
    for row in 0..<400 {
      let sorted = scores.map { $0[row] }.sorted(by: >)
      guard sorted.allSatisfy({ $0.isFinite }) else {
        #expect(result.anomalyScores[row].isNaN && !result.isAnomaly[row])
        continue
      }
      let wanted =
        switch rule {
        case .mean: scores.map { $0[row] }.reduce(0, +) / 3
        case .maximum: sorted[0]
        case .votes(let count): sorted[count - 1]
        }
      #expect(result.anomalyScores[row] == wanted)
      #expect(result.isAnomaly[row] == (wanted > 1))
    }
  }

  @Test func `two votes flag where two members flag`() throws {
    let members = try members()
    let flags = try members.map { try $0.detect(series).isAnomaly }
    let result = try DetectorEnsemble(members, rule: .votes(2)).detect(series)
    let first = try #require(result.anomalyScores.firstIndex { !$0.isNaN })
    for row in first..<400 {
      #expect(result.isAnomaly[row] == (flags.count { $0[row] } >= 2))
    }
  }

  @Test func `an ensemble finds the spike and its channel`() throws {
    let result = try DetectorEnsemble(members(), rule: .mean).detect(series)
    let anomaly = try #require(result.anomalies.first { $0.rows.contains(300) })
    #expect(anomaly.peak == 300)
    #expect(anomaly.channelShares.first?.name == "wave 1")
    #expect(anomaly.actual[1] - anomaly.expected[1] > 20)
  }

  @Test func `one member alone is itself`() throws {
    let member = try members([24])[0]
    let alone = try member.detect(series)
    let ensemble = try DetectorEnsemble([member], rule: .mean).detect(series)
    #expect(ensemble.isAnomaly == alone.isAnomaly)
    #expect(
      ensemble.anomalyScores.map(\.bitPattern) == alone.anomalyScores.map(\.bitPattern))
    #expect(ensemble.anomalies.map(\.rows) == alone.anomalies.map(\.rows))
  }

  @Test func `several thresholds of one model vote`() throws {
    let member = try members([24])[0]
    let thresholds = try [ThresholdRule.sigma(deviations: 1), .percentile(50), .fixed(1e9)].map {
      try member.withThreshold($0)
    }
    let result = try DetectorEnsemble(thresholds, rule: .votes(2)).detect(series)
    let strict = try thresholds[0].detect(series).isAnomaly
    let loose = try thresholds[1].detect(series).isAnomaly
    #expect(result.isAnomaly == zip(strict, loose).map { $0 && $1 })
  }

  @Test func `members that do not go together are refused`() throws {
    let members = try members([24])
    #expect(throws: DetectorError.self) { try DetectorEnsemble([], rule: .mean) }
    #expect(throws: DetectorError.self) { try DetectorEnsemble(members, rule: .votes(2)) }
    #expect(throws: DetectorError.self) { try DetectorEnsemble(members, rule: .votes(0)) }
    let other = try Detector.fit(waves(rows: 400), DetectorConfiguration())
    #expect(throws: DetectorError.self) { try DetectorEnsemble(members + [other], rule: .mean) }
  }

  @Test func `a rule is written as a word`() {
    for word in ["mean", "max", "votes:3"] {
      #expect(CombinationRule(word)?.description == word)
    }
    for wrong in ["", "median", "votes", "votes:0", "votes:x", "Mean"] {
      #expect(CombinationRule(wrong) == nil)
    }
  }
}
