/// Lets a score through only where it is higher than what was let through in the rows before, so that
/// one incident is told once, and again only when it grows worse.
struct QuietPeriod: Sendable, Equatable {
  /// Rows for which a score keeps those that are not higher silent.
  let rows: Int
  /// What was let through last: higher than anything before it that still counts.
  private var told: Told?

  private struct Told: Equatable {
    var row = 0
    var score: Float = 0
  }

  init(rows: Int) {
    precondition(rows >= 0, "a quiet period of \(rows) rows")
    self.rows = rows
  }

  /// The score of a row as it is told: itself, or 0.
  mutating func take(_ score: Float, row: Int) -> Float {
    guard score > 0 else { return 0 }
    if let told, row - told.row <= rows, score <= told.score { return 0 }
    told = Told(row: row, score: score)
    return score
  }

  /// Writes or reads what was told.
  mutating func archive(_ archive: inout StateArchive) throws(StateError) {
    try archive.optional(&told, Told()) { (archive, told) throws(StateError) in
      try archive.integer(&told.row, in: 0...StateArchive.largestCount)
      try archive.float(&told.score)
    }
  }
}
