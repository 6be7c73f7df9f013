public import TimeSeries

/// The raw scores of normal data, kept with a detector so that any threshold rule can be applied
/// later without training again.
///
/// ```swift
/// let scores = detector.calibrationScores
/// let alarms = scores.alarms(above: detector.threshold.value, events: EventRule(mergeGap: 5))
/// print("\(alarms) alarms in \(scores.count) rows of the training")
/// ```
public struct CalibrationScores: Sendable, Equatable {
  /// `[time]`, in time order; `NaN` where a row had no score.
  public let scores: [Float]
  /// Nanoseconds from one row to the next (or plain units), at least 1.
  public let samplingInterval: Int64
  /// How the timestamps of the data were written; budgets in time need a clock.
  public let timestampStyle: TimestampStyle

  /// Scores of rows `samplingInterval` apart.
  public init(scores: [Float], samplingInterval: Int64, timestampStyle: TimestampStyle) {
    precondition(samplingInterval >= 1, "a sampling interval of \(samplingInterval)")
    self.scores = scores
    self.samplingInterval = samplingInterval
    self.timestampStyle = timestampStyle
  }

  /// The rows that have a score.
  public var count: Int { scores.reduce(0) { $0 + ($1.isFinite ? 1 : 0) } }

  /// The same data, cut to a range of rows.
  func rows(_ range: Range<Int>) -> CalibrationScores {
    CalibrationScores(
      scores: Array(scores[range]), samplingInterval: samplingInterval,
      timestampStyle: timestampStyle)
  }

  /// The alarms that a threshold raises on these rows, neighbouring flags merged.
  public func alarms(above threshold: Float, events: EventRule) -> Int {
    events.ranges(of: scores.map { $0 > threshold }).count
  }
}
