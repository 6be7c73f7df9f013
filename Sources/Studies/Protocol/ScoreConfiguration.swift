package import AnomalyDetection

/// How a reconstruction becomes a score: of a window where the recipe has `windows`, else of a row.
package struct ScoreConfiguration: Sendable, Hashable {
  /// What is measured.
  package enum Measure: String, Sendable, Hashable, Codable, CaseIterable {
    /// The mean of squared differences, in scaled units.
    case meanSquaredError = "mse"
    /// The mean of absolute differences, in scaled units.
    case meanAbsoluteError = "mae"
    /// The sum of absolute differences over a window, in scaled units.
    case summedAbsoluteError = "l1_sum"
    /// The root of the mean squared difference, each over its usual size in training.
    case standardizedError = "standardized"
    /// The standardised differences and the Mahalanobis distance of the latent together.
    case density
  }

  /// What is measured; `nil` leaves it to the detector, or takes `mse` for windows.
  package var measure: Measure?
  /// Whether errors below the usual count as well.
  package var sides: ScoreRule.Sides?
  /// Neighbouring windows or rows over which the score is averaged; `nil` leaves it to the
  /// detector, and is 1 for windows.
  package var smoothing: Int?

  package init(
    measure: Measure? = nil, sides: ScoreRule.Sides? = nil, smoothing: Int? = nil
  ) {
    self.measure = measure
    self.sides = sides
    self.smoothing = smoothing
  }
}

extension ScoreConfiguration: Codable {}
