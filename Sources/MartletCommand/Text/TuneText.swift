import AnomalyDetection
import Recipes
import Tuning

/// What came of a search, on a screen.
struct TuneText {
  private static let shown = 10

  private let outcome: TuningOutcome
  private let folder: String
  private let files: [String]
  /// Where the recipe's relative paths begin.
  private let data: String

  init(_ outcome: TuningOutcome, folder: String, files: [String], data: DataFolder) {
    self.outcome = outcome
    self.folder = folder
    self.files = files
    self.data = data.path.isEmpty ? "." : data.path
  }

  var text: String {
    var lines = [table, "", counts]
    let importance = outcome.tuner.importance
    if !importance.isEmpty {
      let shares = importance.map { "\($0.name) \(NumberText.percent($0.share))" }
      lines.append("what mattered: \(shares.joined(separator: ", "))".shown())
    }
    lines.append("wrote \(files.joined(separator: ", ")) in \(folder)".shown())
    if files.contains("best.yaml") {
      lines.append("run the best: martlet run \(folder)/best.yaml --data \(data)".shown())
    }
    return lines.joined(separator: "\n")
  }

  /// The best trials.
  private var table: String {
    var table = TextTable(
      [.init("trial", .right), .init(outcome.search.objective.words, .right)]
        + outcome.search.ranges.map { .init($0.name, .right) })
    for trial in outcome.ranked.prefix(Self.shown) {
      let values = outcome.search.ranges.map { range -> String in
        switch trial.values[range.name] {
        case .number(let value)?: NumberText.value(value)
        case .integer(let value)?: "\(value)"
        case .choice(let word)?: word
        case nil: "–"
        }
      }
      table.add(
        ["\(trial.number)", trial.objective.map(NumberText.value) ?? "–"] + values)
    }
    return table.text
  }

  private var counts: String {
    let trials = outcome.tuner.trials
    func count(_ outcome: Trial.Outcome) -> Int { trials.count { $0.outcome == outcome } }
    return """
      \(NumberText.count(trials.count, "trial", "trials")): \(count(.complete)) complete, \
      \(count(.pruned)) stopped early, \(count(.failed)) failed
      """
  }
}
