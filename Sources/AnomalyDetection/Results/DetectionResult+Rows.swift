internal import TimeSeries

extension DetectionResult {
  /// What scored and judged rows say of a series: the one place where a result is put together.
  ///
  /// - Parameters:
  ///   - rows: what a scorer says of each row of the series.
  ///   - judged: what the alarm machine says of them.
  ///   - alarms: how it judged.
  init(
    _ series: Series, _ rows: ScoredRows, _ judged: JudgedRows, _ alarms: AlarmPolicy,
    anomalies: [Anomaly], gaps: [DataGap], alarmRate: AlarmRateCheck?
  ) {
    self.init(
      series: series, rawScores: rows.scores, anomalyScores: judged.anomalyScores,
      isAnomaly: judged.isFlagged, isImputed: rows.isImputed, expected: rows.expected,
      residualScales: rows.residualScales, threshold: alarms.threshold, anomalies: anomalies,
      gaps: gaps, alarmRate: alarmRate)
  }
}
