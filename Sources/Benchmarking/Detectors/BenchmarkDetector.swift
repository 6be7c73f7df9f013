package import AnomalyDetection
internal import Evaluation
internal import ModelStorage
package import Recipes
internal import TimeSeries

/// What can be run over a benchmark.
package enum BenchmarkDetector: Sendable {
  /// A few lines that a better detector has to beat.
  case baseline(Baseline)
  /// What `martlet detect` takes where nothing is asked for: by a rule from the data, one that is fitted
  /// or one that learns as rows come.
  case byRule(seed: UInt64, name: String)
  /// A detector fitted on the training rows of each series.
  case fitted(DetectorConfiguration, name: String)
  /// Several fitted detectors that judge together.
  case ensemble([DetectorConfiguration], CombinationRule, name: String)
  /// A detector that learns as rows come.
  case online(OnlineConfiguration, name: String)
  /// A recipe with windows of its own, which learns from the training rows of each series.
  case windows(Recipe, name: String)
  /// A model file, applied as it is to each series.
  case stored(Detector, name: String)
  /// Scores that lie in a folder as `--write-results` leaves them: any tool's.
  case results(folder: String, name: String)

  /// The detector that a word or a path means.
  ///
  /// - Throws: `ModelFileError`, what is wrong with a recipe, or `BenchmarkFault.unknownDetector`.
  package init(_ word: String, seed: UInt64 = 1) throws {
    if let baseline = Baseline(rawValue: word) {
      self = .baseline(baseline)
    } else if word == Self.ruleName {
      self = .byRule(seed: seed, name: word)
    } else if word == "fitted" {
      self = .fitted(DetectorConfiguration(seed: seed), name: word)
    } else if word.hasSuffix(".yaml") || word.hasSuffix(".yml") {
      self = try Self.recipe(word, seed: seed)
    } else if let kind = ModelConfiguration.Kind(rawValue: word) {
      var configuration = DetectorConfiguration(seed: seed)
      configuration.model = .kind(kind)
      self = .fitted(configuration, name: word)
    } else if let online = Self.onlineModels.first(where: { $0.name == word }) {
      var configuration = online.configuration
      configuration.seed = seed
      self = .online(configuration, name: word)
    } else if word.hasSuffix(".martlet") {
      self = .stored(try Detector.load(from: word), name: FileName(word).stem)
    } else if word.contains("/"), (try? TextFile.paths(in: word, ending: "")) != nil {
      self = .results(folder: word, name: word.split(separator: "/").last.map(String.init) ?? word)
    } else {
      throw BenchmarkFault.unknownDetector(word, known: Self.names)
    }
  }

  /// The detector of a recipe, whatever its data.
  private static func recipe(_ path: String, seed: UInt64) throws -> BenchmarkDetector {
    var recipe = try RecipeDocument(path: path).recipe()
    recipe.seed = seed
    let name = FileName(path).stem
    guard recipe.windows == nil else { return .windows(recipe, name: name) }
    switch recipe.method {
    case nil where recipe.leavesFitOpen: return .byRule(seed: seed, name: name)
    case nil, .fitted:
      guard let ensemble = recipe.ensemble else {
        return .fitted(recipe.detectorConfiguration, name: name)
      }
      return .ensemble(
        recipe.members.map(\.detectorConfiguration), ensemble.rule, name: name)
    case .online: return .online(recipe.onlineConfiguration, name: name)
    }
  }

  private static let ruleName = "default"

  /// The words that mean a detector.
  package static var names: [String] {
    [ruleName, "fitted"] + onlineModels.map(\.name)
      + ModelConfiguration.Kind.allCases.map(\.rawValue).filter { Baseline(rawValue: $0) == nil }
      + Baseline.allCases.map(\.rawValue)
  }

  /// The on-line detector with each of its models, and without one, which shows what that adds.
  private static let onlineModels: [(name: String, configuration: OnlineConfiguration)] = [
    ("online", OnlineConfiguration()),
    ("online-conv1d", OnlineConfiguration(model: .conv1D)),
    ("online-lstm", OnlineConfiguration(model: .lstm)),
    ("online-without-model", OnlineConfiguration(memberCount: 0)),
  ]

  /// What it is called in tables and folders.
  package var name: String {
    switch self {
    case .baseline(let baseline): baseline.rawValue
    case .byRule(_, let name), .fitted(_, let name), .ensemble(_, _, let name),
      .online(_, let name), .windows(_, let name), .stored(_, let name), .results(_, let name):
      name
    }
  }

  /// Whether it is there to be beaten.
  package var isBaseline: Bool {
    switch self {
    case .baseline: true
    case .byRule, .fitted, .ensemble, .online, .windows, .stored, .results: false
    }
  }

  /// The score above which a row is an alarm; `nil` for what only ranks rows.
  package var threshold: Double? {
    switch self {
    case .byRule, .fitted, .ensemble, .windows, .stored: 1
    case .online: Double(DetectionModel.usualSurprise)
    case .baseline, .results: nil
    }
  }

  /// `[time]`: the scores of a series; `NaN` where a row has none.
  ///
  /// - Parameter areAlarms: Whether each score is paid for by itself, as in NAB, so that an alarm
  ///   should keep the rows behind it silent.
  func scores(of series: BenchmarkSeries, seed: UInt64, areAlarms: Bool) throws -> [Double] {
    switch self {
    case .baseline(let baseline):
      return try baseline.scores(
        of: series.series, trainingEnd: series.trainingEnd, seed: seed
      ).map { Double($0) }
    case .byRule(let seed, _):
      // As `martlet detect` tells them: 1 is the threshold, whichever detector it is.
      switch DetectionMethod(for: series.series, trainingRows: series.trainingEnd) {
      case .fitted:
        return try BenchmarkDetector.fitted(DetectorConfiguration(seed: seed), name: name)
          .scores(of: series, seed: seed, areAlarms: areAlarms)
      case .online:
        return try BenchmarkDetector.online(OnlineConfiguration(seed: seed), name: name)
          .scores(of: series, seed: seed, areAlarms: areAlarms)
          .map { $0 / Double(DetectionModel.usualSurprise) }
      }
    case .fitted(let configuration, _):
      let rows = 0..<max(1, series.trainingEnd)
      let detector = try Detector.fit(series.series, configuration, trainingRows: rows)
      return try detector.detect(series.series).anomalyScores.map { Double($0) }
    case .ensemble(let configurations, let rule, _):
      let rows = 0..<max(1, series.trainingEnd)
      let members = try configurations.map {
        try Detector.fit(series.series, $0, trainingRows: rows)
      }
      return try DetectionModel(members, rule: rule).detect(series.series).result.anomalyScores
        .map { Double($0) }
    case .online(let configuration, _):
      let found = try DetectionModel.online(configuration).detect(series.series)
      return (areAlarms ? found.alarmScores : found.result.rawScores).map { Double($0) }
    case .windows(let recipe, let name):
      guard
        let scores = try recipe.scores(
          of: series.series, trainingEnd: max(1, series.trainingEnd))
      else { throw BenchmarkFault.noRowScores(recipe: name) }
      return scores.map { Double($0) }
    case .stored(let detector, _):
      return try detector.detect(series.series).anomalyScores.map { Double($0) }
    case .results(let folder, _):
      let scores = try ResultFiles.scores(of: series, in: folder)
      guard scores.count == series.series.rowCount else {
        throw BenchmarkFault.scoreCount(
          file: series.id, found: scores.count, expected: series.series.rowCount)
      }
      return scores
    }
  }
}
