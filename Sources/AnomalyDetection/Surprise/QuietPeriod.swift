/// Lets a score through only where it is higher than what was let through in the rows before, so that
/// one incident is told once, and again only when it grows worse.
struct QuietPeriod: Sendable, Equatable, Codable {
  /// Rows for which a score keeps those that are not higher silent.
  let rows: Int
  /// What was let through last: higher than anything before it that still counts.
  private var told: Told?

  private struct Told: Equatable, Codable {
    let row: Int
    let score: Float
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
}
