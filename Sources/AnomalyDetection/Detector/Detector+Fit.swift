internal import NeuralEngine
public import TimeSeries

extension Detector {
  /// Learns what is normal in a series.
  ///
  /// - Parameters:
  ///   - series: the data; only `trainingRows` of it are looked at.
  ///   - configuration: what is asked for; the rest is chosen from the training rows.
  ///   - features: how the series' channels were made of what is measured; `nil` where they are what is
  ///     measured.
  ///   - trainingRows: the rows to learn from; `nil` takes the configuration's share from the start.
  ///   - searchesSeries: whether anomalies are looked for in the series itself, and not in other data
  ///     alone. Where all of it is learned from, and no threshold is asked for, the threshold is then
  ///     `.automatic(deviations: 3)`, and otherwise `.automatic(deviations: 6)`.
  ///   - threadCount: cores to use; the result does not depend on it, to the bit.
  ///   - progress: told how far the fit is; `false` stops it.
  /// - Throws: `DetectorError`.
  public static func fit(
    _ series: Series, _ configuration: DetectorConfiguration = DetectorConfiguration(),
    features: FeatureTransform? = nil, trainingRows: Range<Int>? = nil,
    searchesSeries: Bool = true, threadCount: Int = 1,
    progress: @escaping (FitProgress) -> Bool = { _ in true }
  ) throws(DetectorError) -> Detector {
    var fit = try DetectorFit(
      series, configuration, features: features, trainingRows: trainingRows,
      searchesSeries: searchesSeries, threadCount: threadCount, progress: progress)
    return try fit.detector()
  }
}

/// One fit, step by step.
private struct DetectorFit {
  private let series: Series
  private let plan: DetectorPlan
  private let rule: ThresholdRule
  private let features: FeatureTransform?
  private let measuredChannels: MeasuredChannels
  private let trainingRows: Range<Int>
  private let threadCount: Int
  private let progress: (FitProgress) -> Bool

  private let scaler: Scaler
  /// `[time, channel]` of the training rows.
  private let scaled: [Float]
  private let isImputed: [Bool]
  /// The windows that the model learns from.
  private let samples: Samples
  /// What was filled in, of the samples' buffer.
  private let samplesAreImputed: [Bool]
  private var warnings: [TrainingWarning] = []

  init(
    _ series: Series, _ configuration: DetectorConfiguration, features: FeatureTransform?,
    trainingRows: Range<Int>?, searchesSeries: Bool, threadCount: Int,
    progress: @escaping (FitProgress) -> Bool
  ) throws(DetectorError) {
    guard series.channelCount > 0 else { throw .noChannels }
    try DetectorError.check(features, make: series.channelNames)
    let planner = try DetectorPlanner(
      series, configuration, trainingRows: trainingRows, searchesSeries: searchesSeries)
    self.series = series
    self.features = features
    measuredChannels = MeasuredChannels(features, count: series.channelCount)
    self.trainingRows = planner.trainingRows
    plan = planner.plan
    rule = planner.threshold
    self.threadCount = threadCount
    self.progress = progress

    let training = DueRows(series.rows(planner.trainingRows), limit: plan.windowSpan).series
    let filled = FilledSeries(filling: training, rule: .forward())
    let imputed = filled.isImputed.reduce(0) { $0 + ($1 ? 1 : 0) }
    let measuredCount = training.rowCount * measuredChannels.count
    guard imputed < measuredCount else { throw .nothingMeasured }
    isImputed = filled.isImputed
    scaler = Scaler(
      fitting: training, rows: 0..<training.rowCount, rule: plan.scaling, clip: plan.clip,
      scaleFloor: DetectorPlanner.scaleFloor)
    scaled = scaler.transform(filled.series)

    let grid = WindowGrid(
      shape: SampleShape(timeSteps: plan.windowLength, channels: series.channelCount),
      spacing: plan.windowSpacing, rowCount: training.rowCount, features: features)
    let windows = grid.windows(stride: plan.trainingStride)
    samplesAreImputed = grid.arranged(isImputed)
    let mask = samplesAreImputed
    let usable = (0..<windows.count).map(windows.start).filter { window in
      imputed == 0 || !grid.isMostlyFilled(window, mask)
    }
    guard !usable.isEmpty else { throw .nothingMeasured }
    samples = Samples(
      buffer: grid.arranged(scaled), offsets: usable.map(grid.offset), shape: grid.shape)

    if usable.count < DetectorPlanner.advisedWindows {
      warnings.append(
        .shortTraining(windows: usable.count, recommended: DetectorPlanner.advisedWindows))
    }
    let missingShare = Double(imputed) / Double(measuredCount)
    if missingShare > 0.2 { warnings.append(.muchMissing(share: missingShare)) }
    if !scaler.constantChannels.isEmpty {
      warnings.append(
        .constantChannels(scaler.constantChannels.map { series.channelNames[$0] }))
    }
  }

  mutating func detector() throws(DetectorError) -> Detector {
    try report("learning", 0)
    let model = try fitModel()
    try report("scoring", 0.85)
    let check = ModelCheck(
      model: model, samples: samples, plan: plan, scaler: scaler,
      channelNames: series.channelNames, threadCount: threadCount)
    warnings += check.warnings
    let calibration = ScoreCalibration(
      fitting: model, to: samples, isImputed: samplesAreImputed, rule: plan.score,
      threadCount: threadCount)
    try report("scoring", 0.9)
    let (scoreCalibration, scores) = calibrationScores(model, calibration)
    if let spread = scores.relativeSpread, spread < 1e-6 { warnings.append(.constantScore) }
    let threshold: Threshold
    do {
      threshold = try Threshold(rule, from: scores, events: plan.events)
    } catch {
      throw .threshold(error)
    }
    try report("done", 1)
    return try Detector(
      plan: plan, channelNames: series.channelNames, scaler: scaler, model: model,
      scoreCalibration: scoreCalibration, calibrationScores: scores, threshold: threshold,
      fingerprint: DataFingerprint(series, trainingRows: trainingRows),
      warnings: warnings.map(\.description), features: features)
  }

  private func report(
    _ step: String, _ fraction: Double, loss: Double? = nil
  ) throws(DetectorError) {
    guard progress(FitProgress(step: step, fraction: fraction, loss: loss)) else {
      throw .cancelled
    }
  }

  private func fitModel() throws(DetectorError) -> FittedModel {
    try FittedModel.fit(
      plan.model, to: samples, training: plan.training, seed: plan.seed, threadCount: threadCount
    ) { _, training in
      progress(
        FitProgress(
          step: "learning", fraction: 0.85 * training.fractionDone, loss: training.trainingLoss))
    }
  }

  /// Scores the training rows, and from the scores their usual size.
  private func calibrationScores(
    _ model: FittedModel, _ calibration: ScoreCalibration
  ) -> (ScoreCalibration, CalibrationScores) {
    var oneSided = plan.score
    oneSided.sides = .high
    let plain = SeriesScorer(
      model: model, rule: oneSided, spacing: plan.windowSpacing, calibration: calibration,
      features: features, threadCount: threadCount
    ).score(scaled, isImputed: isImputed)
    let usual = Float(ScoreQuantiles(plain.raw).median)
    let complete = calibration.withUsualScore(usual > 0 && usual.isFinite ? usual : 1)

    // The sides are counted last, so the windows need not be reconstructed again for them.
    let scorer = WindowScorer(rule: plan.score, shape: samples.shape, calibration: complete)
    var raw = plain.raw.map(scorer.sided)
    for row in raw.indices where !measuredChannels.areThere(inRow: row, isImputed) {
      raw[row] = .nan
    }
    return (
      complete,
      CalibrationScores(
        scores: raw, samplingInterval: series.timeAxis.samplingInterval ?? 1,
        timestampStyle: series.timeAxis.style)
    )
  }
}

extension CalibrationScores {
  /// How far the scores spread, in parts of their median; `nil` of too few.
  fileprivate var relativeSpread: Double? {
    let quantiles = ScoreQuantiles(scores)
    guard quantiles.count >= 10, quantiles.median > 0 else { return nil }
    return (quantiles.quantile(0.99) - quantiles.quantile(0.01)) / quantiles.median
  }
}
