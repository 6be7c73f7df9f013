/// What came of one part of a split.
package struct StudyPart: Sendable, Equatable {
  /// The first row of each window; the row itself where rows are judged.
  package let starts: [Int]
  /// `[window]`: the score; higher is more anomalous. `NaN` where a row has none.
  package var scores: [Float]
  /// `[window]`: whether it holds a labelled row; `nil` without labels.
  package var isAnomalous: [Bool]?
  /// How well it is reconstructed; `nil` of no window.
  package let quality: ReconstructionQuality?

  /// The number of windows.
  package var count: Int { starts.count }

  /// The same part with abnormal windows after its own.
  func joined(_ more: [Int], scores moreScores: [Float]) -> StudyPart {
    let known = isAnomalous ?? Array(repeating: false, count: count)
    return StudyPart(
      starts: starts + more, scores: scores + moreScores,
      isAnomalous: known + more.map { _ in true }, quality: quality)
  }

  /// The windows above a threshold.
  package func flagged(above threshold: Float) -> Int {
    scores.reduce(0) { $0 + ($1 > threshold ? 1 : 0) }
  }
}
