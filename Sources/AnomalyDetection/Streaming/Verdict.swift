/// What a streaming detector says of one row.
public struct Verdict: Sendable, Equatable {
  /// The row, counted from 0 since the stream began.
  public let row: Int
  /// The raw score; `NaN` until the first window is full.
  public let reconstructionError: Float
  /// The raw score over the threshold: above 1 is anomalous; `NaN` until the first window is full.
  public let anomalyScore: Float
  /// Whether the row is flagged.
  public let isAnomaly: Bool
  /// Whether a value of the row was missing and filled in.
  public let isImputed: Bool
  /// `[channel]`: what the model expected, in the data's units; `NaN` until the first window is full.
  public let expected: [Double]
  /// The first row of the incident that is going on; `nil` outside of one.
  public let openSince: Int?
  /// The incident that ended before this row, whole and explained.
  public let ended: Anomaly?
}
