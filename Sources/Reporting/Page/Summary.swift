import AnomalyDetection
import TimeSeries

/// The sentence under the heading, made from the result.
enum Summary {
  /// Such as `10 anomalies in 10,320 rows over 214.5 days, the worst on Sun 2 Nov 2014, 01:00.`
  static func text(_ prepared: PreparedContent) -> String {
    let result = prepared.result
    let rowCount = prepared.series.rowCount
    guard rowCount > 0 else { return "There are no rows to look at." }
    let rows = NumberText.count(rowCount, "row", "rows")
    let count = result.anomalies.count
    var text =
      count == 0
      ? "No anomaly in \(rows)" : NumberText.count(count, "anomaly", "anomalies") + " in \(rows)"
    let axis = prepared.series.timeAxis
    if axis.style.isClock, rowCount > 1 {
      let (span, overflow) = axis.tick(at: rowCount - 1)
        .subtractingReportingOverflow(axis.tick(at: 0))
      if !overflow { text += " over " + TimeText.duration(span, style: axis.style) }
    }
    if let worst = result.anomalies.max(by: { $0.score < $1.score }) {
      text += count == 1 ? ", at its peak " : ", the worst "
      text += "at " + prepared.moment(worst.peak)
    }
    return text + "."
  }
}
