import Evaluation
import Recipes

/// How well the anomalies agree with the labels, in a line or two.
struct MetricsText {
  let metrics: DetectionMetrics

  var lines: [String] {
    let events = metrics.events
    let points = metrics.points
    return [
      "labels: \(events.detectedCount) of \(SeriesText.counted(events.labelledCount, "event")) found, "
        + "\(events.falseAlarmCount) of \(SeriesText.counted(events.predictedCount, "anomaly", "anomalies")) false; by events: "
        + "precision \(events.precision.twoPlaces), recall \(events.recall.twoPlaces); by rows: "
        + "precision \(points.precision.twoPlaces), recall \(points.recall.twoPlaces)"
    ]
  }
}
