internal import AnomalyDetection
internal import NeuralEngine

/// Trains the model of a study, and measures it after each epoch.
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
    let learned = 0..<samples.count - validationCount
    var measured: [(training: Double?, validation: Double?)] = []
    let model: FittedModel
    do {
      model = try FittedModel.fit(
        configuration, to: samples, validationCount: validationCount, training: training,
        seed: seed, threadCount: threadCount
      ) { autoencoder, state in
        if let checkpoint = state.checkpoint, training.loss != .meanSquaredError {
          let network = FittedModel.autoencoder(
            TrainedAutoencoder(
              autoencoder: autoencoder, parameters: checkpoint.parameters,
              history: TrainingHistory(epochs: [], bestEpoch: 0, stoppedEarly: false)))
          measured.append(
            (
              r2(of: network, samples, learned, channelCount),
              r2(of: network, samples, learned.upperBound..<samples.count, channelCount)
            ))
        }
        var goesOn = progress(state.fractionDone, state.trainingLoss)
        if goesOn, state.isEpochEnd, let loss = state.validationLoss {
          goesOn = atEpochEnd(state.epoch + 1, loss)
        }
        return goesOn
      }
    } catch {
      throw StudyError(error)
    }
    let epochs = (model.history?.epochs ?? []).enumerated().map { index, losses in
      Epoch(losses: losses, measured: measured.indices.contains(index) ? measured[index] : nil)
    }
    return Result(model: model, epochs: epochs, seconds: (clock.now - start) / .seconds(1))
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
