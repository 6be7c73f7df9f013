internal import AnomalyDetection
internal import NeuralEngine
internal import TimeSeries

/// A study with Martlet's own detectors, which judge rows and choose from the data whatever the recipe
/// leaves open, as `martlet detect` does.
struct RowStudy {
  let recipe: Recipe
  let source: StudySource
  let threadCount: Int
  let holdsTestBack: Bool
  let progress: StudyProgress

  /// The rows of the parts.
  private struct Parts {
    let train: Range<Int>
    let validation: Range<Int>
    let test: Range<Int>
  }

  func run(seconds: () -> Double) throws(StudyError) -> StudyOutcome {
    let method = recipe.method(for: source.measured, trainingEnd: source.trainingEnd)
    let parts = parts(method)
    let features: FeatureTransform?
    let table: Series
    do {
      features =
        recipe.features.isEmpty
        ? nil
        : try FeatureTransform(
          fitting: source.series, rows: parts.train, rules: recipe.features)
      table = try features?.transform(source.series) ?? source.measured
    } catch {
      throw .preparation(error)
    }
    let begun = seconds()
    var ended = begun
    let detection: Detection
    do {
      switch method {
      case .online:
        detection = try DetectionModel.online(
          recipe.onlineConfiguration, threshold: recipe.threshold?.rule
        ).detect(table) { progress.goesOn($0.step, 0.05 + 0.95 * $0.fraction) }
        ended = seconds()
      case .fitted:
        let detectors = try Detector.fit(
          table, recipe.members.map(\.detectorConfiguration), features: features,
          trainingRows: parts.train, searchesSeries: true, threadCount: threadCount
        ) { progress.goesOn($0.step, 0.05 + 0.85 * $0.fraction, loss: $0.loss) }
        ended = seconds()
        detection = try DetectionModel(detectors, rule: recipe.ensemble?.rule ?? .mean).detect(
          table, learnedRows: parts.train.upperBound, threadCount: threadCount)
      }
    } catch {
      if case .cancelled = error { throw .cancelled }
      throw .detector(error)
    }
    try progress.say("done", 1)
    let timing = StudyTiming(trainSeconds: ended - begun, totalSeconds: seconds())
    let members = zip(recipe.members, detection.members).map { member, found in
      outcome(of: member, found, table, parts, timing)
    }
    return outcome(of: recipe, detection, table, parts, timing, members: members)
  }

  private func outcome(
    of recipe: Recipe, _ detection: Detection, _ table: Series, _ parts: Parts,
    _ timing: StudyTiming, members: [StudyOutcome] = []
  ) -> StudyOutcome {
    let model = StudyModel.rows(detection)
    let result = detection.result
    let scaler =
      detection.model.detectors.first?.scaler
      ?? Scaler(fitting: table, rows: parts.train, rule: .standard)
    func part(_ rows: Range<Int>) -> StudyPart {
      StudyPart(
        starts: Array(rows), scores: Array(result.rawScores[rows]),
        isFlagged: Array(result.isAnomaly[rows]), isAnomalous: table.labels.map { Array($0[rows]) },
        quality: members.isEmpty ? quality(of: result, rows, scaler) : nil)
    }
    return StudyOutcome(
      recipe: recipe, source: source.name, notes: source.notes, aggregate: source.series,
      table: table, unit: .rows, scaler: scaler, model: model, train: part(parts.train),
      validation: part(parts.validation),
      test: part(holdsTestBack ? parts.validation : parts.test), madeCount: 0,
      threshold: Threshold(
        rule: detection.alarms.rule, value: detection.alarms.threshold, check: nil),
      thresholdFrom: .train, epochs: epochs(model),
      review: [], latents: LatentSample(size: model.latentSize, values: [], indices: []),
      result: result, members: members, warnings: model.warnings, timing: timing)
  }

  /// The rows of the parts. Without a split all are searched: after those that a detector only watches
  /// at first, or after those that the data says are for training, or all that were learned from.
  private func parts(_ method: DetectionMethod) -> Parts {
    let count = source.series.rowCount
    guard let split = recipe.split else {
      var end = source.trainingEnd.map { min($0, count) } ?? count
      if method == .online {
        let warmUp = recipe.onlineConfiguration.warmUp(
          samplingInterval: source.series.timeAxis.clockInterval)
        end = min(warmUp, count)
      }
      return Parts(
        train: 0..<end, validation: end..<end, test: end < count ? end..<count : 0..<count)
    }
    let parts = StudySplit(
      split, windows: RecipeWindows(length: 1), rowCount: count, labels: nil, seed: recipe.seed)
    let train = parts.train.starts.count
    let test = count - parts.test.starts.count
    return Parts(train: 0..<train, validation: train..<test, test: test..<count)
  }

  private func epochs(_ model: StudyModel) -> [StudyEpoch] {
    model.fitted?.history?.epochs.map {
      StudyEpoch(
        trainingLoss: $0.trainingLoss, validationLoss: $0.validationLoss, trainingR2: nil,
        validationR2: nil, learningRate: $0.learningRate)
    } ?? []
  }

  /// How well rows are reconstructed, or foreseen, in scaled units.
  private func quality(
    of result: DetectionResult, _ rows: Range<Int>, _ scaler: Scaler
  ) -> ReconstructionQuality? {
    let channels = scaler.channelCount
    var sums = ReconstructionQuality.Sums(channelCount: channels)
    for row in rows where result.rawScores[row].isFinite {
      let place = row * channels..<(row + 1) * channels
      let actual = scaler.transform(rows: Array(result.series.values[place]))
      let expected = scaler.transform(rows: Array(result.expected[place]))
      guard actual.allSatisfy(\.isFinite), expected.allSatisfy(\.isFinite) else { continue }
      sums.add(actual[...], expected[...])
    }
    return sums.quality
  }
}
