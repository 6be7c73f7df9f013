import AnomalyDetection
import Recipes

/// What was chosen and why, where the threshold lies, and what it did on later rows, a line each.
struct DetectorText {
  let judge: SeriesJudge

  var lines: [String] {
    let threshold = NumberText.value(Double(judge.threshold))
    switch judge {
    case .fitted(let detector):
      let parameters = NumberText.count(detector.parameterCount, "parameter", "parameters")
      let check = detector.threshold.check.map { ["check: \($0.words)"] } ?? []
      return [
        "model: \(judge.reason); \(parameters)",
        "threshold: raw score \(threshold), \(judge.thresholdWords)",
      ] + check
    case .online:
      let isMoving = judge.thresholdRule.isBudget
      return [
        "detector: \(judge.reason)",
        "threshold: \(isMoving ? "moves with the surprise" : "surprise \(threshold)"), "
          + judge.thresholdWords,
      ]
    }
  }
}

extension ThresholdRule {
  fileprivate var isBudget: Bool {
    if case .budget = self { true } else { false }
  }
}
