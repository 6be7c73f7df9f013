public import NeuralEngine
public import TimeSeries

/// What a person asks of a detector. Whatever is left `nil` is chosen from the data when it is
/// fitted; `DetectorPlan` is the result.
///
/// ```swift
/// var configuration = DetectorConfiguration(seed: 7)
/// configuration.model = .kind(.lstm)
/// configuration.windowLength = .period
/// configuration.training = .epochs(5)
/// let detector = try Detector.fit(series, configuration)
/// print(detector.plan.reason)
/// ```
public struct DetectorConfiguration: Sendable, Hashable {
  /// Which model is fitted, with or without its sizes.
  public enum Model: Sendable, Hashable {
    /// A kind, sized from the data.
    case kind(ModelConfiguration.Kind)
    /// A model with its sizes.
    case sized(ModelConfiguration)
  }

  /// How long a window is.
  public enum WindowLength: Sendable, Hashable {
    /// So many rows, at least 1.
    case rows(Int)
    /// One dominant period of the autocorrelation, exactly; where there is none, as if left open.
    case period
  }

  /// How a neural model is trained.
  public enum Training: Sendable, Hashable {
    /// As chosen from the data, but with so many passes over the training windows, at least 1.
    case epochs(Int)
    /// Exactly so.
    case configured(TrainingConfiguration)
  }

  /// How reconstructions become scores.
  public enum Score: Sendable, Hashable {
    /// Exactly so.
    case rule(ScoreRule)
    /// As the data suggests, but for these.
    case changing(ScoreRule.Changes)
  }

  /// The model; left open, dense for one channel and mixed for several.
  public var model: Model?
  /// How long a window is.
  public var windowLength: WindowLength?
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
  /// How the networks of the model are trained; a linear model has none.
  public var training: Training?
  /// How reconstructions become scores.
  public var score: Score?
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
}

extension DetectorConfiguration.WindowLength: ExpressibleByIntegerLiteral {
  /// So many rows.
  public init(integerLiteral rows: Int) { self = .rows(rows) }
}
