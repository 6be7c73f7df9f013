/// The rates of a confusion matrix, each in 0 … 1.
///
/// A rate whose divisor is 0 is 0, as scikit-learn has it (`zero_division=0`): a detector that flags
/// nothing has precision 0, and where nothing is labelled recall and F1 are 0. Averages over series
/// therefore never hide a series without labels or flags behind a missing value; ask
/// ``ConfusionMatrix/labelledCount`` to leave such a series out.
extension ConfusionMatrix {
  /// The part of all rows that is judged rightly: (TP + TN) / all.
  ///
  /// Of little worth where anomalies are rare: flagging nothing is then right nearly always.
  public var accuracy: Double { rate(truePositives + trueNegatives, of: count) }

  /// The part of the flagged rows that is labelled: TP / (TP + FP).
  public var precision: Double { rate(truePositives, of: flaggedCount) }

  /// The part of the labelled rows that is flagged: TP / (TP + FN).
  public var recall: Double { rate(truePositives, of: labelledCount) }

  /// The part of the normal rows that is left in peace: TN / (TN + FP).
  public var specificity: Double { rate(trueNegatives, of: trueNegatives + falsePositives) }

  /// The part of the normal rows that is flagged: FP / (TN + FP).
  public var falsePositiveRate: Double { rate(falsePositives, of: trueNegatives + falsePositives) }

  /// The harmonic mean of precision and recall: 2 TP / (2 TP + FP + FN).
  public var f1: Double { fScore(beta: 1) }

  /// The mean of precision and recall in which recall weighs `beta` times as much:
  /// (1 + β²) TP / ((1 + β²) TP + FP + β² FN) (van Rijsbergen, Information Retrieval, 1979).
  ///
  /// - Precondition: `beta` is finite and not negative.
  public func fScore(beta: Double) -> Double {
    precondition(beta >= 0 && beta.isFinite, "beta is \(beta)")
    let square = beta * beta
    let hits = (1 + square) * Double(truePositives)
    let all = hits + Double(falsePositives) + square * Double(falseNegatives)
    return all == 0 ? 0 : hits / all
  }

  /// The mean of recall and specificity: 0.5 for flags that know nothing, however rare anomalies are.
  public var balancedAccuracy: Double { (recall + specificity) / 2 }

  /// The correlation of flags and labels, −1 … 1; 0 where either is constant (Matthews 1975).
  public var matthewsCorrelation: Double {
    let truePositives = Double(truePositives)
    let trueNegatives = Double(trueNegatives)
    let falsePositives = Double(falsePositives)
    let falseNegatives = Double(falseNegatives)
    let product =
      (truePositives + falsePositives) * (truePositives + falseNegatives)
      * (trueNegatives + falsePositives) * (trueNegatives + falseNegatives)
    guard product > 0 else { return 0 }
    return (truePositives * trueNegatives - falsePositives * falseNegatives) / product.squareRoot()
  }

  /// `part` of `all`, 0 where there is nothing to be a part of.
  private func rate(_ part: Int, of all: Int) -> Double {
    all == 0 ? 0 : Double(part) / Double(all)
  }
}
