import AnomalyDetection
import Recipes

/// What `martlet detect` prints.
struct DetectionText {
  private let outcome: JobOutcome
  private let written: JobOutcome.Written

  init(_ outcome: JobOutcome, _ written: JobOutcome.Written) {
    self.outcome = outcome
    self.written = written
  }

  var text: String {
    var blocks: [String] = []
    for (index, series) in outcome.series.enumerated() {
      var lines = SeriesText(outcome: series, job: outcome).lines
      if let detection = series.detection {
        lines += DetectorText(detection: detection, files: outcome.job.models).lines
      }
      if let metrics = series.metrics { lines += MetricsText(metrics: metrics).lines }
      blocks.append(lines.joined(separator: "\n"))
      if let result = series.result { blocks.append(AnomalyTable(result: result).text) }
      if written.reports.indices.contains(index) {
        blocks.append("report: \(written.reports[index])")
      }
    }
    if let scores = written.scores { blocks.append("scores: \(scores)") }
    return blocks.joined(separator: "\n\n")
  }
}
