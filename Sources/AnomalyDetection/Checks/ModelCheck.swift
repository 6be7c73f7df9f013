internal import NeuralEngine
internal import TimeSeries

/// Compares a fitted model with the linear baseline, and looks for channels it does not follow.
struct ModelCheck {
  let warnings: [TrainingWarning]

  init(
    model: FittedModel, samples: Samples, plan: DetectorPlan, scaler: Scaler,
    channelNames: [String], threadCount: Int
  ) {
    let heldOut = Self.heldOut(samples)
    let reconstruction = model.reconstruct(heldOut, threadCount: threadCount)
    var warnings: [TrainingWarning] = []
    // In the unit that the model was trained in: another would hold against it what it was told to
    // overlook, such as outliers under a Huber loss.
    let loss = plan.training.loss
    let error = Self.meanLoss(loss, heldOut, reconstruction.values)
    if case .autoencoder = plan.model,
      let linearError = Self.linearError(
        loss, samples, heldOut: heldOut, latentSize: model.latentSize, threadCount: threadCount),
      // Ten percent: below that the two are alike for any use.
      error > linearError * 1.1, error > 1e-6
    {
      warnings.append(.worseThanLinear(error: error, linearError: linearError))
    }
    let dead = Self.deadChannels(heldOut, reconstruction.values).filter {
      !scaler.constantChannels.contains($0)
    }
    if !dead.isEmpty { warnings.append(.deadChannels(dead.map { channelNames[$0] })) }
    self.warnings = warnings
  }

  /// The last tenth of the windows, at most 2,000 of them: those a validation split leaves out come
  /// from there.
  private static func heldOut(_ samples: Samples) -> Samples {
    let count = min(2000, max(1, samples.count / 10))
    return samples.range(samples.count - count..<samples.count)
  }

  /// The error of the linear autoencoder with as large a latent, fitted on the windows before; `nil`
  /// where it cannot be fitted, or where windows are so long that solving it would take longer than
  /// the model itself.
  private static func linearError(
    _ loss: Loss, _ samples: Samples, heldOut: Samples, latentSize: Int, threadCount: Int
  ) -> Double? {
    let earlier = samples.count - heldOut.count
    guard samples.shape.size <= 512, earlier >= 2 else { return nil }
    // Every few windows tell the same principal components as all of them.
    let stride = max(1, earlier / 4000)
    let fitted = Samples(
      buffer: samples.buffer,
      offsets: Swift.stride(from: 0, to: earlier, by: stride).map { samples.offsets[$0] },
      shape: samples.shape)
    // With as large a latent as a wide LSTM's the linear model would copy its input.
    let size = min(latentSize, samples.shape.size / 4, fitted.count - 1)
    guard size >= 1,
      let linear = try? LinearAutoencoder(fitting: fitted, latentSize: size)
    else { return nil }
    return meanLoss(
      loss, heldOut,
      FittedModel.linear(linear).reconstruct(heldOut, threadCount: threadCount).values)
  }

  private static func meanLoss(_ loss: Loss, _ samples: Samples, _ values: [Float]) -> Double {
    var sum = 0.0
    for sample in 0..<samples.count {
      let offset = samples.offsets[sample]
      for index in 0..<samples.shape.size {
        let difference =
          samples.buffer[offset + index] - values[sample * samples.shape.size + index]
        sum += Double(loss.value(difference))
      }
    }
    return sum / Double(samples.count * samples.shape.size)
  }

  /// Channels that move while their reconstruction hardly does: its variance is under a thousandth.
  private static func deadChannels(_ samples: Samples, _ values: [Float]) -> [Int] {
    let shape = samples.shape
    return (0..<shape.channels).filter { channel in
      var original = Moments()
      var reconstructed = Moments()
      for sample in 0..<samples.count {
        for step in 0..<shape.timeSteps {
          let index = step * shape.channels + channel
          original.add(Double(samples.buffer[samples.offsets[sample] + index]))
          reconstructed.add(Double(values[sample * shape.size + index]))
        }
      }
      return original.variance > 1e-6 && reconstructed.variance < 1e-3 * original.variance
    }
  }

  /// Running mean and variance (Welford 1962).
  private struct Moments {
    private var count = 0.0
    private var mean = 0.0
    private var squares = 0.0

    mutating func add(_ value: Double) {
      count += 1
      let difference = value - mean
      mean += difference / count
      squares += difference * (value - mean)
    }

    var variance: Double { count > 0 ? squares / count : 0 }
  }
}
