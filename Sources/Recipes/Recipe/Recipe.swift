package import AnomalyDetection
package import NeuralEngine
package import Studies
package import TimeSeries

/// A job from data to results as a plain value, whatever the verb: a recipe file holds it, and the
/// options of `detect`, `fit` and `demo` fill it.
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
  /// What is done with the data.
  package enum Task: String, Sendable, Hashable, Codable, CaseIterable {
    /// Learn, or take a model that has, and find anomalies.
    case detect
    /// Learn what is normal, and stop there.
    case fit
  }

  /// What it is called; `nil` takes the name of the recipe's file.
  package var name: String?
  /// What it is for, in a sentence or two.
  package var description: String?
  /// What is done with the data.
  package var task: Task
  /// Where the data comes from.
  package var data: RecipeData
  /// How several series become one table.
  package var alignment: Alignment
  /// What stands in for missing values.
  package var filling: FillingRule
  /// Channels made from others.
  package var features: [FeatureRule]
  /// How channels are scaled; `nil` leaves it to the detector, or leaves windows unscaled.
  package var scaling: ScalingConfiguration?
  /// What the model sees at once; `nil` leaves it to the detector, which judges rows.
  package var windows: WindowConfiguration?
  /// Whether Martlet's own detector is fitted once or learns as rows come; `nil` chooses by the data, or
  /// by what else is asked for.
  package var method: DetectionMethod?
  /// Whether rows are judged as if they came live, each by the rows before it alone, as
  /// `martlet watch` does it.
  package var isCausal: Bool
  /// How Martlet's own detector learns, where no section says more.
  package var learning: RecipeLearning
  /// What is learned from and what tested on; `nil` learns from all rows and searches all.
  package var split: SplitRule?
  /// What is added to the training windows.
  package var augmentation: AugmentationConfiguration
  /// The model; `nil` leaves it to the detector. Beside `windows` it has to be given.
  package var model: RecipeModel?
  /// How it is trained; `nil` leaves it to the detector.
  package var training: TrainingConfiguration?
  /// How reconstructions become scores.
  package var score: ScoreConfiguration
  /// Where the line is drawn; `nil` leaves it to the detector.
  package var threshold: ThresholdConfiguration?
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
    task = .detect
    isCausal = false
    learning = RecipeLearning()
    alignment = Alignment()
    filling = .forward()
    features = []
    augmentation = AugmentationConfiguration()
    score = ScoreConfiguration()
    outputs = .usual
    seed = 1
  }
}

extension Recipe: Codable {
  private enum CodingKeys: String, CodingKey {
    case name
    case description
    case task
    case data
    case alignment
    case filling
    case features
    case scaling
    case windows
    case method
    case isCausal = "causal"
    case learning
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
    task = try container.decodeIfPresent(Task.self, forKey: .task) ?? task
    alignment = try container.decodeIfPresent(Alignment.self, forKey: .alignment) ?? alignment
    filling = try container.decodeIfPresent(FillingRule.self, forKey: .filling) ?? filling
    features = try container.decodeIfPresent([FeatureRule].self, forKey: .features) ?? features
    scaling = try container.decodeIfPresent(ScalingConfiguration.self, forKey: .scaling)
    windows = try container.decodeIfPresent(WindowConfiguration.self, forKey: .windows)
    method = try container.decodeIfPresent(DetectionMethod.self, forKey: .method)
    isCausal = try container.decodeIfPresent(Bool.self, forKey: .isCausal) ?? isCausal
    learning = try container.decodeIfPresent(RecipeLearning.self, forKey: .learning) ?? learning
    split = try container.decodeIfPresent(SplitRule.self, forKey: .split)
    augmentation =
      try container.decodeIfPresent(AugmentationConfiguration.self, forKey: .augmentation)
      ?? augmentation
    model = try container.decodeIfPresent(RecipeModel.self, forKey: .model)
    training = try container.decodeIfPresent(TrainingConfiguration.self, forKey: .training)
    score = try container.decodeIfPresent(ScoreConfiguration.self, forKey: .score) ?? score
    threshold = try container.decodeIfPresent(ThresholdConfiguration.self, forKey: .threshold)
    ensemble = try container.decodeIfPresent(RecipeEnsemble.self, forKey: .ensemble)
    abnormal = try container.decodeIfPresent(AbnormalData.self, forKey: .abnormal)
    outputs = try container.decodeIfPresent(RecipeOutputs.self, forKey: .outputs) ?? outputs
    seed = try container.decodeIfPresent(UInt64.self, forKey: .seed) ?? seed
  }
}
