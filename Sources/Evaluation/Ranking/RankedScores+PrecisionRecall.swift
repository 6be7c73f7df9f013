extension RankedScores {
  /// A point of the precision–recall curve.
  public struct PrecisionRecallPoint: Sendable, Hashable {
    /// Rows with at least this score are flagged.
    public let score: Double
    /// The part of the flagged rows that is labelled.
    public let precision: Double
    /// The part of the labelled rows that is flagged.
    public let recall: Double
  }

  /// The area under the precision–recall curve as average precision: Σ (Rₖ − Rₖ₋₁) · Pₖ over the
  /// distinct scores from the highest down. `nil` where nothing is labelled.
  ///
  /// No straight lines are drawn between the points, since they would promise a precision that no
  /// threshold gives (Davis and Goadrich 2006, section 4). Scores that know nothing reach the part
  /// of rows that is labelled.
  public var averagePrecision: Double? {
    guard labelledCount > 0 else { return nil }
    var sum = 0.0
    var previous = 0
    for step in steps where step.truePositives > previous {
      let precision =
        Double(step.truePositives) / Double(step.truePositives + step.falsePositives)
      sum += Double(step.truePositives - previous) * precision
      previous = step.truePositives
    }
    return sum / Double(labelledCount)
  }

  /// The curve, one point for each distinct score from the highest down; empty where nothing is
  /// labelled.
  public var precisionRecallCurve: [PrecisionRecallPoint] {
    guard labelledCount > 0 else { return [] }
    return steps.map { step in
      let matrix = confusionMatrix(at: step)
      return PrecisionRecallPoint(
        score: step.score, precision: matrix.precision, recall: matrix.recall)
    }
  }
}
