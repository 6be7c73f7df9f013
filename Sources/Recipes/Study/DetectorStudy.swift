package import AnomalyDetection
internal import NeuralEngine
internal import TimeSeries

/// A study with Martlet's own detector: it learns from the first rows, judges each row by the window
/// that ends at it, and chooses from the data whatever the recipe leaves open.
struct DetectorStudy {
  let recipe: Recipe
  let source: StudySource
  let threadCount: Int
  let holdsTestBack: Bool
  let progress: StudyProgress

  func run(seconds: () -> Double) throws(StudyError) -> StudyOutcome {
    let rowCount = source.series.rowCount
    let parts = rows(rowCount)
    let table: Series
    do {
      table =
        recipe.features.isEmpty
        ? source.series
        : try FeatureTransform(
          fitting: source.series, rows: parts.train, rules: recipe.features
        ).transform(source.series)
    } catch {
      throw .preparation(error)
    }
    let begun = seconds()
    let detector: Detector
    let result: DetectionResult
    var ended = begun
    do {
      detector = try Detector.fit(
        table, configuration(learnsAll: parts.train.count == rowCount),
        trainingRows: parts.train, threadCount: threadCount
      ) { progress.goesOn($0.step, 0.05 + 0.85 * $0.fraction, loss: $0.loss) }
      ended = seconds()
      result = try detector.detect(table, threadCount: threadCount)
    } catch {
      if case .cancelled = error { throw .cancelled }
      throw .detector(error)
    }
    try progress.say("done", 1)
    let seen = result.reconstructionErrors
    func part(_ rows: Range<Int>) -> StudyPart {
      StudyPart(
        starts: Array(rows), scores: Array(seen[rows]),
        isAnomalous: table.labels.map { Array($0[rows]) },
        quality: quality(of: result, rows, detector.scaler))
    }
    return StudyOutcome(
      recipe: recipe, source: source.name, notes: source.notes, aggregate: source.series,
      table: table, unit: .rows, scaler: detector.scaler, model: detector.model,
      detector: detector, train: part(parts.train), validation: part(parts.validation),
      test: part(holdsTestBack ? parts.validation : parts.test), madeCount: 0,
      threshold: detector.threshold, thresholdFrom: .train,
      epochs: detector.model.history?.epochs.map {
        StudyEpoch(
          trainingLoss: $0.trainingLoss, validationLoss: $0.validationLoss, trainingR2: nil,
          validationR2: nil, learningRate: $0.learningRate)
      } ?? [],
      review: [], latents: LatentSample(size: detector.model.latentSize, values: [], indices: []),
      result: result, warnings: detector.warnings,
      timing: StudyTiming(trainSeconds: ended - begun, totalSeconds: seconds()))
  }

  /// The rows of the parts. Without a split all are learned from, as far as the data does not say
  /// where training ends, and all are searched.
  private func rows(
    _ count: Int
  ) -> (train: Range<Int>, validation: Range<Int>, test: Range<Int>) {
    guard let split = recipe.split else {
      let end = source.trainingEnd.map { min($0, count) } ?? count
      return (0..<end, end..<end, end < count ? end..<count : 0..<count)
    }
    let parts = StudySplit(
      split, windows: RecipeWindows(length: 1), rowCount: count, labels: nil, seed: recipe.seed)
    let train = parts.train.starts.count
    let test = count - parts.test.starts.count
    return (0..<train, train..<test, test..<count)
  }

  private func configuration(learnsAll: Bool) -> DetectorConfiguration {
    var configuration = recipe.configuration
    // Rows that were learned from score lower than rows the model has never seen.
    if configuration.threshold == nil, learnsAll {
      configuration.threshold = .automatic(deviations: 3)
    }
    return configuration
  }

  /// How well rows are reconstructed as the last of their windows, in scaled units.
  private func quality(
    of result: DetectionResult, _ rows: Range<Int>, _ scaler: Scaler
  ) -> ReconstructionQuality? {
    let channels = scaler.channelCount
    var sums = ReconstructionQuality.Sums(channelCount: channels)
    for row in rows where result.reconstructionErrors[row].isFinite {
      let place = row * channels..<(row + 1) * channels
      let actual = scaler.transform(rows: Array(result.series.values[place]))
      let expected = scaler.transform(rows: Array(result.expected[place]))
      guard actual.allSatisfy(\.isFinite), expected.allSatisfy(\.isFinite) else { continue }
      sums.add(actual[...], expected[...])
    }
    return sums.quality
  }
}

extension Recipe {
  /// Martlet's own detector as the recipe wants it; `nil` where the recipe cuts windows of its own.
  package var detectorConfiguration: DetectorConfiguration? {
    windows == nil ? configuration : nil
  }

  fileprivate var configuration: DetectorConfiguration {
    var configuration = DetectorConfiguration(seed: seed)
    switch model {
    case .kind(let kind): configuration.modelKind = kind
    case .sized(let model): configuration.model = model
    case nil: break
    }
    configuration.scaling = scaling?.rule
    configuration.clip = scaling?.clip
    configuration.training = training
    if let jitter = augmentation.jitter {
      configuration.training?.jitter = jitter
    }
    if score != RecipeScore() {
      configuration.score = ScoreRule(
        measure: score.measure.flatMap { ScoreRule.Measure(rawValue: $0.rawValue) }
          ?? .standardizedError,
        sides: score.sides ?? .high, smoothing: score.smoothing ?? 1)
    }
    configuration.threshold = threshold?.rule
    return configuration
  }
}
