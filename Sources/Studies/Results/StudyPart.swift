/// What came of one part of a split.
package struct StudyPart: Sendable, Equatable {
  /// The first row of each window; the row itself where rows are judged.
  package let starts: [Int]
  /// `[window]`: the score; higher is more anomalous. `NaN` where a row has none.
  package let scores: [Float]
  /// `[window]`: whether it is flagged.
  package let isFlagged: [Bool]
  /// `[window]`: whether it holds a labelled row; `nil` without labels.
  package let isAnomalous: [Bool]?
  /// How well it is reconstructed; `nil` of no window.
  package let quality: ReconstructionQuality?

  package var count: Int { starts.count }

  /// How many of them are flagged.
  package var flaggedCount: Int { isFlagged.count { $0 } }

  /// The same part with abnormal windows after its own.
  func joined(_ more: [Int], scores moreScores: [Float], threshold: Float) -> StudyPart {
    let known = isAnomalous ?? Array(repeating: false, count: count)
    return StudyPart(
      starts: starts + more, scores: scores + moreScores,
      isFlagged: isFlagged + moreScores.map { $0 > threshold },
      isAnomalous: known + more.map { _ in true }, quality: quality)
  }
}
