extension RankedScores {
  /// A point of the receiver operating characteristic.
  public struct ROCPoint: Sendable, Hashable {
    /// Rows with at least this score are flagged; infinite for the first point, where none is.
    public let score: Double
    /// The part of the normal rows that is flagged.
    public let falsePositiveRate: Double
    /// The part of the labelled rows that is flagged.
    public let truePositiveRate: Double
  }

  /// The area under the receiver operating characteristic: the chance that a labelled row scores
  /// higher than a normal one, a tie counting half (Mann and Whitney's U over all pairs).
  ///
  /// `nil` where one of the two kinds is missing, so that there is no pair to compare.
  /// With rare anomalies the number flatters: 1 % of the normal rows may be many more than all
  /// labelled ones. ``averagePrecision`` shows that.
  public var rocAUC: Double? {
    guard labelledCount > 0, normalCount > 0 else { return nil }
    // Twice the pairs won, a whole number, so that the order of the sum does not matter.
    var doubledWins = 0
    var previous = (truePositives: 0, falsePositives: 0)
    for step in steps {
      let labelled = step.truePositives - previous.truePositives
      let normal = step.falsePositives - previous.falsePositives
      doubledWins += labelled * (2 * (normalCount - step.falsePositives) + normal)
      previous = (step.truePositives, step.falsePositives)
    }
    return Double(doubledWins) / (2 * Double(labelledCount) * Double(normalCount))
  }

  /// The curve from (0, 0) to (1, 1), one point for each distinct score; empty where one of the two
  /// kinds is missing.
  public var rocCurve: [ROCPoint] {
    guard labelledCount > 0, normalCount > 0 else { return [] }
    let origin = ROCPoint(score: .infinity, falsePositiveRate: 0, truePositiveRate: 0)
    return [origin]
      + steps.map { step in
        ROCPoint(
          score: step.score,
          falsePositiveRate: Double(step.falsePositives) / Double(normalCount),
          truePositiveRate: Double(step.truePositives) / Double(labelledCount))
      }
  }
}
