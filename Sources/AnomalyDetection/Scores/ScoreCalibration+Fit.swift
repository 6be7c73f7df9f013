package import NeuralEngine

extension ScoreCalibration {
  /// The least size of a usual difference, in scaled units. A channel that the model follows
  /// exactly would otherwise cry at every last bit.
  private static let smallestResidual: Float = 0.02

  /// The usual differences of a model from normal windows, and the Gaussian of its latents.
  ///
  /// - Parameters:
  ///   - isImputed: `[time, channel]` of the samples' buffer; filled numbers are left out.
  package init(
    fitting model: FittedModel, to samples: Samples, isImputed: [Bool], rule: ScoreRule,
    threadCount: Int
  ) {
    let size = samples.shape.size
    var sums = [Double](repeating: 0, count: size)
    var counts = [Double](repeating: 0, count: size)
    var latents: [Float] = []
    let usesLatents = rule.measure == .density
    // In batches, so that long series need little memory; the sums run in sample order.
    let batchCount = max(64, (1 << 20) / size)
    for first in stride(from: 0, to: samples.count, by: batchCount) {
      let range = first..<min(samples.count, first + batchCount)
      let reconstruction = model.reconstruct(samples.range(range), threadCount: threadCount)
      if usesLatents { latents += reconstruction.latents }
      for sample in range {
        let offset = samples.offsets[sample]
        let place = (sample - first) * size
        for index in 0..<size where !isImputed[offset + index] {
          let difference =
            Double(samples.buffer[offset + index])
            - Double(reconstruction.values[place + index])
          sums[index] += difference * difference
          counts[index] += 1
        }
      }
    }
    self.init(
      residualScale: zip(sums, counts).map { sum, count in
        max(Self.smallestResidual, count > 0 ? Float((sum / count).squareRoot()) : 1)
      },
      latentDensity: usesLatents ? LatentDensity(fitting: latents, size: model.latentSize) : nil,
      usualScore: 1)
  }
}
