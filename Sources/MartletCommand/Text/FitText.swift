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
      for detector in series.model.detectors {
        lines += DetectorText.lines(of: detector, name: "model")
        if let history = detector.model.history {
          lines.append(TrainingText(history: history).line)
        }
      }
      lines.append("model file: \(path)")
      return lines.joined(separator: "\n")
    }.joined(separator: "\n\n")
  }
}
