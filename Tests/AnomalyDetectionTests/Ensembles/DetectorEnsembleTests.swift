import Testing
import TimeSeries

@testable import AnomalyDetection

@Suite struct DetectorEnsembleTests {
  /// Linear detectors of other windows.
  private func members(_ lengths: [Int] = [12, 24, 48]) throws -> [Detector] {
    try lengths.map { length in
      var configuration = DetectorConfiguration()
      configuration.model = .kind(.linear)
      configuration.windowLength = .rows(length)
      return try Detector.fit(waves(rows: 800, channels: 2), configuration)
    }
  }

  private func detection(
    _ members: [Detector], _ rule: CombinationRule, _ series: Series, learnedRows: Int = 0,
    threadCount: Int = 1
  ) throws -> Detection {
    try DetectionModel.ensemble(DetectorEnsemble(members, rule: rule)).detect(
      series, learnedRows: learnedRows, threadCount: threadCount)
  }

  private let series = waves(rows: 400, channels: 2, seed: 2) { $0[300 * 2 + 1] += 40 }

  @Test(arguments: [CombinationRule.mean, .maximum, .votes(1), .votes(2), .votes(3)])
  func `scores are those of the members, combined, and 1 is the threshold`(
    rule: CombinationRule
  ) throws {
    let members = try members()
    let result = try detection(members, rule, series).result
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
    let result = try detection(members, .votes(2), series).result
    let first = try #require(result.anomalyScores.firstIndex { !$0.isNaN })
    for row in first..<400 {
      #expect(result.isAnomaly[row] == (flags.count { $0[row] } >= 2))
    }
  }

  @Test func `an ensemble finds the spike and its channel`() throws {
    let result = try detection(members(), .mean, series).result
    let anomaly = try #require(result.anomalies.first { $0.rows.contains(300) })
    #expect(anomaly.peak == 300)
    #expect(anomaly.channelShares.first?.name == "wave 1")
    #expect(anomaly.actual[1] - anomaly.expected[1] > 20)
  }

  @Test func `one member alone is itself`() throws {
    let member = try members([24])[0]
    let alone = try member.detect(series)
    let ensemble = try detection([member], .mean, series).result
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
    let result = try detection(thresholds, .votes(2), series).result
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

  @Test func `scores are combined as worked by hand`() {
    let scores: [Float] = [0.5, 2, 1.25, 0.25]
    #expect(CombinationRule.mean.combined(scores) == 1)
    #expect(CombinationRule.maximum.combined(scores) == 2)
    #expect((1...4).map { CombinationRule.votes($0).combined(scores) } == [2, 1.25, 0.5, 0.25])
    #expect(CombinationRule.maximum.combined([.nan, 2]).isNaN)
  }

  @Test func `a budget is kept by each member, and told of all together`() throws {
    let budget = ThresholdRule.budget(AlarmBudget(count: 1, per: .rows(100)))
    let members = try members([12, 24]).map { try $0.withThreshold(budget) }
    let found = try detection(members, .maximum, series, learnedRows: 100)
    let rate = try #require(found.result.alarmRate)
    #expect(rate.promised == 0.01)
    #expect(rate.rows == 300)
    #expect(
      rate.alarms == found.result.anomalies.count { $0.rows.lowerBound >= 100 })
    let mixed = [members[0], try members[1].withThreshold(.percentile(99))]
    #expect(try detection(mixed, .mean, series).result.alarmRate == nil)
  }

  @Test func `what members find by themselves comes with it, on any number of threads`() throws {
    let members = try members()
    let found = try detection(members, .mean, series)
    let parallel = try detection(members, .mean, series, threadCount: 3)
    #expect(
      found.result.anomalyScores.map(\.bitPattern)
        == parallel.result.anomalyScores.map(\.bitPattern))
    for (member, result) in zip(members, found.members.map(\.result)) {
      #expect(try member.detect(series).isAnomaly == result.isAnomaly)
    }
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
