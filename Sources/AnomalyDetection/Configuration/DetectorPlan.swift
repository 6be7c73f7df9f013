public import NeuralEngine
public import TimeSeries

/// Everything that decides how a detector is fitted and scores, with nothing left open.
///
/// ```swift
/// let plan = detector.plan
/// print(plan.model.kind, plan.windowLength, plan.windowSpacing, plan.reason)
/// ```
public struct DetectorPlan: Sendable, Hashable, Codable {
  /// The model with its sizes.
  public let model: ModelConfiguration
  /// Rows in a window.
  public let windowLength: Int
  /// Rows from one row of a window to the next: 1, or more where a long rhythm is seen with few
  /// numbers.
  public let windowSpacing: Int
  /// Rows from one training window to the next.
  public let trainingStride: Int
  /// How channels are scaled.
  public let scaling: ScalingRule
  /// Scaled values are cut to ± this; `nil` for no limit.
  public let clip: Double?
  /// How the model is trained; unused by the linear model.
  public let training: TrainingConfiguration
  /// How reconstructions become scores.
  public let score: ScoreRule
  /// How flagged rows become anomalies.
  public let events: EventRule
  /// Where all randomness comes from.
  public let seed: UInt64
  /// Why these were chosen, in one line for a person.
  public let reason: String

  package init(
    model: ModelConfiguration, windowLength: Int, windowSpacing: Int, trainingStride: Int,
    scaling: ScalingRule, clip: Double?, training: TrainingConfiguration, score: ScoreRule,
    events: EventRule, seed: UInt64, reason: String
  ) {
    self.model = model
    self.windowLength = windowLength
    self.windowSpacing = windowSpacing
    self.trainingStride = trainingStride
    self.scaling = scaling
    self.clip = clip
    self.training = training
    self.score = score
    self.events = events
    self.seed = seed
    self.reason = reason
  }

  /// Rows from a window's first to its last, both counted.
  public var windowSpan: Int { (windowLength - 1) * windowSpacing + 1 }

  private enum CodingKeys: String, CodingKey {
    case model
    case windowLength = "window_length"
    case windowSpacing = "window_spacing"
    case trainingStride = "training_stride"
    case scaling
    case clip
    case training
    case score
    case events
    case seed
    case reason
  }
}
