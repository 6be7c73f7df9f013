import AnomalyDetection
import Evaluation
import Recipes

/// How well the anomalies agree with the labels, in a line or two.
struct MetricsText {
  let metrics: DetectionMetrics

  var lines: [String] {
    let events = metrics.events
    let points = metrics.points
    return [
      "labels: \(events.detectedCount) of \(NumberText.count(events.labelledCount, "event", "events")) found, "
        + "\(events.falseAlarmCount) of \(NumberText.count(events.predictedCount, "anomaly", "anomalies")) false; by events: "
        + "precision \(NumberText.fixed(events.precision, decimals: 2)), recall \(NumberText.fixed(events.recall, decimals: 2)); by rows: "
        + "precision \(NumberText.fixed(points.precision, decimals: 2)), recall \(NumberText.fixed(points.recall, decimals: 2))"
    ]
  }
}
