import AnomalyDetection
import TimeSeries

/// The anomalies of a series, a line each.
struct AnomalyTable {
  let result: DetectionResult

  var text: String {
    guard !result.anomalies.isEmpty else { return "no anomalies" }
    var table = TextTable([
      .init("#", .right), .init("start"), .init("end"), .init("score", .right), .init("severity"),
      .init("why"),
    ])
    let axis = result.series.timeAxis
    for (index, anomaly) in result.anomalies.enumerated() {
      table.add([
        String(index + 1), axis.text(at: anomaly.rows.lowerBound),
        axis.text(at: anomaly.rows.upperBound - 1), NumberText.fixed(anomaly.score, decimals: 2),
        anomaly.severity.rawValue, anomaly.reason,
      ])
    }
    return "\(NumberText.count(result.anomalies.count, "anomaly", "anomalies")):\n" + table.text
  }
}
