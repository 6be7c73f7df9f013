public import NeuralEngine
public import TimeSeries

/// What a person asks of a detector. Whatever is left `nil` is chosen from the data when it is
/// fitted; `DetectorPlan` is the result.
public struct DetectorConfiguration: Sendable, Hashable, Codable {
  /// The kind of model, sized from the data; ignored where `model` is given.
  public var modelKind: ModelKind?
  /// The model with its sizes.
  public var model: ModelConfiguration?
  /// Rows in a window.
  public var windowLength: Int?
  /// Whether a window spans the dominant period of the autocorrelation, exactly, where there is one;
  /// unused where `windowLength` is given.
  public var windowIsPeriod: Bool?
  /// Rows from one row of a window to the next.
  public var windowSpacing: Int?
  /// Rows from one training window to the next.
  public var trainingStride: Int?
  /// How channels are scaled.
  public var scaling: ScalingRule?
  /// Scaled values are cut to ± this; in scaled units.
  public var clip: Double?
  /// The share of the rows, from the start, that the model is fitted on, in (0, 1].
  public var trainingShare: Double?
  /// Passes over the training windows; unused by the linear model, and where `training` is given.
  public var epochs: Int?
  /// How the model is trained; unused by the linear model.
  public var training: TrainingConfiguration?
  /// How reconstructions become scores.
  public var score: ScoreRule?
  /// How the threshold is found.
  public var threshold: ThresholdRule?
  /// How flagged rows become anomalies.
  public var events: EventRule?
  /// Where all randomness comes from.
  public var seed: UInt64

  /// A configuration that leaves everything to the data.
  public init(seed: UInt64 = 1) {
    self.seed = seed
  }

  private enum CodingKeys: String, CodingKey {
    case modelKind = "model_kind"
    case model
    case windowLength = "window_length"
    case windowIsPeriod = "window_is_period"
    case windowSpacing = "window_spacing"
    case trainingStride = "training_stride"
    case scaling
    case clip
    case trainingShare = "training_share"
    case epochs
    case training
    case score
    case threshold
    case events
    case seed
  }
}
