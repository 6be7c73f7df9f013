extension RankedScores {
  /// The part of the `count` highest scores that is labelled; of rows of equal score at the border
  /// each counts in part. `nil` where there are fewer rows.
  ///
  /// - Parameter count: How many rows; usually ``labelledCount``, where it is also the recall.
  /// - Precondition: `count` is at least 1.
  public func precision(atTop count: Int) -> Double? {
    precondition(count >= 1, "the top \(count)")
    var previous = (truePositives: 0, flagged: 0)
    for step in steps {
      let flagged = step.truePositives + step.falsePositives
      if flagged >= count {
        let share = Double(count - previous.flagged) / Double(flagged - previous.flagged)
        let found =
          Double(previous.truePositives)
          + share * Double(step.truePositives - previous.truePositives)
        return found / Double(count)
      }
      previous = (step.truePositives, flagged)
    }
    return nil
  }
}
