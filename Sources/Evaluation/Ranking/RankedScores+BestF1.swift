extension RankedScores {
  /// The highest F1 that any threshold reaches, chosen with the labels in hand.
  ///
  /// It is a ceiling, not what a detector does: nobody who has to choose a threshold beforehand gets
  /// it. Reports must call it *best F1* and put the F1 of the detector's own threshold beside it.
  public struct BestF1: Sendable, Hashable {
    /// Rows with at least this score are flagged.
    public let score: Double
    /// The rows judged rightly and wrongly there.
    public let confusionMatrix: ConfusionMatrix

    /// The F1 itself.
    public var f1: Double { confusionMatrix.f1 }
  }
}

extension RankedScores {
  /// The highest F1 of all thresholds; of equal ones the highest threshold, which flags the fewest
  /// rows. `nil` where nothing is labelled.
  public var bestF1: BestF1? {
    guard labelledCount > 0 else { return nil }
    var best: BestF1?
    for step in steps {
      let candidate = BestF1(score: step.score, confusionMatrix: confusionMatrix(at: step))
      if candidate.f1 > best?.f1 ?? -1 { best = candidate }
    }
    return best
  }
}
