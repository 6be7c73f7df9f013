import AnomalyDetection
import Recipes

/// What was chosen and why, and where the threshold lies, a line each.
struct DetectorText {
  let detector: Detector

  var lines: [String] {
    var threshold =
      "threshold: raw score \(NumberText.value(Double(detector.threshold.value))), "
      + detector.threshold.rule.words
    if let check = detector.threshold.check { threshold += "; check: \(check.words)" }
    return [
      "model: \(detector.plan.reason), \(SeriesText.counted(detector.parameterCount, "parameter"))",
      threshold,
    ]
  }
}
