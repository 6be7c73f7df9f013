/// What the errors of normal windows look like; raw scores are measured against it.
package struct ScoreCalibration: Sendable, Equatable {
  /// `[time, channel]` of a window: the root of the mean squared difference at each place, in scaled
  /// units; above 0.
  package let residualScale: [Float]
  /// The Gaussian over the latents; `nil` where the score does not use it.
  package let latentDensity: LatentDensity?
  /// The median raw score, from which a two-sided score measures; above 0.
  package let usualScore: Float

  package init(residualScale: [Float], latentDensity: LatentDensity?, usualScore: Float) {
    self.residualScale = residualScale
    self.latentDensity = latentDensity
    self.usualScore = usualScore
  }

  /// The same calibration with another usual score.
  package func withUsualScore(_ usualScore: Float) -> ScoreCalibration {
    ScoreCalibration(
      residualScale: residualScale, latentDensity: latentDensity, usualScore: usualScore)
  }
}
