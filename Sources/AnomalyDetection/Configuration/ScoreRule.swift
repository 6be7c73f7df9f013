/// How the reconstruction of a window becomes the score of a row.
///
/// ```swift
/// var configuration = DetectorConfiguration()
/// configuration.score = .rule(
///   ScoreRule(position: .last, measure: .standardizedError, smoothing: 12))
/// let detector = try Detector.fit(series, configuration)
/// print(detector.plan.score.measure.rawValue)
/// ```
public struct ScoreRule: Sendable, Hashable, Codable {
  /// Which windows a row's score comes from.
  public enum Timing: String, Sendable, Hashable, Codable, CaseIterable {
    /// The window that ends at the row: data up to now alone, so live and offline are the same.
    case causal
    /// The mean over all windows that hold the row: for the study of recorded data only.
    case centred
  }

  /// Which rows of a window count.
  public enum Position: String, Sendable, Hashable, Codable, CaseIterable {
    /// The last row: the anomaly shows at once and leaves no tail.
    case last
    /// All rows: the mean over the window.
    case window
  }

  /// What is measured.
  public enum Measure: String, Sendable, Hashable, Codable, CaseIterable {
    /// The mean of squared differences, in scaled units.
    case meanSquaredError = "mse"
    /// The mean of absolute differences, in scaled units.
    case meanAbsoluteError = "mae"
    /// The root of the mean squared difference, each over its usual size in training.
    case standardizedError = "standardized"
    /// `√(Σ d²/σ² + Σ a²/λ)`: the standardised differences and the Mahalanobis distance of the
    /// latent, together the distance from the centre of a Gaussian over both. An anomaly that
    /// reconstructs well still has an unusual latent.
    case density
  }

  /// Whether errors below the usual count as well.
  public enum Sides: String, Sendable, Hashable, Codable, CaseIterable {
    /// Only errors above the usual.
    case high
    /// The factor by which the error differs from its median, either way: an anomaly may
    /// reconstruct better than normal data.
    case both
  }

  /// How neighbouring rows are averaged.
  public enum Average: String, Sendable, Hashable, Codable, CaseIterable {
    /// All count the same.
    case simple
    /// Of rows before, each counts `1 − 2/(n + 1)` times as much as the next, where `n` rows are
    /// averaged, and none after `4n`: what is odd shows at once and is forgotten bit by bit. Only when
    /// causal.
    case exponential
  }

  /// Which windows a row's score comes from.
  public var timing: Timing
  /// Which rows of a window count.
  public var position: Position
  /// What is measured.
  public var measure: Measure
  /// Whether errors below the usual count as well.
  public var sides: Sides
  /// Rows over which errors are averaged before their root is taken: the last ones when causal,
  /// those around when centred; 1 is none.
  public var smoothing: Int
  /// How they are averaged.
  public var average: Average

  /// Rows whose errors are needed for one score.
  public var smoothingReach: Int {
    isExponential && smoothing > 1 ? 4 * smoothing : smoothing
  }

  /// Whether the last rows count most.
  var isExponential: Bool { average == .exponential && timing == .causal }

  /// - Precondition: `smoothing` is at least 1.
  public init(
    timing: Timing = .causal, position: Position = .last, measure: Measure = .density,
    sides: Sides = .high, smoothing: Int = 1, average: Average = .simple
  ) {
    precondition(smoothing >= 1, "smoothing over \(smoothing) rows")
    self.timing = timing
    self.position = position
    self.measure = measure
    self.sides = sides
    self.smoothing = smoothing
    self.average = average
  }

  /// Reads a rule; what is left out has its default.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let smoothing = try container.decodeIfPresent(Int.self, forKey: .smoothing) ?? 1
    guard smoothing >= 1 else {
      throw DecodingError.dataCorruptedError(
        forKey: .smoothing, in: container, debugDescription: "smoothing over \(smoothing) rows")
    }
    self.init(
      timing: try container.decodeIfPresent(Timing.self, forKey: .timing) ?? .causal,
      position: try container.decodeIfPresent(Position.self, forKey: .position) ?? .last,
      measure: try container.decodeIfPresent(Measure.self, forKey: .measure) ?? .density,
      sides: try container.decodeIfPresent(Sides.self, forKey: .sides) ?? .high,
      smoothing: smoothing,
      average: try container.decodeIfPresent(Average.self, forKey: .average) ?? .simple)
  }

  private enum CodingKeys: String, CodingKey {
    case timing
    case position
    case measure
    case sides
    case smoothing
    case average
  }
}
