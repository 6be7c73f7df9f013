package import AnomalyDetection
package import NeuralEngine
package import TimeSeries

/// A study from data to report as a plain value, as a recipe file holds it.
///
/// With `windows` the recipe is a protocol of its own: windows are cut, split, learned from and
/// judged as it says. Without, Martlet's own detector takes the rows, and whatever is left out is
/// chosen from the data, so that a recipe of nothing but `data` does what `martlet detect` does.
///
/// ```yaml
/// name: web
/// data: {path: cpu.csv}
/// split: {test: 0.2}
/// threshold: budget:2/week
/// ```
package struct Recipe: Sendable, Hashable {
  /// What the study is called; `nil` takes the name of the recipe's file.
  package var name: String?
  /// What it is for, in a sentence or two.
  package var description: String?
  /// Where the data comes from.
  package var data: RecipeData
  /// How several series become one table.
  package var alignment: Alignment
  /// What stands in for missing values.
  package var filling: FillingRule
  /// Channels made from others.
  package var features: [FeatureRule]
  /// How channels are scaled; `nil` leaves it to the detector, or leaves windows unscaled.
  package var scaling: RecipeScaling?
  /// What the model sees at once; `nil` leaves it to the detector, which judges rows.
  package var windows: RecipeWindows?
  /// Whether Martlet's own detector is fitted once or learns as rows come; `nil` chooses by the data, or
  /// by what else is asked for.
  package var method: DetectionMethod?
  /// What is learned from and what tested on; `nil` learns from all rows and searches all.
  package var split: RecipeSplit?
  /// What is added to the training windows.
  package var augmentation: RecipeAugmentation
  /// The model; `nil` leaves it to the detector. Beside `windows` it has to be given.
  package var model: DetectorConfiguration.Model?
  /// How it is trained; `nil` leaves it to the detector.
  package var training: TrainingConfiguration?
  /// How reconstructions become scores.
  package var score: RecipeScore
  /// Where the line is drawn; `nil` leaves it to the detector.
  package var threshold: RecipeThreshold?
  /// Several models that judge rows together; `nil` for one.
  package var ensemble: RecipeEnsemble?
  /// Abnormal windows made from normal ones for the test; `nil` for none.
  package var abnormal: AbnormalData?
  /// What is left in the folder of results.
  package var outputs: RecipeOutputs
  /// Where all randomness comes from.
  package var seed: UInt64

  /// A recipe that leaves everything but the data open.
  package init(data: RecipeData) {
    self.data = data
    alignment = Alignment()
    filling = .forward()
    features = []
    augmentation = RecipeAugmentation()
    score = RecipeScore()
    outputs = RecipeOutputs()
    seed = 1
  }
}

extension Recipe: Codable {
  private enum CodingKeys: String, CodingKey {
    case name
    case description
    case data
    case alignment
    case filling
    case features
    case scaling
    case windows
    case method
    case split
    case augmentation
    case model
    case training
    case score
    case threshold
    case ensemble
    case abnormal
    case outputs
    case seed
  }

  /// Reads a recipe; only the data must be given.
  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    self.init(data: try container.decode(RecipeData.self, forKey: .data))
    name = try container.decodeIfPresent(String.self, forKey: .name)
    description = try container.decodeIfPresent(String.self, forKey: .description)
    alignment = try container.decodeIfPresent(Alignment.self, forKey: .alignment) ?? alignment
    filling = try container.decodeIfPresent(FillingRule.self, forKey: .filling) ?? filling
    features = try container.decodeIfPresent([FeatureRule].self, forKey: .features) ?? features
    scaling = try container.decodeIfPresent(RecipeScaling.self, forKey: .scaling)
    windows = try container.decodeIfPresent(RecipeWindows.self, forKey: .windows)
    method = try container.decodeIfPresent(DetectionMethod.self, forKey: .method)
    split = try container.decodeIfPresent(RecipeSplit.self, forKey: .split)
    augmentation =
      try container.decodeIfPresent(RecipeAugmentation.self, forKey: .augmentation) ?? augmentation
    model = try container.decodeIfPresent(DetectorConfiguration.Model.self, forKey: .model)
    training = try container.decodeIfPresent(TrainingConfiguration.self, forKey: .training)
    score = try container.decodeIfPresent(RecipeScore.self, forKey: .score) ?? score
    threshold = try container.decodeIfPresent(RecipeThreshold.self, forKey: .threshold)
    ensemble = try container.decodeIfPresent(RecipeEnsemble.self, forKey: .ensemble)
    abnormal = try container.decodeIfPresent(AbnormalData.self, forKey: .abnormal)
    outputs = try container.decodeIfPresent(RecipeOutputs.self, forKey: .outputs) ?? outputs
    seed = try container.decodeIfPresent(UInt64.self, forKey: .seed) ?? seed
  }
}
