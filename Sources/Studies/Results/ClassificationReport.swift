package import Evaluation

/// How well the flags of the test's windows or rows agree with their labels.
package struct ClassificationReport: Sendable {
  /// Precision, recall and F1 of one class, and how many it has.
  package struct Line: Sendable, Equatable {
    /// What the line is of.
    package enum Kind: String, Sendable {
      case normal
      case anomalous
      /// The plain mean over the classes: each counts the same, however rare.
      case macro = "macro average"
      /// The mean over the classes by their size.
      case weighted = "weighted average"
      /// All verdicts counted together.
      case micro = "micro average"
    }

    /// What the line is of.
    package let kind: Kind
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
  package let classes: [Line]

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
    classes = [(Line.Kind.normal, inverse), (.anomalous, confusion)].map { kind, matrix in
      Line(
        kind: kind, precision: matrix.precision, recall: matrix.recall, f1: matrix.f1,
        support: matrix.labelledCount)
    }
  }

  /// The classes, then their means: plain, by size, and over all verdicts.
  package var lines: [Line] { classes + [macro, weighted, micro] }

  private var macro: Line { mean(.macro) { _ in 0.5 } }

  private var weighted: Line {
    mean(.weighted) { Double($0.support) / Double(max(1, confusion.count)) }
  }

  /// With two classes each wrong verdict is a false alarm of one and a miss of the other, so
  /// precision, recall and F1 are all the accuracy.
  private var micro: Line {
    Line(
      kind: .micro, precision: confusion.accuracy, recall: confusion.accuracy,
      f1: confusion.accuracy, support: confusion.count)
  }

  private func mean(_ kind: Line.Kind, _ weight: (Line) -> Double) -> Line {
    func mean(_ value: (Line) -> Double) -> Double {
      classes.reduce(0) { $0 + weight($1) * value($1) }
    }
    return Line(
      kind: kind, precision: mean(\.precision), recall: mean(\.recall), f1: mean(\.f1),
      support: confusion.count)
  }
}
