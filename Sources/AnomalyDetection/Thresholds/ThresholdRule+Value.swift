extension ThresholdRule {
  /// The raw score above which a row is flagged.
  ///
  /// - Parameters:
  ///   - calibration: raw scores of normal rows, in time order.
  ///   - events: how flags merge into anomalies; a budget counts those.
  /// - Returns: a positive, finite number.
  public func threshold(
    from calibration: CalibrationScores, events: EventRule
  ) throws(ThresholdError) -> Float {
    if case .fixed(let value) = self { return Self.usable(value) }
    let quantiles = ScoreQuantiles(calibration.scores)
    guard quantiles.count >= 2 else {
      throw .tooFewScores(found: quantiles.count, needed: 2)
    }
    let value: Double
    switch self {
    case .fixed(let fixed):
      value = fixed
    case .automatic(let deviations):
      value = Self.automatic(calibration, quantiles, deviations: deviations, events: events)
    case .percentile(let percentage):
      value = quantiles.quantile(percentage / 100)
    case .interquartileRange(let factor):
      let third = quantiles.quantile(0.75)
      value = third + factor * (third - quantiles.quantile(0.25))
    case .sigma(let deviations):
      value = quantiles.mean + deviations * quantiles.standardDeviation
    case .medianAbsoluteDeviation(let deviations):
      value = quantiles.median + deviations * 1.4826 * quantiles.medianAbsoluteDeviation
    case .contamination(let share):
      value = quantiles.quantile(1 - share)
    case .peaksOverThreshold(let risk):
      value = Self.peaksOverThreshold(quantiles, risk: risk)
    case .conformal(let significance):
      value = try Self.conformal(quantiles, significance: significance)
    case .budget(let budget):
      guard
        let rate = budget.alarmsPerRow(
          samplingInterval: calibration.samplingInterval, style: calibration.timestampStyle)
      else { throw .budgetNeedsClock(budget) }
      value = AlarmRate(calibration, events: events).threshold(alarmsPerRow: rate)
    }
    return Self.usable(value)
  }

  /// A threshold that a score can be divided by: scores of exactly 0 everywhere give 0, and a rule
  /// with a huge factor passes what a `Float` holds.
  private static func usable(_ value: Double) -> Float {
    min(max(Float(value), Float.leastNormalMagnitude), Float.greatestFiniteMagnitude)
  }

  /// Mean plus some standard deviations, or whichever is higher: 2.5 root mean squares, which keeps
  /// clean data quiet, and the score that leaves one alarm in 2,000 rows (three at least), which
  /// bounds what a person has to look at where the data is full of oddities.
  private static func automatic(
    _ calibration: CalibrationScores, _ quantiles: ScoreQuantiles, deviations: Double,
    events: EventRule
  ) -> Double {
    let mean = quantiles.mean
    let deviation = quantiles.standardDeviation
    let rootMeanSquare = (mean * mean + deviation * deviation).squareRoot()
    let bounded = AlarmRate(calibration, events: events)
      .lowestThreshold(alarms: max(3, quantiles.count / 2000))
    return max(mean + deviations * deviation, 2.5 * rootMeanSquare, bounded)
  }

  /// `level + excess passed with probability risk · n / peaks`: equation 1 of Siffer et al. 2017.
  private static func peaksOverThreshold(_ quantiles: ScoreQuantiles, risk: Double) -> Double {
    let level = quantiles.quantile(0.98)
    let excesses = quantiles.sorted.reversed().prefix { $0 > level }.map { $0 - level }
    guard let tail = ParetoTail(fitting: Array(excesses)) else {
      return max(level, quantiles.quantile(1 - risk))
    }
    let probability = risk * Double(quantiles.count) / Double(excesses.count)
    return probability >= 1
      ? quantiles.quantile(1 - risk) : level + tail.excess(passedWithProbability: probability)
  }

  /// The largest score that is not yet significant: fewer than `significance · (n + 1)` of n + 1
  /// equally likely ranks lie above it.
  private static func conformal(
    _ quantiles: ScoreQuantiles, significance: Double
  ) throws(ThresholdError) -> Double {
    let allowed = Int((significance * Double(quantiles.count + 1)).rounded(.down))
    guard allowed >= 1 else {
      throw .tooFewScores(
        found: quantiles.count, needed: Int(min(1e15, (1 / significance).rounded(.up))) - 1)
    }
    return quantiles.sorted[quantiles.count - allowed]
  }
}
