import Foundation
import RandomNumbers
import Testing

@testable import AnomalyDetection

@Suite struct RollingThresholdTests {
  /// Exponential scores whose scale is given for each row.
  private static func scores(_ count: Int, seed: UInt64 = 1, scale: (Int) -> Double) -> [Float] {
    var generator = RandomGenerator(seed: seed)
    return (0..<count).map { Float(-log(1 - generator.uniform()) * scale($0)) }
  }

  private static func check(_ rule: RollingThreshold.Rule, _ scores: [Float]) -> AlarmRateCheck {
    var threshold = RollingThreshold(rule)
    for score in scores { _ = threshold.take(score) }
    return threshold.alarmRate
  }

  @Test(arguments: [0.01, 0.001])
  func `the adaptive rule keeps its promise while the scores change, where a fixed one fails`(
    rate: Double
  ) throws {
    let scores = Self.scores(20_000) { $0 < 6000 ? 1 : $0 < 12_000 ? 8 : 0.2 }
    let check = Self.check(.adaptive(rate: rate), scores)
    let realized = try #require(check.realized)
    #expect(check.rows == 20_000 - AdaptiveConformal.fewest)
    #expect(realized > 0.75 * rate && realized < 1.25 * rate)
    let fixed = Float(ScoreQuantiles(scores[..<6000]).quantile(1 - rate))
    let flagged = Double(scores.count { $0 > fixed }) / 20_000
    #expect(flagged > 5 * rate)
  }

  @Test func `the rolling rule is the conformal quantile of the scores before`() {
    let scores = Self.scores(300) { _ in 1 }
    var threshold = RollingThreshold(.rolling(rate: 0.03))
    for (row, score) in scores.enumerated() {
      let judgement = threshold.take(score)
      guard row >= 100 else {
        #expect(judgement.threshold.isNaN && !judgement.isFlagged)
        continue
      }
      // p = (1 + #{earlier ≥ score}) / (n + 1) is below the rate just where the score passes.
      let pValue = Double(1 + scores[..<row].count { $0 >= score }) / Double(row + 1)
      #expect(judgement.isFlagged == (pValue <= 0.03))
    }
  }

  @Test func `one step by hand`() {
    var conformal = AdaptiveConformal(
      rate: 0.1, step: 0.5, counting: .init(mergeGap: 0, hearsDisasters: false))
    conformal.prime((1...100).map(Float.init))
    // ⌈0.9 · 101⌉ = 91, and 91 does not pass itself.
    #expect(conformal.take(91).threshold == 91)
    #expect(abs(conformal.level - 0.15) < 1e-12)
    let judgement = conformal.take(99)
    #expect(judgement.isFlagged && judgement.isAlarm)
    #expect(abs(conformal.level + 0.3) < 1e-12)
    // The promised alarms are used up.
    #expect(conformal.take(1e6).threshold == .infinity)
  }

  @Test func `equal scores never pass`() {
    let check = Self.check(.adaptive(rate: 0.01), Array(repeating: 3, count: 3000))
    #expect(check.alarms == 0)
  }

  @Test func `a budget counts incidents, and hears a disaster when it is used up`() {
    var threshold = RollingThreshold(alarmsPerRow: 0.005, mergeGap: 10)
    threshold.prime(Self.scores(1000) { _ in 1 })
    // Every 100 rows an incident of 5 rows, one row apart.
    var flags = ""
    for row in 0..<8000 {
      let isIncident = row % 100 < 10 && row % 2 == 0
      flags += threshold.take(isIncident ? 20 + Float(row % 7) : 0.5).isFlagged ? "X" : "."
    }
    let realized = threshold.alarmRate.realized ?? 0
    #expect(realized > 0.004 && realized < 0.006)
    #expect(flags.count { $0 == "X" } > threshold.alarmRate.alarms)
    let disaster = threshold.take(1e4)
    #expect(disaster.isFlagged)
  }

  @Test func `the threshold of peaks is the logarithm of the risk on exponential scores`() {
    var threshold = RollingThreshold(.peaks(risk: 1e-3))
    var last = RollingThreshold.Judgement.none
    for score in Self.scores(20_000, seed: 3, scale: { _ in 1 }) { last = threshold.take(score) }
    #expect(abs(last.threshold - 6.9) < 1)
    let realized = threshold.alarmRate.realized ?? 0
    #expect(realized > 0.5e-3 && realized < 2e-3)
  }

  @Test func `a flagged score is not learned from`() {
    var first = RollingThreshold(.peaks(risk: 1e-3))
    first.prime(Self.scores(1000) { _ in 1 })
    var second = first
    for _ in 0..<50 { #expect(second.take(1e5).isFlagged) }
    let next = Self.scores(500, seed: 9) { _ in 1 }
    #expect(next.map { first.take($0) } == next.map { second.take($0) })
  }

  @Test func `the drifting rule follows the usual level down as well as up`() {
    let noise = Self.scores(6000, seed: 4) { _ in 1 }
    func last(_ rule: RollingThreshold.Rule) -> Float {
      var threshold = RollingThreshold(rule)
      var last = Float.nan
      for (row, score) in noise.enumerated() {
        last = threshold.take(score + (row < 5000 ? Float(row) / 20 : 0)).threshold
      }
      return last
    }
    #expect(last(.peaks(risk: 1e-3)) > 200)
    #expect(last(.driftingPeaks(risk: 1e-3)) < 40)
  }

  @Test(arguments: ["adaptive:0.01", "rolling:0.02", "spot:0.001", "dspot:0.005", "budget"])
  func `a threshold that stops and goes on judges the same, to the bit`(word: String) throws {
    let fresh =
      RollingThreshold.Rule(word).map { RollingThreshold($0) }
      ?? RollingThreshold(alarmsPerRow: 0.01, mergeGap: 3)
    var whole = fresh
    let scores = Self.scores(2000, seed: 5) { 1 + Double($0 % 300) / 100 }
    for score in scores[..<1100] { _ = whole.take(score) }
    var second = fresh
    var written = StateArchive()
    try whole.archive(&written)
    var read = StateArchive(reading: written.bytes)
    try second.archive(&read)
    #expect(read.isAtEnd)
    #expect(second == whole)
    for score in scores[1100...] {
      let expected = whole.take(score)
      let found = second.take(score)
      #expect(found.threshold.bitPattern == expected.threshold.bitPattern)
      #expect(found.isAlarm == expected.isAlarm)
    }
    #expect(second == whole)
  }

  @Test func `a score that is no number counts for nothing`() {
    var threshold = RollingThreshold(.adaptive(rate: 0.1))
    threshold.prime((0..<200).map(Float.init))
    let before = threshold
    #expect(!threshold.take(.nan).isFlagged)
    #expect(!threshold.take(.infinity).isFlagged)
    #expect(threshold == before)
  }

  @Test(arguments: ["adaptive:0.01", "rolling:0.05", "spot:0.001", "dspot:0.0001"])
  func `a rule is its word`(word: String) {
    #expect(RollingThreshold.Rule(word)?.description == word)
  }

  @Test(arguments: ["adaptive", "adaptive:0", "spot:1", "dspot:-1", "rolling:nan", "pot:0.1", ""])
  func `other words are no rule`(word: String) {
    #expect(RollingThreshold.Rule(word) == nil)
  }
}
