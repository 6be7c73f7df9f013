package import NeuralEngine

extension FittedModel {
  /// Learns to reconstruct windows.
  ///
  /// - Parameters:
  ///   - samples: the windows, those to measure the loss on at the end.
  ///   - validationCount: how many of the windows at the end are only measured on; `nil` leaves it to
  ///     `training`, and solves a linear model on all.
  ///   - progress: told of each batch, with the network that learns; `false` stops it.
  /// - Throws: `DetectorError.architecture`, `.training` and `.cancelled`.
  package static func fit(
    _ configuration: ModelConfiguration, to samples: Samples, validationCount: Int? = nil,
    training: TrainingConfiguration, seed: UInt64, threadCount: Int,
    progress: (Autoencoder, TrainingProgress) -> Bool
  ) throws(DetectorError) -> FittedModel {
    let fit = ModelFit(
      samples: samples, validationCount: validationCount, training: training, seed: seed,
      threadCount: threadCount)
    switch configuration {
    case .linear(let latentSize):
      return .linear(try fit.solve(latentSize))
    case .autoencoder(let architecture):
      return .autoencoder(try fit.train(architecture, progress))
    case .mixed(let latentSize, let architecture):
      return .mixed(
        MixedAutoencoder(
          linear: try fit.solve(latentSize), network: try fit.train(architecture, progress)))
    }
  }
}

/// What all kinds of models learn from.
private struct ModelFit {
  let samples: Samples
  let validationCount: Int?
  let training: TrainingConfiguration
  let seed: UInt64
  let threadCount: Int

  func solve(_ latentSize: Int) throws(DetectorError) -> LinearAutoencoder {
    let learned = validationCount.map { samples.range(0..<samples.count - $0) } ?? samples
    do {
      return try LinearAutoencoder(fitting: learned, latentSize: latentSize)
    } catch {
      throw .training(error)
    }
  }

  func train(
    _ architecture: AutoencoderArchitecture, _ progress: (Autoencoder, TrainingProgress) -> Bool
  ) throws(DetectorError) -> TrainedAutoencoder {
    let autoencoder: Autoencoder
    do {
      autoencoder = try Autoencoder(architecture, sampleShape: samples.shape)
    } catch {
      throw .architecture(error)
    }
    var isCancelled = false
    let trained: TrainedAutoencoder
    do {
      let trainer = try Trainer(
        autoencoder: autoencoder, configuration: configuration, seed: seed,
        threadCount: threadCount)
      trained = try trainer.train(on: samples) { state in
        let goesOn = progress(autoencoder, state)
        isCancelled = isCancelled || !goesOn
        return goesOn ? .continue : .stop
      }
    } catch {
      throw .training(error)
    }
    guard !isCancelled else { throw .cancelled }
    return trained
  }

  private var configuration: TrainingConfiguration {
    guard let validationCount else { return training }
    var configuration = training
    // Half a window less than the count, so that no rounding moves one.
    configuration.validation =
      validationCount == 0
      ? .none : .lastFraction((Double(validationCount) - 0.5) / Double(samples.count))
    return configuration
  }
}

extension TrainingProgress {
  /// How much of the full number of epochs is done.
  package var fractionDone: Double {
    let batches = Double(batch) / Double(max(1, batchCount))
    return min(1, (Double(epoch) + batches) / Double(max(1, epochCount)))
  }
}
