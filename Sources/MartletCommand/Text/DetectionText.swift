import AnomalyDetection
import Recipes

/// What `martlet detect` prints.
struct DetectionText {
  private let outcome: RecipeOutcome
  private let written: RecipeOutcome.Written

  init(_ outcome: RecipeOutcome, _ written: RecipeOutcome.Written) {
    self.outcome = outcome
    self.written = written
  }

  var text: String {
    var blocks: [String] = []
    for (index, finding) in outcome.findings.enumerated() {
      var lines = SeriesText(finding: finding, outcome: outcome).lines
      if let detection = finding.detection {
        lines += DetectorText(detection: detection, files: outcome.recipe.modelFiles).lines
      }
      if let metrics = finding.metrics { lines += MetricsText(metrics: metrics).lines }
      blocks.append(lines.joined(separator: "\n"))
      if let result = finding.result { blocks.append(AnomalyTable(result: result).text) }
      if written.reports.indices.contains(index) {
        blocks.append("report: \(written.reports[index])")
      }
    }
    if let scores = written.scores { blocks.append("scores: \(scores)") }
    return blocks.joined(separator: "\n\n")
  }
}
