internal import Studies

/// What the trials of a search are compared by. None looks at the test.
package enum TuningObjective: String, Sendable, Hashable, CaseIterable {
  /// The mean squared error of the validation part's reconstruction, in scaled units: the lower the
  /// better. A low error is not a good detector; see the others.
  case validation
  /// How well abnormal windows made from the validation part's normal ones are told from these: the
  /// area under the precision–recall curve.
  case injected
  /// How well the labelled anomalies of the validation part are found: the area under the
  /// precision–recall curve.
  case prAUC = "pr_auc"

  /// Whether more is better.
  package var isMaximized: Bool { self != .validation }

  /// What it is, in a word or two.
  package var words: String {
    switch self {
    case .validation: "validation error"
    case .injected: "PR-AUC of injected anomalies"
    case .prAUC: "PR-AUC of labelled anomalies"
    }
  }

  /// Whether a key decides what the error of a window is measured in.
  static func changesUnits(_ path: [String]) -> Bool {
    let sections = ["data", "alignment", "filling", "features", "scaling", "windows", "split"]
    return path.first.map(sections.contains) ?? false
  }

  /// Why it cannot be measured on a recipe.
  func fault(_ recipe: Recipe) -> RecipeFault? {
    if recipe.windows == nil, self == .injected {
      return RecipeFault(
        ["windows"], found: "not given", expected: "a section, since windows are made abnormal")
    }
    if recipe.ensemble != nil, self == .validation {
      return RecipeFault(
        ["ensemble"], found: "given",
        expected: "one model, or --objective pr_auc: several have no validation error in common")
    }
    guard (recipe.split?.validation ?? 0) > 0 else {
      return RecipeFault(
        ["split", "validation"], found: "0",
        expected: "a share above 0, since trials are compared on that part and not on the test")
    }
    return nil
  }

  /// The recipe of a trial: nothing is added to it but what is measured.
  func prepared(_ recipe: Recipe) -> Recipe {
    var recipe = recipe
    switch self {
    case .validation, .prAUC: recipe.abnormal = nil
    case .injected: recipe.abnormal = recipe.abnormal ?? AbnormalData()
    }
    return recipe
  }

  /// The objective of a study whose test is the validation part; `nil` where it has none.
  func value(_ study: Study) -> Double? {
    switch self {
    case .validation: study.validation.quality?.meanSquaredError
    case .injected, .prAUC: study.classification?.prAUC
    }
  }
}
