import AnomalyDetection
import Benchmarking
import Evaluation
import RandomNumbers

/// What was measured of several files of scores: a row each, and the means with their intervals.
struct EvaluationsText {
  let evaluations: [ScoreEvaluation]
  let seed: UInt64

  private static let columns: [(title: String, value: @Sendable (ScoreEvaluation) -> Double?)] = [
    ("VUS-PR", { $0.card.volume?.precisionRecall }), ("VUS-ROC", { $0.card.volume?.roc }),
    ("PR-AUC", { $0.card.ranked.averagePrecision }), ("ROC-AUC", { $0.card.ranked.rocAUC }),
    ("best F1", { $0.card.bestF1?.f1 }), ("F1", { $0.card.atThreshold?.points.f1 }),
    ("range F1", { $0.card.atThreshold?.ranges.f1 }),
    ("affiliation F1", { $0.card.atThreshold?.affiliation.f1 }),
    ("events found", { $0.card.atThreshold?.events.recall }),
  ]

  var text: String {
    var table = TextTable([.init("file")] + Self.columns.map { .init($0.title, .right) })
    for evaluation in evaluations {
      table.add(
        [evaluation.file.path]
          + Self.columns.map { column in
            column.value(evaluation).map { NumberText.fixed($0, decimals: 3) } ?? "–"
          })
    }
    var random = RandomGenerator(seed: seed)
    let means = Self.columns.map { column in
      BootstrapInterval.mean(of: evaluations.compactMap(column.value), using: &random)
    }
    table.add(
      ["mean"]
        + means.map { $0.map { NumberText.fixed($0.value, decimals: 3) } ?? "–" })
    table.add(
      ["95 % interval"]
        + means.map { interval in
          interval.map {
            "\(NumberText.fixed($0.lower, decimals: 2))…\(NumberText.fixed($0.upper, decimals: 2))"
          } ?? "–"
        })
    var lines = [table.text]
    if evaluations.contains(where: { $0.card.atThreshold?.isOracle ?? false }) {
      lines += [
        "",
        "F1 and what stands right of it are at each file's threshold of best F1, chosen with the",
        "labels in hand: a ceiling. Give --threshold for what the scores are worth without.",
      ]
    }
    return lines.joined(separator: "\n")
  }
}
