package import NeuralEngine

/// Raw scores of reconstructed windows.
///
/// Every sum runs in index order over one window, so that a window scored alone and in a batch give
/// the same bits.
package struct WindowScorer: Sendable {
  let rule: ScoreRule
  let shape: SampleShape
  let calibration: ScoreCalibration
  /// `[time, channel]`: what a squared difference is multiplied by.
  private let weight: [Float]

  package init(rule: ScoreRule, shape: SampleShape, calibration: ScoreCalibration) {
    precondition(
      calibration.residualScale.count == shape.size,
      "\(calibration.residualScale.count) residual scales for windows of \(shape.size)")
    self.rule = rule
    self.shape = shape
    self.calibration = calibration
    weight = calibration.residualScale.map { 1 / ($0 * $0) }
  }

  /// Where one window lies in the arrays of a batch.
  package struct Place {
    /// Start of the window in the scaled series and in the mask.
    let sample: Int
    /// Where the window starts in the reconstructions, or would if its first steps were there.
    let reconstruction: Int
    /// Start of the window's latent.
    let latent: Int

    /// A window's place.
    package init(sample: Int, reconstruction: Int, latent: Int) {
      self.sample = sample
      self.reconstruction = reconstruction
      self.latent = latent
    }
  }

  /// One batch of reconstructed windows.
  package struct Batch {
    /// The scaled series, `[time, channel]`.
    let samples: [Float]
    /// `[time, channel]`: numbers that were filled in; they cannot differ from what was expected.
    let isImputed: [Bool]
    /// `[window, time, channel]`, or the last steps alone of each where only they are scored.
    let reconstructions: [Float]
    /// `[window, latent]`.
    let latents: [Float]

    /// A batch of these arrays.
    package init(
      samples: [Float], isImputed: [Bool], reconstructions: [Float], latents: [Float]
    ) {
      self.samples = samples
      self.isImputed = isImputed
      self.reconstructions = reconstructions
      self.latents = latents
    }
  }

  /// The energy of a window: its score before smoothing, before the root is taken.
  package func energy(_ batch: Batch, _ place: Place) -> Float {
    let firstStep = rule.position == .last ? shape.timeSteps - 1 : 0
    var error: Float = 0
    for step in firstStep..<shape.timeSteps { error += stepError(batch, place, step: step) }
    return energy(
      error: error, numbers: (shape.timeSteps - firstStep) * shape.channels,
      latentDistance: latentDistance(batch, place))
  }

  /// The error of one row of a window, summed over the channels in the measure's own unit.
  func stepError(_ batch: Batch, _ place: Place, step: Int) -> Float {
    var error: Float = 0
    for index in step * shape.channels..<(step + 1) * shape.channels {
      error += entryError(batch, place, index: index)
    }
    return error
  }

  /// The squared Mahalanobis distance of a window's latent; 0 where the score does not use it.
  func latentDistance(_ batch: Batch, _ place: Place) -> Float {
    calibration.latentDensity?.squaredDistance(batch.latents, at: place.latent) ?? 0
  }

  /// The energy of an error summed over `numbers` numbers, and a squared latent distance.
  func energy(error: Float, numbers: Int, latentDistance: Float) -> Float {
    switch rule.measure {
    case .meanSquaredError, .meanAbsoluteError, .standardizedError: error / Float(numbers)
    case .density: error + latentDistance
    }
  }

  /// The raw score of a smoothed energy.
  package func score(energy: Float) -> Float {
    let score: Float
    switch rule.measure {
    case .meanSquaredError, .meanAbsoluteError: score = energy
    case .standardizedError, .density: score = energy.squareRoot()
    }
    return sided(score)
  }

  /// A one-sided score as the rule's sides count it.
  package func sided(_ score: Float) -> Float {
    switch rule.sides {
    case .high: return score
    case .both:
      // A thousandth of the usual error counts as a thousand times it, and no error at all as that.
      let ratio = max(score / calibration.usualScore, 1e-3)
      return max(ratio, 1 / ratio)
    }
  }

  /// The reconstruction of each channel in a window's last row, and its squared difference in units
  /// of the usual one.
  func explainLastRow(
    _ batch: Batch, _ place: Place,
    _ body: (_ channel: Int, _ expected: Float, _ error: Float) -> Void
  ) {
    let lastStep = (shape.timeSteps - 1) * shape.channels
    for channel in 0..<shape.channels {
      let index = lastStep + channel
      let expected = batch.reconstructions[place.reconstruction + index]
      let difference =
        batch.isImputed[place.sample + index] ? 0 : batch.samples[place.sample + index] - expected
      body(channel, expected, difference * difference * weight[index])
    }
  }

  private func entryError(_ batch: Batch, _ place: Place, index: Int) -> Float {
    guard !batch.isImputed[place.sample + index] else { return 0 }
    let difference =
      batch.samples[place.sample + index] - batch.reconstructions[place.reconstruction + index]
    return switch rule.measure {
    case .meanSquaredError: difference * difference
    case .meanAbsoluteError: abs(difference)
    case .standardizedError, .density: difference * difference * weight[index]
    }
  }
}
