/// Why a threshold cannot be found.
///
/// ```swift
/// do throws(DetectorError) {
///   _ = try detector.withThreshold(.budget(AlarmBudget(count: 2, per: .week)))
/// } catch .threshold(.budgetNeedsClock(let budget)) {
///   print("\(budget) needs rows with times; alarms in so many rows can be had without")
/// }
/// ```
public enum ThresholdError: Error, Sendable, Equatable {
  /// There are too few scores to learn from.
  case tooFewScores(found: Int, needed: Int)
  /// A budget in time was asked of data without a clock.
  case budgetNeedsClock(AlarmBudget)
}

extension ThresholdError: CustomStringConvertible {
  /// What was found, and what to do.
  public var description: String {
    switch self {
    case .tooFewScores(let found, let needed):
      "the threshold needs at least \(needed) scored rows of normal data, found \(found); give more "
        + "rows to fit on, or a threshold of your own with fixed:SCORE"
    case .budgetNeedsClock(let budget):
      "the budget \(budget) is in time, but the data has no timestamps; give it in rows, such as "
        + "5/10000rows"
    }
  }
}
