package import AnomalyDetection

extension DetectionModel {
  /// The kind of model by the word of the command line.
  package var modelName: String {
    switch self {
    case .fitted(let detector): detector.plan.model.kindName
    case .ensemble: "ensemble"
    case .online(let configuration, _): configuration.model.rawValue
    }
  }

  /// What a person should know before trusting it.
  package var warnings: [String] { Self.told(detectors.map(\.warnings)) }

  /// Warnings of each detector as they are told: once where true of all, and else with the name of the
  /// member concerned.
  package static func told(_ warnings: [[String]]) -> [String] {
    let shared = (warnings.first ?? []).filter { warning in
      warnings.allSatisfy { $0.contains(warning) }
    }
    return shared
      + warnings.enumerated().flatMap { index, own in
        own.filter { !shared.contains($0) }.map {
          "\(DetectorEnsemble.memberName(index, file: nil)): \($0)"
        }
      }
  }
}

extension DetectionModel.ScoreKind {
  /// What is held against the threshold, for a person.
  package var words: String {
    switch self {
    case .reconstructionError: "reconstruction error"
    case .combinedScore: "combined score"
    case .surprise: "surprise"
    }
  }

  /// The same with its article.
  var withArticle: String { "a \(words)" }
}

extension Detection {
  /// How the threshold is found, for a person.
  package var thresholdWords: String {
    switch (model, alarms.rule) {
    case (.ensemble(let ensemble), _): return ensemble.ruleWords
    case (.online, .fixed(let surprise)):
      let rows = NumberText.count(
        Int(min(Logarithm.exponential(surprise), 1e9).rounded()), "row", "rows")
      return "an ordinary row is as surprising about once in \(rows)"
    case (.fitted, let rule), (.online, let rule): return rule.words
    }
  }

  /// The budget of alarms that is kept, of an ensemble by each member by itself; `nil` for none.
  package var budget: AlarmBudget? {
    let budgets = members.isEmpty ? [alarms.budget] : members.map(\.alarms.budget)
    return budgets.allSatisfy { $0 == budgets[0] } ? budgets[0] : nil
  }

  /// What the budget promised and what came, for a person; `nil` without one.
  package var budgetWords: String? {
    result.alarmRate.map { members.isEmpty ? $0.words : $0.wordsOfSeveral }
  }
}
