/// The mean of a score over neighbouring rows.
enum ScoreSmoothing {
  /// The mean over the last `length` rows, as far as they have a score; `NaN` stays `NaN`.
  ///
  /// Summed oldest first for every row anew: a running sum would carry rounding along, and a
  /// stream that starts later would give other bits.
  static func causal(_ scores: [Float], length: Int) -> [Float] {
    guard length > 1 else { return scores }
    return scores.indices.map { row in
      mean(scores, max(0, row - length + 1)..<row + 1, at: row)
    }
  }

  /// The mean over `length` rows around each row.
  static func centred(_ scores: [Float], length: Int) -> [Float] {
    guard length > 1 else { return scores }
    let before = (length - 1) / 2
    let after = length / 2
    return scores.indices.map { row in
      mean(scores, max(0, row - before)..<min(scores.count, row + after + 1), at: row)
    }
  }

  private static func mean(_ scores: [Float], _ rows: Range<Int>, at row: Int) -> Float {
    guard scores[row].isFinite else { return scores[row] }
    var sum: Float = 0
    var count: Float = 0
    for other in rows where scores[other].isFinite {
      sum += scores[other]
      count += 1
    }
    return sum / count
  }
}
