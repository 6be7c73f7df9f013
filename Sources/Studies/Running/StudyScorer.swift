internal import AnomalyDetection
internal import NeuralEngine

/// Scores the windows of a study's parts.
struct StudyScorer {
  /// Scores of windows before they are turned into those of the recipe's measure.
  struct Scores {
    /// `[window]`: one-sided.
    var values: [Float]
    let quality: ReconstructionQuality?
    let latents: LatentSample
  }

  /// Latents kept of a part.
  private static let keptLatents = 4000

  let model: FittedModel
  let rule: ScoreRule
  let calibration: ScoreCalibration
  let channelCount: Int
  let threadCount: Int

  /// The rule that a detector has for a recipe's score.
  static func rule(_ score: ScoreConfiguration) -> ScoreRule {
    let measure: ScoreRule.Measure =
      switch score.measure {
      case .meanSquaredError, nil: .meanSquaredError
      case .meanAbsoluteError, .summedAbsoluteError: .meanAbsoluteError
      case .standardizedError: .standardizedError
      case .density: .density
      }
    return ScoreRule(
      position: .window, measure: measure, sides: score.sides ?? .high,
      smoothing: score.smoothing ?? 1)
  }

  /// Scores windows, one-sided.
  ///
  /// - Parameter starts: the first row of each, so that only neighbours are smoothed together.
  func score(_ samples: Samples, starts: [Int], stride: Int) -> Scores {
    var oneSided = rule
    oneSided.sides = .high
    let scorer = WindowScorer(rule: oneSided, shape: samples.shape, calibration: calibration)
    let size = samples.shape.size
    let latentSize = model.latentSize
    var energies: [Float] = []
    energies.reserveCapacity(samples.count)
    var sums = ReconstructionQuality.Sums(channelCount: channelCount)
    let latentStep = max(1, samples.count / Self.keptLatents)
    var latents: [Float] = []
    var latentIndices: [Int] = []
    let notImputed = [Bool](repeating: false, count: samples.buffer.count)
    // In batches, so that long series need little memory; the sums run in window order.
    let batchCount = max(64, (1 << 20) / size)
    for first in Swift.stride(from: 0, to: samples.count, by: batchCount) {
      let range = first..<min(samples.count, first + batchCount)
      let reconstruction = model.reconstruct(samples.range(range), threadCount: threadCount)
      let batch = WindowScorer.Batch(
        samples: samples.buffer, isImputed: notImputed, reconstructions: reconstruction.values,
        latents: reconstruction.latents)
      for window in range {
        let slot = window - first
        let offset = samples.offsets[window]
        energies.append(
          scorer.energy(
            batch,
            WindowScorer.Place(
              sample: offset, reconstruction: slot * size, latent: slot * latentSize)))
        sums.add(
          samples.buffer[offset..<offset + size],
          reconstruction.values[slot * size..<(slot + 1) * size])
        if window % latentStep == 0 {
          latents += reconstruction.latents[slot * latentSize..<(slot + 1) * latentSize]
          latentIndices.append(window)
        }
      }
    }
    return Scores(
      values: smoothed(energies, starts: starts, stride: stride).map(scorer.score),
      quality: sums.quality,
      latents: LatentSample(size: latentSize, values: latents, indices: latentIndices))
  }

  /// The same scores as the rule's sides count them.
  func sided(_ scores: [Float], usualScore: Float) -> [Float] {
    let scorer = WindowScorer(
      rule: rule, shape: model.sampleShape, calibration: calibration.withUsualScore(usualScore))
    return scores.map(scorer.sided)
  }

  /// The mean of a window's energy and those of the windows just before it.
  private func smoothed(_ energies: [Float], starts: [Int], stride: Int) -> [Float] {
    guard rule.smoothing > 1, starts.count == energies.count else { return energies }
    var result = energies
    var first = 0
    for index in energies.indices {
      if index > 0, starts[index] - starts[index - 1] != stride { first = index }
      let from = max(first, index - rule.smoothing + 1)
      var sum: Float = 0
      for earlier in from...index { sum += energies[earlier] }
      result[index] = sum / Float(index - from + 1)
    }
    return result
  }
}
