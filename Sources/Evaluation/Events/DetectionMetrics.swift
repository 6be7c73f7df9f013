/// How well flags agree with labels, counted in events and in rows.
package struct DetectionMetrics: Sendable, Equatable {
  /// Anomalies held against labelled events.
  package let events: EventMatching
  /// Flagged rows held against labelled rows.
  package let points: ConfusionMatrix
  /// The rows that were counted: those after the part that is known to be for training only.
  package let rows: Range<Int>

  /// Counts.
  ///
  /// - Parameters:
  ///   - anomalies: The rows of each anomaly found.
  ///   - flags: `[time]`: whether a row is flagged.
  ///   - labels: `[time]`: whether a row is anomalous.
  ///   - rows: The rows to count.
  /// - Returns: `nil` where no row to count is labelled as anomalous: nothing can be measured.
  package init?(anomalies: [Range<Int>], flags: [Bool], labels: [Bool], rows: Range<Int>) {
    let labelled = Array(labels[rows])
    guard labelled.contains(true) else { return nil }
    let found = anomalies.map { range in
      let clamped = range.clamped(to: rows)
      return clamped.lowerBound - rows.lowerBound..<clamped.upperBound - rows.lowerBound
    }
    events = EventMatching(
      predicted: Events(ranges: found), labelled: Events(flags: labelled))
    points = ConfusionMatrix(flags: Array(flags[rows]), labels: labelled)
    self.rows = rows
  }
}
