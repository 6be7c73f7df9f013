internal import AnomalyDetection
internal import NeuralEngine
internal import TimeSeries

/// A study by a protocol of its own: windows are cut, split, learned from and judged as the recipe
/// says.
struct WindowStudy {
  let recipe: Recipe
  let source: StudySource
  let threadCount: Int
  let holdsTestBack: Bool
  let progress: StudyProgress

  func run(seconds: () -> Double) throws(StudyError) -> StudyOutcome {
    guard let windows = recipe.windows, let splitRule = recipe.split,
      case .sized(let configuration)? = recipe.model
    else { preconditionFailure("a recipe that was not validated") }
    let labels = source.series.labels
    var split = StudySplit(
      splitRule, windows: windows, rowCount: source.series.rowCount, labels: labels,
      seed: recipe.seed)
    if holdsTestBack { split.test = split.validation }
    try check(split)
    let features = try StudyFeatures(
      recipe, source.series, trainRows: rows(of: split.train, windows.length))
    let table = features.table
    let seen = StudyWindows(
      windows, scaled: features.scaler.transform(table), channelCount: table.channelCount)
    guard seen.span <= table.rowCount else {
      throw .tooFewWindows(part: "training", found: 0, needed: 2, rows: table.rowCount)
    }
    split.train.starts = learned(split.train, seen, labels)
    split.validation.starts = learned(split.validation, seen, labels)
    try check(split)

    let training = StudyTraining(
      configuration: configuration, training: trainingConfiguration, seed: recipe.seed,
      threadCount: threadCount, atEpochEnd: progress.atEpochEnd
    ) { fraction, loss in progress.goesOn("learning", 0.05 + 0.8 * fraction, loss: loss) }
    let samples = [split.train, split.validation, split.test].map(seen.samples)
    let fitted = try training.run(
      on: Samples(
        buffer: seen.buffer, offsets: samples[0].offsets + samples[1].offsets, shape: seen.shape),
      validationCount: samples[1].count, channelCount: table.channelCount)

    try progress.say("scoring", 0.85)
    let rule = StudyScorer.rule(recipe.score)
    let calibration = ScoreCalibration(
      fitting: fitted.model, to: samples[0],
      isImputed: [Bool](repeating: false, count: seen.buffer.count), rule: rule,
      threadCount: threadCount)
    let judge = StudyJudge(
      recipe: recipe, table: table, windows: windows, seen: seen, scaler: features.scaler,
      features: features.transform,
      scorer: StudyScorer(
        model: fitted.model, rule: rule, calibration: calibration,
        channelCount: table.channelCount, threadCount: threadCount))
    let verdict = try judge.verdict(split, samples)
    try progress.say("scoring", 0.95)
    let detector = try judge.detector(
      verdict, configuration: configuration, training: trainingConfiguration,
      trainRows: rows(of: split.train, windows.length))
    let result = try detector.map { detector throws(StudyError) in
      do throws(DetectorError) {
        return try detector.detect(table, threadCount: threadCount)
      } catch {
        throw StudyError.detector(error)
      }
    }
    try progress.say("done", 1)
    return StudyOutcome(
      recipe: recipe, source: source.name, notes: source.notes, aggregate: source.series,
      table: table, unit: .windows, scaler: features.scaler,
      model: .windows(fitted.model, detector), train: verdict.train,
      validation: verdict.validation, test: verdict.test, madeCount: verdict.madeCount,
      threshold: verdict.threshold,
      thresholdFrom: recipe.threshold?.from ?? .train,
      epochs: epochs(fitted.epochs, verdict), review: verdict.review, latents: verdict.latents,
      result: result, members: [], warnings: [],
      timing: StudyTiming(trainSeconds: fitted.seconds, totalSeconds: seconds()))
  }

  /// The recipe's training with its augmentation.
  private var trainingConfiguration: TrainingConfiguration {
    var training = recipe.training ?? TrainingConfiguration()
    training.jitter = training.jitter ?? recipe.augmentation.jitter
    return training
  }

  /// Refuses parts that nothing can be learned from, or tested on.
  private func check(_ split: StudySplit) throws(StudyError) {
    let rows = source.series.rowCount
    guard split.train.starts.count >= 2 else {
      throw .tooFewWindows(
        part: "training", found: split.train.starts.count, needed: 2, rows: rows)
    }
    guard !split.test.starts.isEmpty else {
      throw .tooFewWindows(part: "the test", found: 0, needed: 1, rows: rows)
    }
  }

  /// The windows of a part that are learned from: none that sees later rows than `learn_rows`, and
  /// none that sees a labelled row around it where the split keeps those from training.
  private func learned(
    _ part: StudySplit.Part, _ seen: StudyWindows, _ labels: [Bool]?
  ) -> [Int] {
    guard let split = recipe.split else { return part.starts }
    let keepsApart = split.anomalous != .keep && recipe.windows?.context != nil
    guard split.learnRows != nil || keepsApart else { return part.starts }
    return part.starts.filter { start in
      let first = seen.firstRow(ofWindow: start, in: part.rows)
      let rows = first..<first + seen.span
      if let limit = split.learnRows, rows.upperBound > limit { return false }
      if keepsApart, let labels, labels[rows].contains(true) { return false }
      return true
    }
  }

  /// The rows that a part's windows hold, rising.
  private func rows(of part: StudySplit.Part, _ length: Int) -> [Int] {
    var rows: [Int] = []
    var next = 0
    for start in part.starts {
      for row in max(start, next)..<max(start + length, next) { rows.append(row) }
      next = max(next, start + length)
    }
    return rows
  }

  private func epochs(
    _ epochs: [StudyTraining.Epoch], _ verdict: StudyJudge.Verdict
  ) -> [StudyEpoch] {
    epochs.map { epoch in
      let losses = epoch.losses
      return StudyEpoch(
        trainingLoss: losses.trainingLoss, validationLoss: losses.validationLoss,
        trainingR2: epoch.measured.map(\.training)
          ?? verdict.train.quality?.r2(ofMeanSquaredError: losses.trainingLoss),
        validationR2: epoch.measured.map(\.validation)
          ?? losses.validationLoss.flatMap {
            verdict.validation.quality?.r2(ofMeanSquaredError: $0)
          },
        learningRate: losses.learningRate)
    }
  }
}
