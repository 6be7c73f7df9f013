import AnomalyDetection
import Benchmarking
import Evaluation
import TimeSeries

/// What `martlet evaluate --inject` prints.
struct InjectionText {
  let report: InjectionReport

  var text: String {
    let test = report.test
    var table = TextTable([
      .init("injected"), .init("count", .right), .init("found", .right),
      .init("median delay", .right), .init("PR-AUC", .right), .init("of chance", .right),
    ])
    for outcome in report.outcomes {
      table.add([
        outcome.distortion.description.split(separator: "_").joined(separator: " "),
        NumberText.count(outcome.plantedCount),
        outcome.events.map { NumberText.count($0.detectedCount) } ?? "–",
        outcome.events?.medianDelay.map { "\(NumberText.value($0)) rows" } ?? "–",
        outcome.prAUC.map { NumberText.fixed($0, decimals: 2) } ?? "–",
        NumberText.fixed(outcome.labelledShare, decimals: 2),
      ])
    }
    var lines = [
      "\(test.series.name), \(test.detector.name): learns from "
        + "\(NumberText.count(test.calmRows.count, "row", "rows")), searches "
        + "\(NumberText.count(test.searchedRows.count, "row", "rows"))"
    ]
    if let alarms = report.alarmsAsIs {
      lines.append("as it is: \(NumberText.count(alarms, "alarm", "alarms")) in the searched rows")
    }
    lines += ["", table.text, ""]
    lines.append("Made anomalies say which kinds are seen, not how those of this data will look.")
    return lines.joined(separator: "\n")
  }
}
