package import AnomalyDetection
package import Evaluation
package import Reporting
package import Studies
package import TimeSeries

/// What came of one series.
package struct Finding: Sendable {
  /// The series, as it was read or aligned.
  package let series: Series
  /// Who judges rows; `nil` where windows are judged that no detector can see.
  package let model: DetectionModel?
  /// The rows that a detector was fitted on, or that it only watched at first; `nil` where it comes
  /// from a file.
  package let trainingRows: Range<Int>?
  /// What was found row by row; `nil` where nothing was searched so.
  package let detection: Detection?
  /// The rows of the split, where rows are judged.
  let parts: RowParts
  /// What came of a protocol of its own; `nil` where rows are judged.
  let windows: Study?
  /// Seconds of learning alone.
  let trainSeconds: Double
}

extension Finding {
  /// Agreement of the rows' verdicts with the labels; `nil` without labels, and where windows are
  /// judged.
  package var metrics: DetectionMetrics? {
    windows == nil ? detection.flatMap(metrics(of:)) : nil
  }

  /// Agreement of what was found in the series, by all models or by one of several.
  func metrics(of detection: Detection) -> DetectionMetrics? {
    DetectionMetrics(detection, rows: parts.test)
  }

  /// What its model is, for a person and for metrics.
  package var modelFacts: ModelFacts? {
    windows?.model.map { ModelFacts($0) } ?? detection.map { ModelFacts($0) }
  }

  /// The parts of the split with their scores and verdicts; `nil` where nothing was searched.
  package var study: Study? { windows ?? detection.map { Study($0, parts: parts) } }

  /// `[member]`: the same of each member of an ensemble by itself; empty for one model.
  package var memberStudies: [Study] {
    windows == nil ? (detection?.members ?? []).map { Study($0, parts: parts) } : []
  }

  /// What a person should know before trusting the result: of the detectors, and of this data.
  package var warnings: [String] {
    guard windows == nil else { return [] }
    return detection?.warnings(learnedHere: trainingRows != nil) ?? model?.warnings ?? []
  }

  /// Whether anything was looked for in it.
  var isSearched: Bool { windows != nil || detection != nil }

  /// The table that was learned from, features included.
  var table: Series? { windows?.table ?? result?.series }

  /// The scores and the anomalies of rows; `nil` where nothing was searched.
  package var result: DetectionResult? { detection?.result }

  /// How scores become alarms; `nil` of a model on line that has not searched.
  package var alarms: AlarmPolicy? { detection?.alarms ?? model?.detectors.first?.alarms }

  /// What was chosen and why so, in one line for a person.
  package var reason: String { detection?.reason ?? model?.detectors.first?.plan.reason ?? "" }
}
