package import AnomalyDetection
internal import NeuralEngine
package import TimeSeries

extension Recipe {
  /// How Martlet's own detector comes to know what is normal: as asked for, and else by the same rule
  /// as `martlet detect`.
  ///
  /// - Parameter trainingEnd: where the data says that training ends.
  package func method(for series: Series, trainingEnd: Int?) -> DetectionMethod {
    method
      ?? DetectionMethod(
        for: series, leavesFitOpen: leavesFitOpen && trainingEnd == nil,
        threshold: threshold?.rule)
  }

  /// Whether everything about fitting is left open, but for the seed, which every detector has, and
  /// the threshold.
  package var leavesFitOpen: Bool {
    windows == nil && split == nil && scaling == nil && model == nil && training == nil
      && augmentation == RecipeAugmentation() && score == RecipeScore() && ensemble == nil
  }

  /// `[member]`: the recipe as each member of its ensemble has it; the recipe itself without one.
  package var members: [Recipe] {
    guard let ensemble else { return [self] }
    return ensemble.members.map { member in
      var recipe = self
      recipe.ensemble = nil
      recipe.model = member.model ?? model
      recipe.training = member.training ?? training
      recipe.score = member.score ?? score
      recipe.threshold = member.threshold ?? threshold
      recipe.seed = member.seed ?? seed
      return recipe
    }
  }

  /// The detector that is fitted, as the recipe wants it; of an ensemble, see `members`.
  package var detectorConfiguration: DetectorConfiguration {
    var configuration = DetectorConfiguration(seed: seed)
    configuration.model = model
    configuration.scaling = scaling?.rule
    configuration.clip = scaling?.clip
    if var training {
      training.jitter = augmentation.jitter ?? training.jitter
      configuration.training = .configured(training)
    }
    if score != RecipeScore() {
      configuration.score = ScoreRule(
        measure: score.measure.flatMap { ScoreRule.Measure(rawValue: $0.rawValue) }
          ?? .standardizedError,
        sides: score.sides ?? .high, smoothing: score.smoothing ?? 1)
    }
    configuration.threshold = threshold?.rule
    return configuration
  }

  /// The detector that learns as rows come, as the recipe wants it.
  package var onlineConfiguration: OnlineConfiguration {
    var configuration = OnlineConfiguration(seed: seed)
    if case .kind(let kind) = model, let own = OnlineConfiguration.Model(rawValue: kind.rawValue) {
      configuration.model = own
    }
    return configuration
  }
}

extension DetectionMethod {
  /// The method where none was asked for.
  ///
  /// - Parameters:
  ///   - leavesFitOpen: whether nothing is asked for that only a fitted detector can do.
  ///   - threshold: the rule that was asked for; most need the scores of rows that were learned from.
  init(for series: Series, leavesFitOpen: Bool, threshold: ThresholdRule?) {
    guard leavesFitOpen else {
      self = .fitted
      return
    }
    switch threshold {
    case nil, .budget: self.init(for: series)
    default: self = .fitted
    }
  }
}
