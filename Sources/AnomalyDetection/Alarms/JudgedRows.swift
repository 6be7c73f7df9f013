/// What the alarm machine says of rows.
struct JudgedRows: Sendable {
  /// `[row]`: the raw score over the threshold: above 1 is anomalous; `NaN` where there is none.
  var anomalyScores: [Float] = []
  /// `[row]`: the raw score as it is told: 0 where a higher one was told a short while ago.
  var alarmScores: [Float] = []
  /// `[row]`: whether the row is flagged.
  var isFlagged: [Bool] = []
  /// What became of incidents, and by which of the rows.
  var changes: [(row: Int, change: IncidentChange)] = []

  /// The anomalies that were over by these rows.
  var closed: [Anomaly] {
    changes.compactMap { if case .closed(let anomaly) = $0.change { anomaly } else { nil } }
  }

  /// Adds the rows that follow.
  mutating func append(_ next: JudgedRows) {
    changes += next.changes.map { (anomalyScores.count + $0.row, $0.change) }
    anomalyScores += next.anomalyScores
    alarmScores += next.alarmScores
    isFlagged += next.isFlagged
  }

  init(capacity: Int = 0) {
    anomalyScores.reserveCapacity(capacity)
    alarmScores.reserveCapacity(capacity)
    isFlagged.reserveCapacity(capacity)
  }
}
