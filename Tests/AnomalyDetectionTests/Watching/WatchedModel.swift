import NeuralEngine
import RandomNumbers
import Testing
import TimeSeries

@testable import AnomalyDetection

/// A model that is watched in tests: one of each kind that a watcher takes.
enum WatchedModel: Sendable, Hashable {
  /// How a fitted detector scores.
  enum Score: Sendable, CaseIterable {
    case density, simple, exponential, spaced, window

    var rule: ScoreRule {
      switch self {
      case .density: ScoreRule(measure: .density)
      case .simple: ScoreRule(position: .last, measure: .standardizedError, smoothing: 5)
      case .exponential: ScoreRule(measure: .density, smoothing: 5, average: .exponential)
      case .spaced: ScoreRule(position: .last, measure: .standardizedError, smoothing: 3)
      case .window: ScoreRule(position: .window, measure: .meanSquaredError)
      }
    }
  }

  case fitted(ModelConfiguration.Kind, Score)
  case budget
  case features
  case ensemble(CombinationRule, hasBudget: Bool)
  case online
  case onlineWithoutModel
  case onlineBudget
  case onlineOfSeveralChannels

  /// Neural models train for minutes without optimisation.
  #if DEBUG
    static let kinds = [ModelConfiguration.Kind.linear]
  #else
    static let kinds = ModelConfiguration.Kind.allCases
  #endif

  static let detectors = kinds.flatMap { kind in Score.allCases.map { Self.fitted(kind, $0) } }
  static let ensembles: [WatchedModel] = [
    .ensemble(.mean, hasBudget: false), .ensemble(.maximum, hasBudget: true),
    .ensemble(.votes(2), hasBudget: false), .ensemble(.votes(2), hasBudget: true),
  ]
  static let learning: [WatchedModel] = [
    .online, .onlineWithoutModel, .onlineBudget, .onlineOfSeveralChannels,
  ]
  static let all = detectors + [.budget, .features] + ensembles + learning

  /// Each fitted once.
  private static let models = Dictionary(
    uniqueKeysWithValues: all.map { kind in (kind, Result { try kind.made() }) })

  /// The model.
  func model() throws -> DetectionModel {
    try #require(Self.models[self]).get()
  }

  private static let perRows = ThresholdRule.budget(AlarmBudget(count: 10, per: .rows(1000)))

  private func made() throws -> DetectionModel {
    switch self {
    case .fitted(let kind, let score):
      return .fitted(try Self.detector(kind, score))
    case .budget:
      return .fitted(try Self.detector(.linear, .simple).withThreshold(Self.perRows))
    case .features:
      let series = waves(rows: 500, channels: 2)
      let features = try FeatureTransform(
        fitting: series, rows: 0..<500,
        rules: [
          .difference(channel: "wave 0"), .log1p(channel: "wave 1", clipPercentile: 99),
          .hourOfDay,
        ])
      let made = try features.transform(series)
      return .fitted(try Self.detector(.linear, .simple, of: made, by: features))
    case .ensemble(let rule, let hasBudget):
      let members = try [Score.density, .spaced, .exponential].map {
        let member = try Self.detector(.linear, $0)
        return hasBudget ? try member.withThreshold(Self.perRows) : member
      }
      return .ensemble(try DetectorEnsemble(members, rule: rule))
    case .online, .onlineOfSeveralChannels: return .online(Self.configuration(members: 1))
    case .onlineWithoutModel: return .online(Self.configuration(members: 0))
    case .onlineBudget:
      return .online(
        Self.configuration(members: 0), threshold: .budget(AlarmBudget(count: 20, per: .rows(1000)))
      )
    }
  }

  private static func configuration(members: Int) -> OnlineConfiguration {
    OnlineConfiguration(windowLength: 12, memberCount: members, warmUp: 96)
  }

  private static func detector(
    _ kind: ModelConfiguration.Kind, _ score: Score,
    of series: Series = waves(rows: 500, channels: 2),
    by features: FeatureTransform? = nil
  ) throws -> Detector {
    var configuration = DetectorConfiguration()
    configuration.model = .kind(kind)
    configuration.windowLength = 16
    configuration.windowSpacing = score == .spaced ? 3 : 1
    configuration.score = .rule(score.rule)
    configuration.events = EventRule(mergeGap: 4)
    if kind != .linear {
      configuration.training = .configured(TrainingConfiguration(epochs: 1))
      configuration.trainingStride = 8
    }
    return try Detector.fit(series, configuration, features: features)
  }

  var isOnline: Bool { Self.learning.contains(self) }

  /// Whether it takes long without optimisation.
  var isSlow: Bool { self == .online || self == .onlineOfSeveralChannels }

  /// What it watches.
  var live: Series {
    switch self {
    case .online, .onlineWithoutModel, .onlineBudget: Self.ofOneChannel
    case .onlineOfSeveralChannels: Self.ofThreeChannels
    case .fitted, .budget, .features, .ensemble: Self.ofTwoChannels
    }
  }

  private static let ofOneChannel = live(channels: 1)
  private static let ofTwoChannels = live(channels: 2)
  private static let ofThreeChannels = live(channels: 3)

  /// An hourly series with all that a live source sends. By its 327 rows: rows 40 and 157 follow on holes
  /// of 3 and 150 rows, 137 to 140 have no value at all, 117, 187, 190 and 325 are spikes, 227 to 276
  /// lie on another level, and 297 has the time of the row before.
  private static func live(channels: Int) -> Series {
    let last = channels - 1
    let grid = waves(rows: 480, channels: channels, seed: 9) { values in
      values[0] = .nan
      for (row, size) in [(120, 40.0), (340, 60), (343, 70), (478, -80)] {
        values[row * channels] += size
      }
      for row in 130..<136 { values[row * channels + last] = .nan }
      for row in 140..<144 {
        for channel in 0..<channels { values[row * channels + channel] = .nan }
      }
      for row in 380..<430 { values[row * channels + last] -= 35 }
    }
    let rows = (0..<480).filter { !(40..<43 ~= $0) && !(160..<310 ~= $0) }
    return Series(
      name: "live", channelNames: grid.channelNames,
      timeAxis: TimeAxis(
        ticks: rows.map { grid.timeAxis.tick(at: $0 == 450 ? 449 : $0) }, style: .dateTime(.init())),
      values: rows.flatMap { grid.row($0) })
  }
}

extension WatchedModel: CustomTestStringConvertible {
  var testDescription: String {
    switch self {
    case .fitted(let kind, let score): "\(kind.rawValue), \(score)"
    case .budget: "a budget"
    case .features: "features"
    case .ensemble(let rule, let hasBudget): "ensemble by \(rule)\(hasBudget ? " of budgets" : "")"
    case .online: "on line"
    case .onlineWithoutModel: "on line without a model"
    case .onlineBudget: "on line with a budget"
    case .onlineOfSeveralChannels: "on line, several channels"
    }
  }
}
