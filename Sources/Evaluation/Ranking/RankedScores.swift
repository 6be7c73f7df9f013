/// Scores and labels sorted by score, highest first: what every threshold-free metric starts from.
///
/// ```swift
/// let ranked = RankedScores(scores: scores, labels: labels)
/// print(ranked.rocAUC ?? .nan, ranked.averagePrecision ?? .nan)
/// print(ranked.precision(atTop: 10) ?? .nan)
/// ```
///
/// Rows of equal score form one step, since no threshold can tell them apart. Rows whose score is
/// not a number (those before a detector's first full window) can be neither flagged nor passed;
/// they are left out and counted in ``unscoredCount``.
public struct RankedScores: Sendable, Equatable {
  /// What is flagged when every row with at least this score is.
  public struct Step: Sendable, Hashable {
    /// The lowest score that is flagged.
    public let score: Double
    /// Labelled rows with this score or a higher one.
    public let truePositives: Int
    /// Other rows with this score or a higher one.
    public let falsePositives: Int
  }

  /// One for each distinct score, from the highest to the lowest.
  public let steps: [Step]
  /// Scored rows that are labelled.
  public let labelledCount: Int
  /// Scored rows that are not.
  public let normalCount: Int
  /// Rows without a score, which take no part.
  public let unscoredCount: Int

  /// Sorts scores.
  ///
  /// - Parameters:
  ///   - scores: `[time]`: higher is more anomalous; `NaN` where a row has none.
  ///   - labels: `[time]`: whether the row is anomalous.
  /// - Precondition: as many scores as labels.
  public init(scores: [Double], labels: [Bool]) {
    precondition(
      scores.count == labels.count, "\(scores.count) scores for \(labels.count) labels")
    let order = scores.indices.filter { !scores[$0].isNaN }.sorted { scores[$0] > scores[$1] }
    var steps: [Step] = []
    var truePositives = 0
    var falsePositives = 0
    for (position, row) in order.enumerated() {
      if labels[row] { truePositives += 1 } else { falsePositives += 1 }
      let isLastOfStep =
        position + 1 == order.count || scores[order[position + 1]] != scores[row]
      if isLastOfStep {
        steps.append(
          Step(
            score: scores[row], truePositives: truePositives, falsePositives: falsePositives))
      }
    }
    self.steps = steps
    self.labelledCount = truePositives
    self.normalCount = falsePositives
    self.unscoredCount = scores.count - order.count
  }

  /// Sorts scores in single precision, such as a detector's; the order is that of the numbers.
  public init(scores: [Float], labels: [Bool]) {
    self.init(scores: scores.map { Double($0) }, labels: labels)
  }

  /// The confusion matrix of flagging everything down to a step.
  public func confusionMatrix(at step: Step) -> ConfusionMatrix {
    ConfusionMatrix(
      truePositives: step.truePositives, falsePositives: step.falsePositives,
      trueNegatives: normalCount - step.falsePositives,
      falseNegatives: labelledCount - step.truePositives)
  }
}
