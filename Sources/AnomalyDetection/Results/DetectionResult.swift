public import TimeSeries

/// What a detector found in one series: a score a row, the anomalies, and where data is missing.
///
/// ```swift
/// let result = try detector.detect(series)
/// for row in result.isAnomaly.indices where result.isAnomaly[row] {
///   print(series.timeAxis.text(at: row), result.anomalyScores[row])
/// }
/// ```
public struct DetectionResult: Sendable {
  /// The rows that were scored.
  public let series: Series
  /// `[time]`: the raw score, before it is divided by the threshold: a reconstruction error, a surprise
  /// or the combined score of several; `NaN` where there is none (before the first full window).
  public let rawScores: [Float]
  /// `[time]`: the raw score over the threshold, so that 1 is the threshold; `NaN` where there is
  /// none.
  public let anomalyScores: [Float]
  /// `[time]`: whether the row is flagged.
  public let isAnomaly: [Bool]
  /// `[time]`: whether a value of the row was filled in.
  public let isImputed: [Bool]
  /// `[time, channel]`: the reconstruction in the data's units; `NaN` where there is none.
  public let expected: [Double]
  /// `[channel]`, or `[time, channel]` where it changes as rows come: the usual size of
  /// `actual − expected`, in the data's units: a band of `expected ± 3 · residualScale` holds nearly all
  /// normal values.
  public let residualScales: [Double]
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

  /// The usual size of `actual − expected` of a channel at a row, in the data's units; 0 where unknown.
  public func residualScale(_ row: Int, _ channel: Int) -> Double {
    let channels = series.channelCount
    let index = residualScales.count == channels ? channel : row * channels + channel
    guard index < residualScales.count, residualScales[index].isFinite else { return 0 }
    return max(0, residualScales[index])
  }

  package init(
    series: Series, rawScores: [Float], anomalyScores: [Float], isAnomaly: [Bool],
    isImputed: [Bool], expected: [Double], residualScales: [Double], threshold: Float,
    anomalies: [Anomaly], gaps: [DataGap], alarmRate: AlarmRateCheck? = nil
  ) {
    self.series = series
    self.rawScores = rawScores
    self.anomalyScores = anomalyScores
    self.isAnomaly = isAnomaly
    self.isImputed = isImputed
    self.expected = expected
    self.residualScales = residualScales
    self.threshold = threshold
    self.anomalies = anomalies
    self.gaps = gaps
    self.alarmRate = alarmRate
  }
}
