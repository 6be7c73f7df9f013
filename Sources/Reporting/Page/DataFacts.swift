import AnomalyDetection
import TimeSeries

/// How much data there is, and how often it comes.
struct DataFacts {
  let view: ReportView

  /// What can be said without a description.
  func plain(_ table: Series) -> [Report.Fact] {
    let axis = table.timeAxis
    func moment(_ row: Int) -> String {
      TimeText.moment(axis.tick(at: row), style: axis.style)
    }
    var facts: [Report.Fact] = [
      .init("Rows", NumberText.count(table.rowCount)),
      .init("Channels", NumberText.count(table.channelCount)),
    ]
    if table.rowCount > 0 {
      facts.append(.init("From", moment(0)))
      facts.append(.init("To", moment(table.rowCount - 1)))
    }
    if let interval = axis.clockInterval {
      facts.append(.init("Sampling interval", TimeText.duration(interval, style: axis.style)))
    }
    let imputed = view.report.detection?.result.isImputed.count { $0 } ?? 0
    if imputed > 0 {
      facts.append(.init("Rows with filled values", NumberText.count(imputed)))
    }
    return facts
  }

  /// What a description says.
  func described(_ description: SeriesDescription) -> [Report.Fact] {
    let style = description.timestampStyle
    var facts: [Report.Fact] = [
      .init(
        "Rows", NumberText.count(description.rowCount),
        explanation: description.start.flatMap { start in
          description.end.map { "\(start) to \($0)" }
        }),
      .init("Channels", NumberText.count(description.channels.count)),
    ]
    if let interval = description.samplingInterval {
      facts.append(
        .init(
          "Every", TimeText.duration(interval, style: style),
          explanation: description.regularity.map { "\(NumberText.percent($0)) of the steps" }))
    }
    facts.append(.init("Gaps", NumberText.count(description.gaps.count)))
    if let season = description.season {
      facts.append(
        .init(
          "Period", NumberText.count(season.period, "row", "rows"),
          explanation: description.samplingInterval.flatMap { interval in
            let (length, overflow) = interval.multipliedReportingOverflow(by: Int64(season.period))
            return overflow || !style.isClock ? nil : TimeText.duration(length, style: style)
          }))
    }
    if let labelled = description.labelledCount {
      facts.append(
        .init(
          "Labelled", NumberText.count(labelled), explanation: "rows marked as anomalous"))
    }
    return facts
  }
}
