package import AnomalyDetection
package import TimeSeries

/// What a job found in one series.
package struct SeriesOutcome: Sendable {
  /// The series, as it was read.
  package let series: Series
  /// Who judged it.
  package let judge: SeriesJudge
  /// The rows that the detector was fitted on, or that it only watched at first; `nil` where it comes
  /// from a file.
  package let trainingRows: Range<Int>?
  /// What was found; `nil` where the job only fits.
  package let result: DetectionResult?
  /// Agreement with labels; `nil` without labels.
  package let metrics: DetectionMetrics?

  /// What a person should know before trusting the result: of the detectors, and of this data.
  package var warnings: [String] {
    guard trainingRows == nil else { return judge.warnings }
    return SeriesJudge.told(
      judge.detectors.map { detector in
        detector.warnings
          + (IntervalMismatch(series.timeAxis, detector.calibrationScores).map {
            [$0.description]
          } ?? [])
      })
  }

  /// One sentence an anomaly: why it was flagged.
  package func reason(for anomaly: Anomaly) -> String {
    AnomalySentence(
      anomaly, channelNames: judge.channelNames, residualScale: judge.residualScale
    ).description
  }
}
