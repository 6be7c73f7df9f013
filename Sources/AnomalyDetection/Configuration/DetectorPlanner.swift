internal import NeuralEngine
internal import TimeSeries

/// Chooses from the training rows whatever a configuration leaves open.
struct DetectorPlanner {
  /// Fewer windows than this leave a model with little to learn from.
  static let advisedWindows = 200

  let plan: DetectorPlan
  let threshold: ThresholdRule
  let trainingRows: Range<Int>

  /// The plan for a series.
  ///
  /// - Parameter trainingRows: the rows to learn from; `nil` takes the configuration's share.
  init(
    _ series: Series, _ configuration: DetectorConfiguration, trainingRows: Range<Int>?
  ) throws(DetectorError) {
    try configuration.validate()
    let share = configuration.trainingShare ?? 1
    let rows =
      trainingRows ?? 0..<max(1, Int((Double(series.rowCount) * share).rounded(.down)))
    let available = rows.clamped(to: 0..<series.rowCount)
    self.trainingRows = available
    threshold = configuration.threshold ?? .sigma(deviations: 4)

    let training = series.rows(available)
    let season = SeasonalityEstimator.season(of: training)
    let length = try Self.windowLength(
      configuration, rowCount: available.count, season: season, channels: series.channelCount)
    let shape = SampleShape(timeSteps: length, channels: series.channelCount)
    let stride = configuration.trainingStride ?? 1
    let windowCount = Windows(length: length, stride: stride, rowCount: available.count).count
    let model = configuration.model ?? Self.model(configuration.modelKind ?? .dense, shape: shape)
    let smoothing = min(24, max(1, length / 2))
    plan = DetectorPlan(
      model: model, windowLength: length, trainingStride: stride,
      scaling: configuration.scaling ?? .robust, clip: configuration.clip ?? 10,
      training: configuration.training ?? Self.training(windowCount: windowCount),
      score: configuration.score ?? ScoreRule(measure: .standardizedError, smoothing: smoothing),
      events: configuration.events ?? EventRule(mergeGap: length),
      seed: configuration.seed,
      reason: Self.reason(series: training, season: season, model: model, length: length))
  }

  private static func windowLength(
    _ configuration: DetectorConfiguration, rowCount: Int, season: Season?, channels: Int
  ) throws(DetectorError) -> Int {
    if let length = configuration.windowLength {
      guard length <= rowCount else {
        throw .tooFewRows(found: rowCount, needed: length, purpose: "for one window to learn from")
      }
      return length
    }
    let wanted = channels > 4 ? 5 : 64
    let length = min(wanted, rowCount / 4)
    guard length >= 2 else {
      throw .tooFewRows(found: rowCount, needed: 8, purpose: "to learn anything from")
    }
    return length
  }

  private static func model(_ kind: ModelKind, shape: SampleShape) -> ModelConfiguration {
    let latent = max(1, min(shape.channels > 4 ? 12 : 4, shape.size - 1))
    switch kind {
    case .linear: return .linear(latentSize: latent)
    case .dense:
      return .autoencoder(.dense(DenseArchitecture(encoderSizes: [64, latent])))
    case .lstm:
      return .autoencoder(
        .lstm(LSTMArchitecture(encoderSizes: [32], bottleneckSize: latent)))
    case .conv1D:
      let layers = [
        Conv1DArchitecture.Layer(filters: 16, kernelSize: 7, stride: 2),
        Conv1DArchitecture.Layer(filters: 8, kernelSize: 7, stride: 2),
      ]
      return .autoencoder(
        .conv1D(Conv1DArchitecture(mirroring: layers, sampleShape: shape, bottleneckSize: latent)))
    }
  }

  /// As many epochs as make 1,500 steps.
  private static func training(windowCount: Int) -> TrainingConfiguration {
    var training = TrainingConfiguration()
    training.batchSize = 64
    let steps = max(1, (windowCount + training.batchSize - 1) / training.batchSize)
    training.epochs = max(1, (1500 + steps - 1) / steps)
    training.learningRate = 3e-3
    return training
  }

  private static func reason(
    series: Series, season: Season?, model: ModelConfiguration, length: Int
  ) -> String {
    "window \(length)"
  }
}
