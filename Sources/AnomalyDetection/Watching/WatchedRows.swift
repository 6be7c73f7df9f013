/// What a watcher said of rows.
package struct WatchedRows: Sendable {
  /// `[row]`.
  package let ticks: [Int64]
  /// `[row, channel]` of the channels that are judged: what was measured, in the data's units.
  package let values: [Double]
  /// `[row]`: rows that were due before each and never came; empty for none.
  let missing: [Int]
  let scored: ScoredRows
  let judged: JudgedRows
  /// What there is to tell, each with the row that it follows.
  package let events: [(row: Int, event: WatchEvent)]

  /// What there is to tell, in order.
  package var told: [WatchEvent] { events.map(\.event) }

  /// `[row]`: the raw score; `NaN` where there is none.
  package var rawScores: [Float] { scored.scores }
  /// `[row]`: the raw score over the threshold: above 1 is anomalous.
  package var anomalyScores: [Float] { judged.anomalyScores }
  /// `[row]`: whether the row is flagged.
  package var isAnomaly: [Bool] { judged.isFlagged }
  /// `[row]`: whether a value was filled in.
  package var isImputed: [Bool] { scored.isImputed }
  /// `[row, channel]`: what was expected; `NaN` where nothing was.
  package var expected: [Double] { scored.expected }
}
