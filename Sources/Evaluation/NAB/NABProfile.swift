/// What a detection, a miss and a false alarm weigh in the NAB score (Lavin and Ahmad 2015, table I).
///
/// ```swift
/// let patient = NABProfile(
///   name: "patient", truePositiveWeight: 1, falsePositiveWeight: 0.5, falseNegativeWeight: 1)
/// print(sweep.best(patient).normalized)
/// ```
public struct NABProfile: Sendable, Hashable {
  /// The benchmark's word for it.
  public let name: String
  /// What a window found at its very start earns.
  public let truePositiveWeight: Double
  /// What a false alarm far from any window costs.
  public let falsePositiveWeight: Double
  /// What a missed window costs.
  public let falseNegativeWeight: Double

  /// - Precondition: no weight is negative, and the first and the last are not both 0.
  public init(
    name: String, truePositiveWeight: Double, falsePositiveWeight: Double,
    falseNegativeWeight: Double
  ) {
    precondition(
      min(truePositiveWeight, falsePositiveWeight, falseNegativeWeight) >= 0
        && truePositiveWeight + falseNegativeWeight > 0,
      "weights \(truePositiveWeight), \(falsePositiveWeight), \(falseNegativeWeight)")
    self.name = name
    self.truePositiveWeight = truePositiveWeight
    self.falsePositiveWeight = falsePositiveWeight
    self.falseNegativeWeight = falseNegativeWeight
  }

  /// The profile that tables rank by.
  public static let standard = NABProfile(
    name: "standard", truePositiveWeight: 1, falsePositiveWeight: 0.11, falseNegativeWeight: 1)
  /// A false alarm costs twice as much.
  public static let rewardLowFPRate = NABProfile(
    name: "reward_low_FP_rate", truePositiveWeight: 1, falsePositiveWeight: 0.22,
    falseNegativeWeight: 1)
  /// A missed window costs twice as much.
  public static let rewardLowFNRate = NABProfile(
    name: "reward_low_FN_rate", truePositiveWeight: 1, falsePositiveWeight: 0.11,
    falseNegativeWeight: 2)

  /// The three profiles of the benchmark, in its order.
  public static let all = [standard, rewardLowFPRate, rewardLowFNRate]
}
