import AnomalyDetection
import Recipes

/// What `martlet fit` prints.
struct FitText {
  private let outcome: JobOutcome
  private let written: JobOutcome.Written

  init(_ outcome: JobOutcome, _ written: JobOutcome.Written) {
    self.outcome = outcome
    self.written = written
  }

  var text: String {
    zip(outcome.series, written.models).map { series, path in
      var lines = SeriesText(outcome: series, job: outcome).lines
      lines += DetectorText(judge: series.judge).lines
      if case .fitted(let detector) = series.judge, let history = detector.model.history {
        lines.append(TrainingText(history: history).line)
      }
      lines.append("model file: \(path)")
      return lines.joined(separator: "\n")
    }.joined(separator: "\n\n")
  }
}
