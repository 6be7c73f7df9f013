package import AnomalyDetection
package import NeuralEngine
package import TimeSeries

/// How a published study cuts windows, splits them, learns from them and judges them.
package struct StudyProtocol: Sendable {
  /// What the study is called.
  package var name: String
  /// What one verdict is about, and what the model sees of it.
  package var windows: WindowConfiguration
  /// What is for training, what for validation and what for the test.
  package var split: SplitRule
  /// Channels made from others.
  package var features: [FeatureRule]
  /// How channels are scaled.
  package var scaling: ScalingConfiguration
  /// The model with its sizes.
  package var model: ModelConfiguration
  /// How it is trained; the split says what measures the loss.
  package var training: TrainingConfiguration
  /// How reconstructions become scores.
  package var score: ScoreConfiguration
  /// Where the line is drawn.
  package var threshold: ThresholdConfiguration
  /// Abnormal windows made from normal ones for the test; `nil` for none.
  package var abnormal: AbnormalData?
  /// Where all randomness comes from.
  package var seed: UInt64

  package init(
    name: String, windows: WindowConfiguration, split: SplitRule, features: [FeatureRule],
    scaling: ScalingConfiguration, model: ModelConfiguration, training: TrainingConfiguration,
    score: ScoreConfiguration, threshold: ThresholdConfiguration, abnormal: AbnormalData?,
    seed: UInt64
  ) {
    self.name = name
    self.windows = windows
    self.split = split
    self.features = features
    self.scaling = scaling
    self.model = model
    self.training = training
    self.score = score
    self.threshold = threshold
    self.abnormal = abnormal
    self.seed = seed
  }
}
