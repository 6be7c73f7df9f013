import AnomalyDetection
import Recipes
import Reporting

/// What was chosen and why, where the threshold lies, and what it did on later rows, a line each; of an
/// ensemble first for each member.
struct DetectorText {
  let detection: Detection
  /// `[member]`: the files of an ensemble's models, where they have any.
  var files: [String] = []

  var lines: [String] {
    verdict + (detection.budgetWords.map { ["budget: \($0)"] } ?? [])
  }

  private var verdict: [String] {
    switch detection.model {
    case .fitted(let detector):
      return Self.lines(of: detector, name: "model")
    case .ensemble(let ensemble):
      let members = zip(ensemble.members, detection.members).enumerated()
      return members.flatMap { index, member in
        let lines = Self.lines(
          of: member.0,
          name: DetectorEnsemble.memberName(
            index, file: files.dropFirst(index).first))
        let alone = "alone: \(Self.found(member.1.result))"
        return [lines[0].shown()] + (lines.dropFirst() + [alone]).map { "  \($0)" }
      } + ["together: \(detection.thresholdWords); \(Self.found(detection.result))"]
    case .online:
      let threshold = NumberText.value(Double(detection.alarms.threshold))
      let isMoving = detection.budget != nil
      return [
        "detector: \(detection.reason)",
        "threshold: \(isMoving ? "moves with the surprise" : "surprise \(threshold)"), "
          + detection.thresholdWords,
      ]
    }
  }

  static func lines(of detector: Detector, name: String) -> [String] {
    let parameters = NumberText.count(detector.parameterCount, "parameter", "parameters")
    let threshold = NumberText.value(Double(detector.threshold.value))
    let check = detector.threshold.check.map { ["check: \($0.words)"] } ?? []
    return [
      "\(name): \(detector.plan.reason); \(parameters)",
      "threshold: raw score \(threshold), \(detector.threshold.rule.words)",
    ] + check
  }

  private static func found(_ result: DetectionResult) -> String {
    let rows = NumberText.count(result.flaggedRowCount, "row", "rows")
    return "\(rows) flagged, "
      + NumberText.count(result.anomalies.count, "anomaly", "anomalies")
  }
}
