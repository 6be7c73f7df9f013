import AnomalyDetection
import Recipes

/// What was chosen and why, where the threshold lies, and what it did on later rows, a line each.
struct DetectorText {
  let detector: Detector

  var lines: [String] {
    var lines = [
      "model: \(detector.plan.reason); \(NumberText.count(detector.parameterCount, "parameter", "parameters"))",
      "threshold: raw score \(NumberText.value(Double(detector.threshold.value))), "
        + detector.threshold.rule.words,
    ]
    if let check = detector.threshold.check { lines.append("check: \(check.words)") }
    return lines
  }
}
