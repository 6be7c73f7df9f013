package import AnomalyDetection
package import TimeSeries

/// What a job found in one series.
package struct SeriesOutcome: Sendable {
  /// The series, as it was read.
  package let series: Series
  /// Who judges it.
  package let model: DetectionModel
  /// The rows that the detector was fitted on, or that it only watched at first; `nil` where it comes
  /// from a file.
  package let trainingRows: Range<Int>?
  /// What was found; `nil` where the job only fits.
  package let detection: Detection?
  /// Agreement with labels; `nil` without labels.
  package let metrics: DetectionMetrics?

  /// What a person should know before trusting the result: of the detectors, and of this data.
  package var warnings: [String] {
    guard trainingRows == nil else { return model.warnings }
    return DetectionModel.told(
      model.detectors.map { detector in
        detector.warnings
          + (IntervalMismatch(series.timeAxis, detector.calibrationScores).map {
            [$0.description]
          } ?? [])
      })
  }

  /// The scores and the anomalies; `nil` where the job only fits.
  package var result: DetectionResult? { detection?.result }

  /// How scores become alarms; `nil` of a model on line that has not searched.
  package var alarms: AlarmPolicy? { detection?.alarms ?? model.detectors.first?.alarms }

  /// What was chosen and why so, in one line for a person.
  package var reason: String { detection?.reason ?? model.detectors.first?.plan.reason ?? "" }
}
