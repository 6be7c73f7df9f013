internal import NeuralEngine
internal import TimeSeries

/// Chooses from the training rows whatever a configuration leaves open.
struct DetectorPlanner {
  /// Fewer windows than this leave a model with little to learn from.
  static let advisedWindows = 200

  /// The smallest scale of a channel, as a part of its range: one that hardly moved in training must
  /// not drown the others later.
  static let scaleFloor = 0.02

  let plan: DetectorPlan
  let threshold: ThresholdRule
  let trainingRows: Range<Int>

  /// The plan for a series.
  ///
  /// - Parameters:
  ///   - trainingRows: the rows to learn from; `nil` takes the configuration's share.
  ///   - searchesSeries: whether anomalies are looked for in the series itself.
  init(
    _ series: Series, _ configuration: DetectorConfiguration, trainingRows: Range<Int>?,
    searchesSeries: Bool
  ) throws(DetectorError) {
    try configuration.validate()
    let share = configuration.trainingShare ?? 1
    let rows =
      trainingRows ?? 0..<max(1, Int((Double(series.rowCount) * share).rounded(.down)))
    let available = rows.clamped(to: 0..<series.rowCount)
    self.trainingRows = available
    threshold =
      configuration.threshold
      ?? Self.threshold(searchesTrainingRows: searchesSeries && available.count == series.rowCount)

    let training = series.rows(available)
    let channels = series.channelCount
    let choice = WindowChoice(training, configuration)
    let span = (choice.length - 1) * choice.spacing + 1
    guard choice.length >= 1, span <= available.count else {
      throw .tooFewRows(
        found: available.count, needed: max(span, WindowChoice.fewestRows),
        purpose: "for one window to learn from")
    }
    let shape = SampleShape(timeSteps: choice.length, channels: channels)
    let stride = configuration.trainingStride ?? 1
    let windowCount = (available.count - span) / stride + 1
    // Of several channels the linear model and the dense one know different things; together they do
    // as well as the better of the two, or better (VUS-PR of SMD: .606, .585, together .605; of ASD:
    // .618, .624, together .634).
    let usual: ModelConfiguration.Kind = channels == 1 ? .dense : .mixed
    let model =
      switch configuration.model ?? .kind(usual) {
      case .kind(let kind): Self.model(kind, shape: shape)
      case .sized(let model): model
      }
    plan = DetectorPlan(
      model: model, windowLength: choice.length, windowSpacing: choice.spacing,
      trainingStride: stride,
      // One channel keeps its level whatever outliers do; of several, each counts by its variance.
      scaling: configuration.scaling ?? (channels == 1 ? .wideRobust : .standard),
      clip: configuration.clip ?? (channels == 1 ? 8 : 10),
      training: Self.training(configuration.training, windowCount: windowCount),
      score: Self.score(
        configuration.score,
        usual: Self.score(channels: channels, period: choice.period, span: span)),
      events: configuration.events ?? EventRule(mergeGap: span),
      seed: configuration.seed,
      reason: PlanSentence(
        series: training, choice: choice, model: model
      ).description)
  }

  /// Rows that were learned from score lower than rows that the model has never seen.
  private static func threshold(searchesTrainingRows: Bool) -> ThresholdRule {
    .automatic(deviations: searchesTrainingRows ? 3 : 6)
  }

  private static func score(
    _ asked: DetectorConfiguration.Score?, usual: ScoreRule
  ) -> ScoreRule {
    switch asked {
    case .rule(let rule): rule
    case .changing(let changes): usual.with(changes)
    case nil: usual
    }
  }

  /// How windows are scored.
  ///
  /// In a rhythm the odd place is short, and so it is where channels explain each other: the last row
  /// tells it from the rows before, by errors averaged over a quarter of a window, or of several
  /// channels over an eighth with the last rows counting most. One channel without a rhythm is odd for a
  /// stretch of time: the whole window counts, and needs no smoothing behind that (17 NAB files without
  /// their clock: VUS-PR .36 by the last row of all, .42 with this).
  private static func score(channels: Int, period: Int?, span: Int) -> ScoreRule {
    guard channels == 1 else {
      return ScoreRule(
        measure: .standardizedError, smoothing: max(4, span / 8), average: .exponential)
    }
    return period == nil
      ? ScoreRule(position: .window, measure: .density)
      : ScoreRule(measure: .standardizedError, smoothing: max(3, span / 4))
  }

  /// A model of a kind, sized for windows of a shape.
  private static func model(_ kind: ModelConfiguration.Kind, shape: SampleShape)
    -> ModelConfiguration
  {
    let latent = max(1, min(shape.channels == 1 ? 8 : 16, shape.size / 2))
    let dense = AutoencoderArchitecture.dense(
      DenseArchitecture(encoderSizes: [64, latent], latentActivation: .tanh))
    switch kind {
    case .linear: return .linear(latentSize: latent)
    case .dense: return .autoencoder(dense)
    case .mixed: return .mixed(latentSize: latent, dense)
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

  /// Steps of Adam in all. A small model on windows that overlap finds no more after that: 3,000
  /// steps do no better on NAB, and 4,000 on SMD follow the training rows so closely that new ones
  /// look strange.
  private static let trainingSteps = 1500

  private static func training(
    _ asked: DetectorConfiguration.Training?, windowCount: Int
  ) -> TrainingConfiguration {
    if case .configured(let training) = asked { return training }
    var training = TrainingConfiguration(
      batchSize: 64, learningRate: 3e-3, loss: .huber(delta: 0.5),
      adam: Adam.Configuration(beta1: 0.9, beta2: 0.99))
    if case .epochs(let epochs) = asked {
      training.epochs = epochs
    } else {
      let stepsPerEpoch = max(1, (windowCount + training.batchSize - 1) / training.batchSize)
      training.epochs = max(1, (trainingSteps + stepsPerEpoch - 1) / stepsPerEpoch)
    }
    return training
  }
}
