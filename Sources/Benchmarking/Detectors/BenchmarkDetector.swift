package import AnomalyDetection
internal import ModelStorage
package import Recipes
internal import SeriesFiles
internal import TimeSeries

/// What can be run over a benchmark.
package enum BenchmarkDetector: Sendable {
  /// A few lines that a better detector has to beat.
  case baseline(Baseline)
  /// A recipe, whatever its data: of nothing but data it is what `martlet detect` takes where nothing is
  /// asked for. It learns from the training rows of each series.
  case recipe(Recipe, name: String)
  /// A detector that learns as rows come, without a model: it shows what that adds.
  case withoutModel(OnlineConfiguration, name: String)
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
    } else if word == Self.withoutModelName {
      self = .withoutModel(OnlineConfiguration(memberCount: 0, seed: seed), name: word)
    } else if word.hasSuffix(".yaml") || word.hasSuffix(".yml") {
      var recipe = try RecipeDocument(path: word).recipe()
      recipe.seed = seed
      self = .recipe(recipe, name: FileName(word).stem)
    } else if var recipe = Self.recipe(word) {
      recipe.seed = seed
      self = .recipe(recipe, name: word)
    } else if word.hasSuffix(".martlet") {
      self = .stored(try Detector.load(from: word), name: FileName(word).stem)
    } else if word.contains("/"), (try? TextFile.paths(in: word, ending: "")) != nil {
      self = .results(folder: word, name: word.split(separator: "/").last.map(String.init) ?? word)
    } else {
      throw BenchmarkFault.unknownDetector(word, known: Self.names)
    }
  }

  /// The recipe that a word means; its data is that of the benchmark.
  private static func recipe(_ word: String) -> Recipe? {
    var recipe = Recipe(data: RecipeData(.file(FileData(path: "-"))))
    switch word {
    case "default": break
    case "fitted": recipe.method = .fitted
    case "online": recipe.method = .online
    case "online-conv1d", "online-lstm":
      recipe.method = .online
      recipe.model = .fitted(.kind(word == "online-lstm" ? .lstm : .conv1D))
    default:
      guard let kind = ModelConfiguration.Kind(rawValue: word) else { return nil }
      recipe.method = .fitted
      recipe.model = .fitted(.kind(kind))
    }
    return recipe
  }

  private static let withoutModelName = "online-without-model"

  /// The words that mean a detector.
  package static var names: [String] {
    ["default", "fitted", "online", "online-conv1d", "online-lstm", withoutModelName]
      + ModelConfiguration.Kind.allCases.map(\.rawValue).filter { Baseline(rawValue: $0) == nil }
      + Baseline.allCases.map(\.rawValue)
  }

  /// What it is called in tables and folders.
  package var name: String {
    switch self {
    case .baseline(let baseline): baseline.rawValue
    case .recipe(_, let name), .withoutModel(_, let name), .stored(_, let name),
      .results(_, let name):
      name
    }
  }

  /// Whether it is there to be beaten.
  package var isBaseline: Bool {
    if case .baseline = self { true } else { false }
  }

  /// The score above which a row is an alarm; `nil` for what only ranks rows.
  package var threshold: Double? {
    switch self {
    case .recipe, .withoutModel, .stored: 1
    case .baseline, .results: nil
    }
  }

  /// `[time]`: the scores of a series; `NaN` where a row has none.
  ///
  /// - Parameter areAlarms: Whether each score is paid for by itself, as in NAB, so that an alarm
  ///   should keep the rows behind it silent.
  func scores(of series: BenchmarkSeries, seed: UInt64, areAlarms: Bool) throws -> [Double] {
    let learned = max(1, series.trainingEnd)
    switch self {
    case .baseline(let baseline):
      return try baseline.scores(
        of: series.series, trainingEnd: series.trainingEnd, seed: seed
      ).map { Double($0) }
    case .recipe(var recipe, let name):
      if recipe.windows != nil {
        guard let scores = try recipe.scores(of: series.series, trainingEnd: learned) else {
          throw BenchmarkFault.noRowScores(recipe: name)
        }
        return scores.map { Double($0) }
      }
      if recipe.method == nil, recipe.leavesFitOpen {
        recipe.method = DetectionMethod(for: series.series, trainingRows: series.trainingEnd)
      }
      let found = try recipe.detection(in: series.series, trainingEnd: learned)
      return Self.scores(of: found, areAlarms: areAlarms)
    case .withoutModel(let configuration, _):
      return Self.scores(
        of: try DetectionModel.online(configuration).detect(series.series), areAlarms: areAlarms)
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

  /// 1 is the threshold. What learns as rows come tells an incident by its first row.
  private static func scores(of found: Detection, areAlarms: Bool) -> [Double] {
    guard areAlarms, found.model.method == .online else {
      return found.result.anomalyScores.map { Double($0) }
    }
    return found.alarmScores.map { Double($0) / Double(DetectionModel.usualSurprise) }
  }
}
