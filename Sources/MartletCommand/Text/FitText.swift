import AnomalyDetection
import Recipes

/// What `martlet fit` prints.
struct FitText {
  private let outcome: RecipeOutcome
  private let written: RecipeOutcome.Written

  init(_ outcome: RecipeOutcome, _ written: RecipeOutcome.Written) {
    self.outcome = outcome
    self.written = written
  }

  var text: String {
    zip(outcome.findings, written.models).map { finding, paths in
      var lines = SeriesText(finding: finding, outcome: outcome).lines
      for detector in finding.model?.detectors ?? [] {
        lines += DetectorText.lines(of: detector, name: "model")
        if let history = detector.model.history {
          lines.append(TrainingText(history: history).line)
        }
      }
      lines += paths.map { "model file: \($0)" }
      return lines.joined(separator: "\n")
    }.joined(separator: "\n\n")
  }
}
