package import AnomalyDetection
package import TimeSeries

/// What a job found in one series.
package struct SeriesOutcome: Sendable {
  /// The series, as it was read.
  package let series: Series
  /// The detector that was fitted on it or taken from a file, with the threshold asked for.
  package let detector: Detector
  /// The rows that the detector was fitted on; `nil` where it comes from a file.
  package let trainingRows: Range<Int>?
  /// What was found; `nil` where the job only fits.
  package let result: DetectionResult?
  /// Agreement with labels; `nil` without labels.
  package let metrics: DetectionMetrics?

  /// What a person should know before trusting the result: of the detector, and of this data.
  package var warnings: [String] {
    let own = detector.warnings
    guard trainingRows == nil,
      let mismatch = IntervalMismatch(series.timeAxis, detector.calibrationScores)
    else { return own }
    return own + [mismatch.description]
  }

  /// One sentence an anomaly: why it was flagged.
  package func reason(for anomaly: Anomaly) -> String {
    AnomalySentence(
      anomaly, channelNames: detector.channelNames, residualScale: detector.residualScale
    ).description
  }
}
