import AnomalyDetection
import Recipes

/// What was chosen and why, where the threshold lies, and what it did on later rows, a line each; of an
/// ensemble first for each member.
struct DetectorText {
  let judge: SeriesJudge
  /// `[member]`: the files of an ensemble's models, where they have any.
  var files: [String] = []

  var lines: [String] {
    switch judge {
    case .fitted(let detector):
      return Self.lines(of: detector, name: "model")
    case .ensemble(let detection):
      let members = zip(detection.ensemble.members, detection.memberResults).enumerated()
      return members.flatMap { index, member in
        let lines = Self.lines(
          of: member.0,
          name: DetectorEnsemble.memberName(
            index, file: files.dropFirst(index).first))
        let alone = "alone: \(Self.found(member.1))"
        return [lines[0].shown()] + (lines.dropFirst() + [alone]).map { "  \($0)" }
      } + ["together: \(judge.thresholdWords); \(Self.found(detection.result))"]
    case .online:
      let threshold = NumberText.value(Double(judge.threshold))
      let isMoving = judge.budget != nil
      return [
        "detector: \(judge.reason)",
        "threshold: \(isMoving ? "moves with the surprise" : "surprise \(threshold)"), "
          + judge.thresholdWords,
      ]
    }
  }

  private static func lines(of detector: Detector, name: String) -> [String] {
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
