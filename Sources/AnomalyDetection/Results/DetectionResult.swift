public import TimeSeries

/// What a detector found in one series: a score a row, the anomalies, and where data is missing.
public struct DetectionResult: Sendable {
  /// The rows that were scored.
  public let series: Series
  /// `[time]`: the raw score, before it is divided by the threshold; `NaN` where there is none
  /// (before the first full window).
  public let reconstructionErrors: [Float]
  /// `[time]`: the raw score over the threshold, so that 1 is the threshold; `NaN` where there is
  /// none.
  public let anomalyScores: [Float]
  /// `[time]`: whether the row is flagged.
  public let isAnomaly: [Bool]
  /// `[time]`: whether a value of the row was filled in.
  public let isImputed: [Bool]
  /// `[time, channel]`: the reconstruction in the data's units; `NaN` where there is none.
  public let expected: [Double]
  /// `[channel]`: the usual size of `actual − expected` in training, in the data's units: a band of
  /// `expected ± 3 · residualScale` holds nearly all normal values.
  public let residualScale: [Double]
  /// The raw score above which a row is flagged; of a budget, where its moving threshold starts.
  public let threshold: Float
  /// The anomalies, in time order.
  public let anomalies: [Anomaly]
  /// Rows where data was due and none came, or values were missing.
  public let gaps: [DataGap]
  /// What a budget promised, and the alarms that came on rows that were not learned from; `nil` where
  /// the threshold promises no rate.
  public let alarmRate: AlarmRateCheck?

  /// How many rows are flagged.
  public var flaggedRowCount: Int { isAnomaly.count { $0 } }

  /// A result.
  public init(
    series: Series, reconstructionErrors: [Float], anomalyScores: [Float], isAnomaly: [Bool],
    isImputed: [Bool], expected: [Double], residualScale: [Double], threshold: Float,
    anomalies: [Anomaly], gaps: [DataGap], alarmRate: AlarmRateCheck? = nil
  ) {
    self.series = series
    self.reconstructionErrors = reconstructionErrors
    self.anomalyScores = anomalyScores
    self.isAnomaly = isAnomaly
    self.isImputed = isImputed
    self.expected = expected
    self.residualScale = residualScale
    self.threshold = threshold
    self.anomalies = anomalies
    self.gaps = gaps
    self.alarmRate = alarmRate
  }
}
