import AnomalyDetection
import Recipes
import TimeSeries

/// What `martlet demo` prints: what was planted, what was found, and how well they agree.
struct DemoText {
  private let outcome: RecipeOutcome
  private let written: RecipeOutcome.Written

  init(_ outcome: RecipeOutcome, _ written: RecipeOutcome.Written) {
    self.outcome = outcome
    self.written = written
  }

  var text: String {
    var blocks: [String] = []
    if let finding = outcome.findings.first, let detection = finding.detection {
      let result = detection.result
      blocks.append(
        (SeriesText(finding: finding, outcome: outcome).lines
          + DetectorText(detection: detection).lines).joined(separator: "\n"))
      blocks.append(planted(in: result))
      blocks.append(AnomalyTable(result: result).text)
      if let metrics = finding.metrics {
        blocks.append(MetricsText(metrics: metrics).lines.joined(separator: "\n"))
      }
    }
    if let report = written.reports.first {
      blocks.append("report: \(report) (open it in a browser)")
    }
    blocks.append("next: martlet detect YOUR.csv")
    return blocks.joined(separator: "\n\n")
  }

  private func planted(in result: DetectionResult) -> String {
    var table = TextTable([
      .init("planted"), .init("start"), .init("end"), .init("channels"), .init("found as"),
    ])
    for anomaly in outcome.planted {
      let found = result.anomalies.firstIndex { $0.rows.overlaps(anomaly.rows) }
      let isGap = result.gaps.contains { $0.rows.overlaps(anomaly.rows) }
      let answer =
        anomaly.isLabelled
        ? found.map { "#\($0 + 1)" } ?? "missed" : isGap ? "a gap in the data" : "missed"
      table.add(TelemetryText.cells(of: anomaly, in: result.series) + [answer])
    }
    return table.text
  }
}
