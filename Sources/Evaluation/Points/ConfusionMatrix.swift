/// How many rows were flagged rightly and wrongly: every row counts once, whatever event it is in.
///
/// ```swift
/// let matrix = ConfusionMatrix(flags: flags, labels: labels)
/// print(matrix.precision, matrix.recall, matrix.f1, matrix.matthewsCorrelation)
/// ```
public struct ConfusionMatrix: Sendable, Hashable {
  /// Flagged rows that are labelled.
  public let truePositives: Int
  /// Flagged rows that are not labelled.
  public let falsePositives: Int
  /// Rows neither flagged nor labelled.
  public let trueNegatives: Int
  /// Labelled rows that were not flagged.
  public let falseNegatives: Int

  /// A matrix of known counts.
  ///
  /// - Precondition: no count is negative.
  public init(truePositives: Int, falsePositives: Int, trueNegatives: Int, falseNegatives: Int) {
    precondition(
      min(truePositives, falsePositives, trueNegatives, falseNegatives) >= 0,
      "a negative count among \(truePositives), \(falsePositives), \(trueNegatives), "
        + "\(falseNegatives)")
    self.truePositives = truePositives
    self.falsePositives = falsePositives
    self.trueNegatives = trueNegatives
    self.falseNegatives = falseNegatives
  }

  /// The counts of flags held against labels.
  ///
  /// - Parameters:
  ///   - flags: `[time]`: whether the detector flagged the row.
  ///   - labels: `[time]`: whether the row is anomalous.
  /// - Precondition: as many flags as labels.
  public init(flags: [Bool], labels: [Bool]) {
    precondition(
      flags.count == labels.count, "\(flags.count) flags for \(labels.count) labels")
    var truePositives = 0
    var flagged = 0
    var labelled = 0
    for row in flags.indices {
      if flags[row] { flagged += 1 }
      if labels[row] { labelled += 1 }
      if flags[row] && labels[row] { truePositives += 1 }
    }
    self.init(
      truePositives: truePositives, falsePositives: flagged - truePositives,
      trueNegatives: flags.count - flagged - labelled + truePositives,
      falseNegatives: labelled - truePositives)
  }

  /// All rows.
  public var count: Int { truePositives + falsePositives + trueNegatives + falseNegatives }
  /// Labelled rows.
  public var labelledCount: Int { truePositives + falseNegatives }
  /// Flagged rows.
  public var flaggedCount: Int { truePositives + falsePositives }
}
