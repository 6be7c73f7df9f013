package import AnomalyDetection
package import Evaluation
internal import TimeSeries

extension DetectionMetrics {
  /// Agreement of what was found row by row with the labels of the series, over some of its rows; `nil`
  /// without labels.
  package init?(_ detection: Detection, rows: Range<Int>) {
    let result = detection.result
    guard let labels = result.series.labels else { return nil }
    self.init(
      anomalies: result.anomalies.map(\.rows), flags: result.isAnomaly, labels: labels, rows: rows)
  }
}
