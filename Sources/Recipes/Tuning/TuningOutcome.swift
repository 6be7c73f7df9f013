package import Files
internal import Reporting
internal import SeriesFiles
package import Tuning

/// What came of a search; nothing of it but the journal is written yet.
package struct TuningOutcome: Sendable {
  /// What was searched.
  package let search: RecipeSearch
  /// Its trials.
  package let tuner: Tuner

  /// What came of a search.
  package init(_ search: RecipeSearch, _ tuner: Tuner) {
    self.search = search
    self.tuner = tuner
  }

  /// The complete trials, best first.
  package var ranked: [Trial] {
    let sign = search.objective.isMaximized ? -1.0 : 1.0
    return tuner.trials.filter { $0.outcome == .complete }.sorted {
      (sign * ($0.objective ?? 0), $0.number) < (sign * ($1.objective ?? 0), $1.number)
    }
  }

  /// The best trial's recipe as YAML, as short as the one that was searched; `nil` where no trial is
  /// complete.
  package var bestRecipe: String? {
    tuner.best.map { best in
      let objective = best.objective.map { "\($0)" } ?? ""
      return """
        # Trial \(best.number) of \(tuner.trials.count): \(search.objective.words) \(objective)

        """ + search.yaml(best.values)
    }
  }

  /// All trials by number: how each ended, its objective, and what it tried.
  private func writeTrials(to path: String) throws(FileError) {
    var writer = try CSVWriter(
      path: path, columns: ["trial", "outcome", "objective", "epochs"] + search.ranges.map(\.name))
    for trial in tuner.trials {
      try writer.write(
        row: [
          .integer(trial.number), .text(trial.outcome.rawValue),
          .text(trial.objective.map { "\($0)" } ?? ""),
          .text(trial.reports.last.map { "\($0.step)" } ?? ""),
        ] + search.ranges.map { .text(trial.values[$0.name].map { "\($0)" } ?? "") })
    }
    try writer.finish()
  }

  /// Which parameters mattered, as a drawing; `nil` where no trial is complete.
  private var chart: Chart? {
    let complete = tuner.trials.filter { $0.outcome == .complete }
    guard let best = complete.firstIndex(where: { $0.number == tuner.best?.number }) else {
      return nil
    }
    let importance = tuner.importance
    let order =
      importance.isEmpty
      ? search.ranges
      : importance.compactMap { part in search.ranges.first { $0.name == part.name } }
    return TuningChart(
      parameters: order.map { range in
        let values = complete.compactMap { trial in
          trial.values[range.name].flatMap(range.number)
        }
        return TuningChart.Parameter(
          name: range.name, share: importance.first { $0.name == range.name }?.share,
          values: values, words: range.words, isLogarithmic: range.isLogarithmic)
      }, objectiveName: search.objective.words, objectives: complete.map { $0.objective ?? 0 },
      best: best
    ).draw()
  }

  /// Writes the best recipe, the table of trials and the picture of parameters.
  ///
  /// - Parameter folder: a folder that is there.
  /// - Returns: The names of the files.
  package func write(to folder: String) throws(FileError) -> [String] {
    var names = ["trials.csv"]
    try writeTrials(to: "\(folder)/trials.csv")
    if let bestRecipe {
      try AtomicFile.write(bestRecipe, to: "\(folder)/best.yaml")
      names.append("best.yaml")
    }
    if let chart {
      try AtomicFile.write(chart.svg, to: "\(folder)/importance.svg")
      names.append("importance.svg")
    }
    return names
  }

  /// The outcome for machines.
  package var document: JSONText {
    func number(_ value: Double?) -> JSONText { value.map { .number($0) } ?? .null }
    func values(_ trial: Trial) -> JSONText {
      .object(
        search.ranges.map { range in
          let value: JSONText =
            switch trial.values[range.name] {
            case .integer(let value)?: .integer(Int64(value))
            case .number(let value)?: .number(value)
            case .choice(let word)?: .string(word)
            case nil: .null
            }
          return .init(range.name, value)
        })
    }
    return .object([
      .init("objective", .string(search.objective.rawValue)),
      .init(
        "best",
        tuner.best.map {
          .object([
            .init("trial", .integer(Int64($0.number))), .init("objective", number($0.objective)),
            .init("values", values($0)),
          ])
        } ?? .null),
      .init(
        "importance",
        .object(tuner.importance.map { .init($0.name, .number($0.share)) })),
      .init(
        "trials",
        .array(
          tuner.trials.map {
            .object([
              .init("trial", .integer(Int64($0.number))),
              .init("outcome", .string($0.outcome.rawValue)),
              .init("objective", number($0.objective)), .init("values", values($0)),
            ])
          })),
    ])
  }
}

extension RecipeRange {
  /// The words of its choices; empty for numbers.
  fileprivate var words: [String] {
    if case .choice(let words) = parameter.domain { words } else { [] }
  }

  fileprivate var isLogarithmic: Bool {
    switch parameter.domain {
    case .float(_, _, let isLogarithmic, _), .integer(_, _, let isLogarithmic, _): isLogarithmic
    case .choice: false
    }
  }

  /// A value as a number, or the place of its word.
  fileprivate func number(_ value: ParameterValue) -> Double? {
    switch value {
    case .number(let value): value
    case .integer(let value): Double(value)
    case .choice(let word): words.firstIndex(of: word).map(Double.init)
    }
  }
}
