internal import AnomalyDetection
internal import NeuralEngine
internal import Studies
internal import TimeSeries

extension Recipe {
  /// Throws a fault, with the key, where a number is out of its range or two sections contradict
  /// each other.
  package func validate() throws(RecipeFault) {
    try RecipeFault.section("data") { () throws(RecipeFault) in try data.validate() }
    for (index, rule) in features.enumerated() where !rule.isValid {
      throw RecipeFault(
        ["features", "\(index)", "clip_percentile"], found: "\(rule)",
        expected: "above 0 and at most 100")
    }
    if let scaling {
      try RecipeFault.section("scaling") { () throws(RecipeFault) in try scaling.validate() }
    }
    if let windows {
      try RecipeFault.section("windows") { () throws(RecipeFault) in try windows.validate() }
    }
    if let split {
      try RecipeFault.section("split") { () throws(RecipeFault) in try split.validate() }
    }
    try RecipeFault.section("learning") { () throws(RecipeFault) in try learning.validate() }
    try RecipeFault.section("augmentation") { () throws(RecipeFault) in
      try augmentation.validate()
    }
    if let training {
      do {
        try training.validate()
      } catch {
        throw RecipeFault(error).inside("training")
      }
    }
    try RecipeFault.section("score") { () throws(RecipeFault) in try score.validate() }
    if let abnormal {
      try RecipeFault.section("abnormal") { () throws(RecipeFault) in try abnormal.validate() }
    }
    try validateTogether()
  }

  /// What no section can tell by itself.
  private func validateTogether() throws(RecipeFault) {
    if let training, training.validation != .none, split != nil {
      throw RecipeFault(
        ["training", "validation"], found: "given",
        expected: "nothing beside split, which says what is for validation")
    }
    if let training, training.jitter != nil, augmentation.jitter != nil {
      throw RecipeFault(
        ["training", "jitter"], found: "given", expected: "nothing beside augmentation.jitter")
    }
    if threshold?.from == .validation, (split?.validation ?? 0) == 0 {
      throw RecipeFault(
        ["threshold", "from"], found: "validation",
        expected: "train or test, since split sets nothing apart for validation")
    }
    if windows == nil { try validateOwnDetector() } else { try validateProtocol() }
    if let ensemble { try validate(ensemble) }
  }

  /// Each member has to be a recipe that could be run by itself.
  private func validate(_ ensemble: RecipeEnsemble) throws(RecipeFault) {
    if windows != nil || method == .online {
      let other = windows != nil ? "windows" : "method: online"
      throw RecipeFault(
        ["ensemble"], found: "given beside \(other)",
        expected: "nothing beside \(other): its members judge rows, and are fitted once")
    }
    try RecipeFault.section("ensemble") { () throws(RecipeFault) in
      try ensemble.validate()
    }
    for (index, recipe) in members.enumerated() {
      if let twin = members[..<index].firstIndex(of: recipe) {
        throw RecipeFault(
          ["ensemble", "members", "\(index)"], found: "the same as member \(twin)",
          expected: "another model, training, score, threshold or seed")
      }
      do {
        try recipe.validate()
      } catch {
        guard ensemble.members[index].has(error.path.first) else { throw error }
        throw error.inside("\(index)").inside("members").inside("ensemble")
      }
    }
  }

  private func validateProtocol() throws(RecipeFault) {
    if let method {
      throw RecipeFault(
        ["method"], found: method.rawValue,
        expected: "nothing beside windows, which are learned from once")
    }
    guard let split = try studyProtocol(of: "")?.split else { return }
    for section in [
      ("task", task == .fit), ("causal", isCausal), ("learning", learning != RecipeLearning()),
    ] where section.1 {
      throw RecipeFault(
        [section.0], found: "given beside windows",
        expected: "nothing beside windows: it is about Martlet's own detector")
    }
    if split.unit == .rows, split.order == .random, windows?.length != 1 {
      throw RecipeFault(
        ["windows", "length"], found: "\(windows?.length ?? 0)",
        expected: "1 where rows are drawn at random: they are no neighbours")
    }
  }

  /// What a detector that learns as rows come has no use for.
  private func validateOnlineDetector() throws(RecipeFault) {
    let fitting: [(key: String, isGiven: Bool)] = [
      ("scaling", scaling != nil), ("augmentation", augmentation != AugmentationConfiguration()),
      ("training", training != nil), ("score", score != ScoreConfiguration()),
      ("learning", learning != RecipeLearning()),
    ]
    for section in fitting where section.isGiven {
      throw RecipeFault(
        [section.key], found: "given beside method: online",
        expected: "method: fitted, or nothing: a detector that learns as rows come has its own")
    }
    let kinds = OnlineConfiguration.Model.allCases.map(\.rawValue)
    switch model {
    case nil: break
    case .fitted(.kind(let kind)) where kinds.contains(kind.rawValue): break
    case .fitted(.kind(let kind)):
      throw RecipeFault(
        ["model"], found: "\(kind.rawValue) beside method: online",
        expected: kinds.joined(separator: ", "))
    case .fitted(.sized), .file:
      throw RecipeFault(
        ["model"], found: "a model of its own beside method: online",
        expected: "a kind alone: \(kinds.joined(separator: ", "))")
    }
    switch threshold?.rule {
    case nil, .fixed, .budget: break
    case .some(let rule):
      throw RecipeFault(
        ["threshold"], found: "\(rule) beside method: online",
        expected: "fixed:SURPRISE or a budget, where a detector learns as rows come")
    }
  }

  /// What a model that was fitted before has no use for.
  private func validateModelFiles() throws(RecipeFault) {
    let files = modelFiles
    guard !files.isEmpty else { return }
    guard files.count == members.count else {
      throw RecipeFault(
        ["ensemble", "members"], found: "files beside models to fit",
        expected: "models from files alone, or none from a file")
    }
    let fitting: [(key: String, isGiven: Bool)] = [
      ("task", task == .fit), ("method", method != nil), ("scaling", scaling != nil),
      ("augmentation", augmentation != AugmentationConfiguration()), ("training", training != nil),
      ("score", score != ScoreConfiguration()), ("learning", learning != RecipeLearning()),
      ("features", !features.isEmpty),
    ]
    for section in fitting where section.isGiven {
      throw RecipeFault(
        [section.key], found: "given beside a model file",
        expected: "nothing beside a model file, which has learned already")
    }
  }

  /// What Martlet's own detectors have no use for.
  private func validateOwnDetector() throws(RecipeFault) {
    if method == .online || (isCausal && modelFiles.isEmpty) { try validateOnlineDetector() }
    try validateModelFiles()
    if isCausal, modelFiles.isEmpty, method == .fitted || ensemble != nil {
      throw RecipeFault(
        ["causal"], found: "true beside \(ensemble != nil ? "ensemble" : "method: fitted")",
        expected: "false, or model files: a fit learns from rows that come later")
    }
    if task == .fit, ensemble != nil || method == .online {
      throw RecipeFault(
        ["task"], found: "fit beside \(ensemble != nil ? "ensemble" : "method: online")",
        expected: "one model that is fitted: it is kept in one file")
    }
    if training != nil, learning.epochs != nil {
      throw RecipeFault(
        ["learning", "epochs"], found: "given", expected: "nothing beside training, which says it")
    }
    if split != nil, learning.rows != nil || learning.share != nil {
      throw RecipeFault(
        ["learning", learning.rows != nil ? "rows" : "share"], found: "given",
        expected: "nothing beside split, which says what is learned from")
    }
    if augmentation.jitter != nil, training == nil {
      throw RecipeFault(
        ["augmentation", "jitter"], found: "given without training",
        expected: "a section training beside it, which says how the copies are learned from")
    }
    if let split {
      guard split.unit == .rows else {
        throw RecipeFault(
          ["split", "unit"], found: "windows", expected: "rows, or a section windows beside split")
      }
      guard split.order == .time else {
        throw RecipeFault(
          ["split", "order"], found: "random", expected: "time, or a section windows beside split")
      }
    }
    if abnormal != nil {
      throw RecipeFault(
        ["abnormal"], found: "given without windows", expected: "a section windows beside it")
    }
    if let scaling, scaling.fitOn == .all || !scaling.exclude.isEmpty || scaling.excludeBinary {
      throw RecipeFault(
        ["scaling"], found: "fit_on: all or exclusions",
        expected: "only rule and clip, or a section windows beside it")
    }
    if let measure = score.measure, measure == .summedAbsoluteError {
      throw RecipeFault(
        ["score", "measure"], found: measure.rawValue,
        expected: "mse, mae, standardized or density, or a section windows beside it")
    }
    if let threshold, threshold.from != .train {
      throw RecipeFault(
        ["threshold", "from"], found: threshold.from.rawValue,
        expected: "train, or a section windows beside it")
    }
    if case .table = data.source {
      throw RecipeFault(
        ["data", "table"], found: "given without windows",
        expected: "a section windows beside it: its rows are no series")
    }
    if let split, split.learnRows != nil {
      throw RecipeFault(
        ["split", "learn_rows"], found: "given without windows",
        expected: "a section windows beside it")
    }
    if outputs.windows {
      throw RecipeFault(
        ["outputs", "windows"], found: "true", expected: "false, or a section windows beside it")
    }
  }
}
