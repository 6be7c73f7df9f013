import AnomalyDetection
import TestSupport
import Testing
import TimeSeries

private struct ThresholdGolden: Decodable {
  struct Fit: Decodable {
    let excesses: [Double]
    let shape: Double
    let scale: Double
    let likelihood: Double
  }
  let scores: [Float]
  let rules: [String: Double]
  let fits: [Fit]
}

/// Scores a minute apart.
private func calibration(_ scores: [Float]) -> CalibrationScores {
  CalibrationScores(
    scores: scores, samplingInterval: 60_000_000_000, timestampStyle: .dateTime(.init()))
}

@Suite struct ThresholdRuleTests {
  @Test func `rules agree with numpy`() throws {
    let golden = try GoldenFile.read("thresholds.json", as: ThresholdGolden.self)
    for (word, expected) in golden.rules {
      let rule = try #require(ThresholdRule(word))
      let value = try rule.threshold(from: calibration(golden.scores), events: EventRule())
      #expect(abs(Double(value) - expected) < 1e-6 * expected, "\(word)")
    }
  }

  @Test func `pareto tails are as likely as scipy's`() throws {
    for fit in try GoldenFile.read("thresholds.json", as: ThresholdGolden.self).fits {
      // The tail is seen through the threshold rule: 2 % of these scores are its excesses over 1.
      let level: [Float] = Array(repeating: 1, count: fit.excesses.count * 49)
      let scores = level + fit.excesses.map { Float(1 + $0) }
      for risk in [1e-3, 1e-4] {
        let ours = try ThresholdRule.peaksOverThreshold(risk: risk)
          .threshold(from: calibration(scores), events: EventRule())
        let probability = risk * Double(scores.count) / Double(fit.excesses.count)
        let theirs =
          1 + fit.scale / fit.shape * (Double.power(probability, -fit.shape) - 1)
        #expect(abs(Double(ours) - theirs) < 0.01 * theirs, "shape \(fit.shape), risk \(risk)")
      }
    }
  }

  @Test(arguments: [
    "auto:6", "auto:3", "percentile:99.5", "iqr:1.5", "sigma:3", "mad:6", "fixed:0.25",
    "contamination:0.01",
    "pot:0.0001", "conformal:0.001", "budget:2/week", "budget:0.5/day", "budget:5/10000rows",
  ])
  func `a rule reads back as it is written`(word: String) {
    #expect(ThresholdRule(word)?.description == word)
  }

  @Test(arguments: [
    "", "percentile:101", "percentile:x", "fixed", "fixed:0", "fixed:-1", "contamination:0",
    "contamination:1", "pot:0", "budget:0/week", "budget:2/year", "budget:2", "sigma:nan", "p99",
  ])
  func `nonsense is no rule`(word: String) {
    #expect(ThresholdRule(word) == nil)
  }

  @Test func `a conformal level finer than the data is an error`() {
    #expect(throws: ThresholdError.tooFewScores(found: 5, needed: 99)) {
      try ThresholdRule.conformal(significance: 0.01)
        .threshold(from: calibration([1, 2, 3, 4, 5]), events: EventRule())
    }
  }

  @Test func `the automatic threshold stays clear of clean data`() throws {
    // Scores that hardly spread: four deviations are 1.2, 2.5 root mean squares about 2.5.
    let clean = (0..<400).map { 1 + Float($0 % 2) * 0.1 }
    let value = try ThresholdRule.automatic(deviations: 4).threshold(
      from: calibration(clean), events: EventRule())
    #expect(abs(value - 2.5 * 1.0512) < 0.001)
    // Three incidents far above a spread-out rest: neither floor is higher than four deviations.
    let wide = (0..<4000).map { $0 % 1500 == 700 ? Float(12) : 1 + Float($0 % 7) }
    let four = try ThresholdRule.sigma(deviations: 4)
      .threshold(from: calibration(wide), events: EventRule())
    let automatic = try ThresholdRule.automatic(deviations: 4)
      .threshold(from: calibration(wide), events: EventRule())
    #expect(automatic == four)
  }

  @Test(arguments: ["fixed:1e300", "fixed:1e-60", "iqr:1e308", "mad:1e40", "budget:1e300/hour"])
  func `a rule beyond what a score can be gives a usable threshold`(word: String) throws {
    let rule = try #require(ThresholdRule(word))
    let value = try rule.threshold(from: calibration([1, 2, 3, 4, 5, 9]), events: EventRule())
    #expect(value > 0 && value.isFinite)
  }

  @Test func `a budget in time needs a clock`() throws {
    let rows = CalibrationScores(
      scores: [1, 2, 3], samplingInterval: 1, timestampStyle: .rowNumber)
    let budget = try #require(AlarmBudget("2/week"))
    #expect(throws: ThresholdError.budgetNeedsClock(budget)) {
      try ThresholdRule.budget(budget).threshold(from: rows, events: EventRule())
    }
  }

  @Test func `every rule shifts with the scores`() throws {
    let golden = try GoldenFile.read("thresholds.json", as: ThresholdGolden.self)
    let shifted = golden.scores.map { $0 + 10 }
    for word in ["percentile:99", "iqr:1.5", "sigma:3", "mad:6", "pot:0.001", "budget:1/day"] {
      let rule = try #require(ThresholdRule(word))
      let before = try rule.threshold(from: calibration(golden.scores), events: EventRule())
      let after = try rule.threshold(from: calibration(shifted), events: EventRule())
      #expect(abs(after - before - 10) < 1e-3, "\(word)")
    }
  }
}

extension Double {
  /// `base` to the power of `exponent`, by repeated roots: independent of the tested code's `pow`.
  fileprivate static func power(_ base: Double, _ exponent: Double) -> Double {
    var result = 1.0
    var root = exponent < 0 ? 1 / base : base
    var rest = abs(exponent)
    while rest >= 1 {
      result *= root
      rest -= 1
    }
    for _ in 0..<60 {
      root = root.squareRoot()
      rest *= 2
      if rest >= 1 {
        result *= root
        rest -= 1
      }
    }
    return result
  }
}
