package import Evaluation

/// How well the flags of the test's windows or rows agree with their labels.
package struct StudyDetection: Sendable {
  /// Precision, recall and F1 of one class, and how many it has.
  package struct ClassReport: Sendable, Equatable {
    /// What the class is called.
    package let name: String
    /// The part of those put into the class that belong there.
    package let precision: Double
    /// The part of the class that is put there.
    package let recall: Double
    /// Their harmonic mean.
    package let f1: Double
    /// How many belong to the class.
    package let support: Int
  }

  /// Flags against labels; windows without a score count as not flagged.
  package let confusion: ConfusionMatrix
  /// The area under the ROC curve; `nil` where only one class is there.
  package let rocAUC: Double?
  /// The area under the precision–recall curve; `nil` where nothing is labelled.
  package let prAUC: Double?
  /// Normal and anomalous, each as the class that is looked for.
  package let classes: [ClassReport]

  /// `nil` without labels.
  package init?(_ part: StudyPart) {
    guard let labels = part.isAnomalous else { return nil }
    confusion = ConfusionMatrix(flags: part.isFlagged, labels: labels)
    let ranked = RankedScores(scores: part.scores, labels: labels)
    rocAUC = ranked.rocAUC
    prAUC = ranked.averagePrecision
    let inverse = ConfusionMatrix(
      truePositives: confusion.trueNegatives, falsePositives: confusion.falseNegatives,
      trueNegatives: confusion.truePositives, falseNegatives: confusion.falsePositives)
    classes = [("normal", inverse), ("anomalous", confusion)].map { name, matrix in
      ClassReport(
        name: name, precision: matrix.precision, recall: matrix.recall, f1: matrix.f1,
        support: matrix.labelledCount)
    }
  }

  /// The plain mean over the classes: each counts the same, however rare.
  package var macro: ClassReport { mean("macro average") { _ in 0.5 } }

  /// The mean over the classes by their size.
  package var weighted: ClassReport {
    mean("weighted average") { Double($0.support) / Double(max(1, confusion.count)) }
  }

  /// All verdicts counted together. With two classes each wrong verdict is a false alarm of one and
  /// a miss of the other, so precision, recall and F1 are all the accuracy.
  package var micro: ClassReport {
    ClassReport(
      name: "micro average", precision: confusion.accuracy, recall: confusion.accuracy,
      f1: confusion.accuracy, support: confusion.count)
  }

  private func mean(_ name: String, _ weight: (ClassReport) -> Double) -> ClassReport {
    func mean(_ value: (ClassReport) -> Double) -> Double {
      classes.reduce(0) { $0 + weight($1) * value($1) }
    }
    return ClassReport(
      name: name, precision: mean(\.precision), recall: mean(\.recall), f1: mean(\.f1),
      support: confusion.count)
  }
}
