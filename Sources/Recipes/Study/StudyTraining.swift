internal import AnomalyDetection
internal import NeuralEngine

/// Trains the model of a study.
struct StudyTraining {
  /// A model with the story of its training.
  struct Result {
    let model: FittedModel
    let epochs: [Epoch]
    let seconds: Double
  }

  /// An epoch with the R² measured after it, where the loss does not tell it.
  struct Epoch {
    let losses: TrainingHistory.Epoch
    var measured: (training: Double?, validation: Double?)?
  }

  /// Windows that an R² is measured on.
  private static let measuredWindows = 500

  let configuration: ModelConfiguration
  let training: TrainingConfiguration
  let seed: UInt64
  let threadCount: Int
  /// Told of each epoch, from 1, and the loss of the validation samples; `false` stops it.
  let atEpochEnd: (Int, Double) -> Bool
  /// Told of the fraction done and the loss; `false` stops it.
  let progress: (Double, Double?) -> Bool

  /// Trains on the first samples, with the last `validationCount` to measure the loss on.
  func run(
    on samples: Samples, validationCount: Int, channelCount: Int
  ) throws(StudyError) -> Result {
    let clock = ContinuousClock()
    let start = clock.now
    let model: FittedModel
    var epochs: [Epoch] = []
    switch configuration {
    case .linear(let latentSize):
      model = .linear(try solve(samples, validationCount, latentSize))
    case .autoencoder(let architecture):
      let (trained, told) = try train(architecture, samples, validationCount, channelCount)
      model = .autoencoder(trained)
      epochs = told
    case .mixed(let latentSize, let architecture):
      let linear = try solve(samples, validationCount, latentSize)
      let (trained, told) = try train(architecture, samples, validationCount, channelCount)
      model = .mixed(MixedAutoencoder(linear: linear, network: trained))
      epochs = told
    }
    return Result(model: model, epochs: epochs, seconds: (clock.now - start).inSeconds)
  }

  private func solve(
    _ samples: Samples, _ validationCount: Int, _ latentSize: Int
  ) throws(StudyError) -> LinearAutoencoder {
    do {
      return try LinearAutoencoder(
        fitting: samples.range(0..<samples.count - validationCount), latentSize: latentSize)
    } catch {
      throw .training(error)
    }
  }

  /// Trains a network, and measures R² after each epoch where the loss does not tell it.
  private func train(
    _ architecture: AutoencoderArchitecture, _ samples: Samples, _ validationCount: Int,
    _ channelCount: Int
  ) throws(StudyError) -> (TrainedAutoencoder, [Epoch]) {
    let autoencoder: Autoencoder
    do {
      autoencoder = try Autoencoder(architecture, sampleShape: samples.shape)
    } catch {
      throw .architecture(error)
    }
    var measured: [(training: Double?, validation: Double?)] = []
    let trained = try train(autoencoder, samples, validationCount) { parameters in
      guard training.loss != .meanSquaredError else { return }
      let model = FittedModel.autoencoder(
        TrainedAutoencoder(
          autoencoder: autoencoder, parameters: parameters,
          history: TrainingHistory(epochs: [], bestEpoch: 0, stoppedEarly: false)))
      let count = samples.count
      measured.append(
        (
          r2(of: model, samples, 0..<count - validationCount, channelCount),
          r2(of: model, samples, count - validationCount..<count, channelCount)
        ))
    }
    let epochs = trained.history.epochs.enumerated().map { index, losses in
      Epoch(losses: losses, measured: measured.indices.contains(index) ? measured[index] : nil)
    }
    return (trained, epochs)
  }

  private func train(
    _ autoencoder: Autoencoder, _ samples: Samples, _ validationCount: Int,
    atEpochEnd: ([Float]) -> Void
  ) throws(StudyError) -> TrainedAutoencoder {
    var settings = training
    // Half a window less than the count, so that no rounding moves one.
    settings.validation =
      validationCount == 0
      ? .none
      : .lastFraction((Double(validationCount) - 0.5) / Double(samples.count))
    var isCancelled = false
    let trained: TrainedAutoencoder
    do {
      let trainer = try Trainer(
        autoencoder: autoencoder, configuration: settings, seed: seed, threadCount: threadCount)
      trained = try trainer.train(on: samples) { state in
        if let checkpoint = state.checkpoint { atEpochEnd(checkpoint.parameters) }
        let batches = Double(state.batch) / Double(max(1, state.batchCount))
        let done = (Double(state.epoch) + batches) / Double(max(1, state.epochCount))
        var goesOn = progress(min(1, done), state.trainingLoss)
        if goesOn, state.isEpochEnd, let loss = state.validationLoss {
          goesOn = self.atEpochEnd(state.epoch + 1, loss)
        }
        isCancelled = isCancelled || !goesOn
        return goesOn ? .continue : .stop
      }
    } catch {
      throw .training(error)
    }
    guard !isCancelled else { throw .cancelled }
    return trained
  }

  /// The R² of a model on windows of a range, some of them where there are many.
  private func r2(
    of model: FittedModel, _ samples: Samples, _ range: Range<Int>, _ channelCount: Int
  ) -> Double? {
    guard !range.isEmpty else { return nil }
    let step = max(1, range.count / Self.measuredWindows)
    let some = Samples(
      buffer: samples.buffer,
      offsets: stride(from: range.lowerBound, to: range.upperBound, by: step).map {
        samples.offsets[$0]
      }, shape: samples.shape)
    let reconstruction = model.reconstruct(some, threadCount: threadCount)
    var sums = ReconstructionQuality.Sums(channelCount: channelCount)
    let size = samples.shape.size
    for (index, offset) in some.offsets.enumerated() {
      sums.add(
        some.buffer[offset..<offset + size],
        reconstruction.values[index * size..<(index + 1) * size])
    }
    return sums.quality?.r2
  }
}
