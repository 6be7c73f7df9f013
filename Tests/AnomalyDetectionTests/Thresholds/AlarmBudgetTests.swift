import AnomalyDetection
import RandomNumbers
import Testing
import TimeSeries

@Suite struct AlarmBudgetTests {
  /// Autocorrelated positive scores, so that flags come in runs as real ones do.
  private func scores(count: Int, seed: UInt64) -> [Float] {
    var generator = RandomGenerator(seed: seed)
    var level = 0.0
    return (0..<count).map { _ in
      level = 0.8 * level + generator.normal()
      return Float(abs(level))
    }
  }

  private func calibration(_ scores: [Float]) -> CalibrationScores {
    CalibrationScores(
      scores: scores, samplingInterval: 3_600_000_000_000, timestampStyle: .epoch(.seconds))
  }

  @Test(arguments: ["2/week", "5/week", "1/day", "40/1000rows"])
  func `no more alarms than asked for on the data itself`(word: String) throws {
    let budget = try #require(AlarmBudget(word))
    let calibration = calibration(scores(count: 20_000, seed: 3))
    let events = EventRule(mergeGap: 3)
    let threshold = try ThresholdRule.budget(budget).threshold(from: calibration, events: events)
    let alarms = calibration.alarms(above: threshold, events: events)
    let allowed = try #require(
      budget.alarmsPerRow(samplingInterval: 3_600_000_000_000, style: .epoch(.seconds)))
    #expect(Double(alarms) <= allowed * 20_000)
    #expect(Double(alarms) >= allowed * 20_000 * 0.9)
  }

  @Test(arguments: ["1/week", "2/month", "1/month"])
  func `a budget rarer than the data can count is kept on new data within a factor of two`(
    word: String
  ) throws {
    let budget = try #require(AlarmBudget(word))
    let events = EventRule(mergeGap: 3)
    let rate = try #require(
      budget.alarmsPerRow(samplingInterval: 3_600_000_000_000, style: .epoch(.seconds)))
    var promised = 0.0
    var realised = 0.0
    for seed in 0..<12 {
      let short = calibration(scores(count: 1500, seed: UInt64(seed)))
      let long = calibration(scores(count: 40_000, seed: UInt64(seed) + 1000))
      let threshold = try ThresholdRule.budget(budget).threshold(from: short, events: events)
      promised += rate * 40_000
      realised += Double(long.alarms(above: threshold, events: events))
    }
    #expect(realised < promised * 2)
    #expect(realised > promised / 2)
  }

  @Test func `the held-out check counts what the earlier threshold did later`() throws {
    let calibration = calibration(scores(count: 9000, seed: 5))
    let budget = try #require(AlarmBudget("1/day"))
    let threshold = try Threshold(.budget(budget), from: calibration, events: EventRule())
    let check = try #require(threshold.check)
    #expect(check.rows == 3000)
    #expect(check.allowedAlarms == 125)
    #expect(check.alarms > 60 && check.alarms < 250)
  }
}
