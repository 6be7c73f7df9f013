/// What a model found in one series, and how it judged.
///
/// ```swift
/// let found = try model.detect(series, learnedRows: 1000)
/// print(found.reason, found.timing.rawValue, found.warmUp)
/// for anomaly in found.result.anomalies { print(anomaly.reason) }
/// ```
public struct Detection: Sendable {
  /// Who judged.
  public let model: DetectionModel
  /// How scores became alarms.
  public let alarms: AlarmPolicy
  /// The scores and the anomalies.
  public let result: DetectionResult
  /// `[time]`: the raw scores as they are told: 0 where a higher one was told a short while ago.
  public let alarmScores: [Float]
  /// What was chosen and why so, in one line for a person.
  public let reason: String
  /// Whether each row was scored by the rows before it alone, as live data is.
  public let timing: ScoreRule.Timing
  /// Rows that were only watched, before the first score; 0 for a model that was fitted.
  public let warmUp: Int
  /// `[member]`: what each member of an ensemble found by itself; empty for one model.
  public let members: [Detection]
}
