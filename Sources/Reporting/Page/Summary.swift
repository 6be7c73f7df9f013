import AnomalyDetection
import Studies
import TimeSeries

/// The sentence under the heading, made from what there is.
enum Summary {
  /// Such as `10 anomalies in 10,320 rows over 214.5 days, the worst at Sun 2 Nov 2014, 01:00.`
  static func text(_ view: ReportView) -> String {
    if let judged = view.judged { return text(judged) }
    if let study = view.study {
      let flags = study.realFlags
      return "\(NumberText.count(flags.count { $0 })) of \(NumberText.count(flags.count)) "
        + "\(study.unit.rawValue) of the test part are flagged."
    }
    guard let series = view.table else { return "" }
    let channels = NumberText.count(series.channelCount, "channel", "channels")
    return "\(NumberText.count(series.rowCount, "row", "rows")) of \(channels)."
  }

  private static func text(_ result: DetectionResult) -> String {
    let axis = result.series.timeAxis
    let rowCount = result.series.rowCount
    guard rowCount > 0 else { return "There are no rows to look at." }
    let rows = NumberText.count(rowCount, "row", "rows")
    let count = result.anomalies.count
    var text =
      count == 0
      ? "No anomaly in \(rows)" : NumberText.count(count, "anomaly", "anomalies") + " in \(rows)"
    if axis.style.isClock, rowCount > 1 {
      let (span, overflow) = axis.tick(at: rowCount - 1)
        .subtractingReportingOverflow(axis.tick(at: 0))
      if !overflow { text += " over " + TimeText.duration(span, style: axis.style) }
    }
    if let worst = result.anomalies.max(by: { $0.score < $1.score }) {
      text += count == 1 ? ", at its peak " : ", the worst "
      text += "at " + TimeText.moment(axis.tick(at: worst.peak), style: axis.style)
    }
    return text + "."
  }
}
