package import AnomalyDetection
internal import NeuralEngine
internal import Studies
package import TimeSeries

extension Recipe {
  /// How Martlet's own detector comes to know what is normal: as asked for, and else by a rule from
  /// the data. What can only be done with a fitted detector is done with one.
  ///
  /// - Parameter trainingEnd: where the data says that training ends.
  package func method(for series: Series, trainingEnd: Int?) -> DetectionMethod {
    if task == .fit || !modelFiles.isEmpty { return .fitted }
    // A fit would learn from rows that come later.
    if isCausal { return .online }
    return method
      ?? DetectionMethod(
        for: series, leavesFitOpen: leavesFitOpen && trainingEnd == nil,
        threshold: threshold?.rule)
  }

  /// `[member]`: the files of the models that were fitted before; empty where they are fitted here.
  package var modelFiles: [String] { members.compactMap(\.model?.file) }

  /// Whether everything about fitting is left open, but for the seed, which every detector has, and
  /// the threshold.
  package var leavesFitOpen: Bool {
    windows == nil && split == nil && scaling == nil && model == nil && training == nil
      && augmentation == AugmentationConfiguration() && score == ScoreConfiguration()
      && ensemble == nil
      && learning == RecipeLearning()
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
    if case .fitted(let own)? = model { configuration.model = own }
    configuration.windowLength = learning.window
    configuration.training = learning.epochs.map { .epochs($0) }
    configuration.trainingShare = learning.share
    configuration.scaling = scaling?.rule
    configuration.clip = scaling?.clip
    if var training {
      training.jitter = augmentation.jitter ?? training.jitter
      configuration.training = .configured(training)
    }
    configuration.score = .changing(
      ScoreRule.Changes(
        measure: score.measure.flatMap { ScoreRule.Measure(rawValue: $0.rawValue) },
        sides: score.sides, smoothing: score.smoothing))
    configuration.threshold = threshold?.rule
    return configuration
  }

  /// The detector that learns as rows come, as the recipe wants it.
  package var onlineConfiguration: OnlineConfiguration {
    var configuration = OnlineConfiguration(seed: seed)
    if case .fitted(.kind(let kind)) = model,
      let own = OnlineConfiguration.Model(rawValue: kind.rawValue)
    {
      configuration.model = own
    }
    return configuration
  }
}
