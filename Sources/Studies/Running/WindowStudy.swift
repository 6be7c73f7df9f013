package import AnomalyDetection
internal import NeuralEngine
package import TimeSeries

/// A study by a protocol of its own: windows are cut, split, learned from and judged as it says.
package struct WindowStudy {
  /// What came of it.
  package struct Outcome: Sendable {
    /// The parts with their scores and verdicts.
    package let study: Study
    /// The model as a detector, so that it can be applied to new data; `nil` where a detector cannot
    /// see windows like these.
    package let detector: Detector?
    /// Seconds of training alone.
    package let trainSeconds: Double
  }

  private let study: StudyProtocol
  private let series: Series
  private let threadCount: Int
  private let holdsTestBack: Bool
  private let progress: (FitProgress) -> Bool
  private let atEpochEnd: (Int, Double) -> Bool

  /// - Parameters:
  ///   - series: `[time, channel]`: nothing is missing.
  ///   - holdsTestBack: whether the validation part is tested on in place of the test, as where
  ///     protocols are compared before one is chosen.
  ///   - progress: told how far it is; `false` stops it.
  ///   - atEpochEnd: told of each epoch, from 1, and the loss of the validation windows after it,
  ///     where there are any; `false` stops it.
  package init(
    _ study: StudyProtocol, of series: Series, threadCount: Int = 1, holdsTestBack: Bool = false,
    progress: @escaping (FitProgress) -> Bool = { _ in true },
    atEpochEnd: @escaping (Int, Double) -> Bool = { _, _ in true }
  ) {
    self.study = study
    self.series = series
    self.threadCount = threadCount
    self.holdsTestBack = holdsTestBack
    self.progress = progress
    self.atEpochEnd = atEpochEnd
  }

  /// Cuts, splits, learns from and judges the windows, in this order.
  package func run() throws(StudyError) -> Outcome {
    let windows = study.windows
    let labels = series.labels
    var split = StudySplit(
      study.split, windows: windows, rowCount: series.rowCount, labels: labels, seed: study.seed)
    if holdsTestBack { split.test = split.validation }
    try check(split)
    let features = try StudyFeatures(
      study, series, trainRows: rows(of: split.train, windows.length))
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
      configuration: study.model, training: study.training, seed: study.seed,
      threadCount: threadCount, atEpochEnd: atEpochEnd
    ) { fraction, loss in
      progress(FitProgress(step: "learning", fraction: 0.05 + 0.8 * fraction, loss: loss))
    }
    let samples = [split.train, split.validation, split.test].map(seen.samples)
    let fitted = try training.run(
      on: Samples(
        buffer: seen.buffer, offsets: samples[0].offsets + samples[1].offsets, shape: seen.shape),
      validationCount: samples[1].count, channelCount: table.channelCount)

    try say("scoring", 0.85)
    let rule = StudyScorer.rule(study.score)
    let calibration = ScoreCalibration(
      fitting: fitted.model, to: samples[0],
      isImputed: [Bool](repeating: false, count: seen.buffer.count), rule: rule,
      threadCount: threadCount)
    let judge = StudyJudge(
      study: study, table: table, seen: seen, scaler: features.scaler,
      features: features.transform,
      scorer: StudyScorer(
        model: fitted.model, rule: rule, calibration: calibration,
        channelCount: table.channelCount, threadCount: threadCount))
    let verdict = try judge.verdict(split, samples)
    try say("scoring", 0.95)
    let detector = try judge.detector(
      verdict, trainRows: rows(of: split.train, windows.length))
    return Outcome(
      study: Study(
        unit: .windows, unitLength: windows.length, table: table, scaler: features.scaler,
        model: fitted.model, train: verdict.train, validation: verdict.validation,
        test: verdict.test, madeCount: verdict.madeCount, threshold: verdict.threshold,
        thresholdFrom: study.threshold.from, epochs: epochs(fitted.epochs, verdict),
        review: verdict.review, latents: verdict.latents),
      detector: detector, trainSeconds: fitted.seconds)
  }

  private func say(_ step: String, _ fraction: Double) throws(StudyError) {
    guard progress(FitProgress(step: step, fraction: fraction)) else { throw .cancelled }
  }

  /// Refuses parts that nothing can be learned from, or tested on.
  private func check(_ split: StudySplit) throws(StudyError) {
    let rows = series.rowCount
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
    let split = study.split
    let keepsApart = split.anomalous != .keep && study.windows.context != nil
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

extension WindowStudy.Outcome {
  /// What the model finds in the table row by row; `nil` where no row has a score of its own.
  package func detection(threadCount: Int) throws(StudyError) -> Detection? {
    guard let detector else { return nil }
    do {
      return try DetectionModel.fitted(detector).detect(study.table, threadCount: threadCount)
    } catch {
      throw .detector(error)
    }
  }
}
