internal import AnomalyDetection
internal import Studies
internal import TimeSeries

/// One series of a recipe: fitted or given stored detectors, then searched; or judged in windows by a
/// protocol of the recipe's own.
struct SeriesRun {
  let recipe: Recipe
  /// Where the data comes from, for a person.
  let source: String
  /// The detectors that come from files; none where they are fitted.
  let stored: [Detector]
  /// Where the training part ends by the file's name.
  let trainingEnd: Int?
  let threadCount: Int
  let holdsTestBack: Bool
  let progress: (FitProgress) -> Bool
  let atEpochEnd: (Int, Double) -> Bool

  func finding(in table: RecipeSource.Table) throws(RecipeError) -> Finding {
    let study: StudyProtocol?
    do {
      study = try recipe.studyProtocol(of: table.series.name)
    } catch {
      throw .fault(error)
    }
    if let study { return try windows(study, table.filled(by: recipe.filling)) }
    let series = table.measured(filling: recipe.filling)
    let method = recipe.method(for: series, trainingEnd: trainingEnd)
    let rows = try rowsToLearnFrom(of: series.rowCount)
    switch method {
    case .online: return try online(table, series)
    case .fitted: return try fitted(table, series, rowsToLearnFrom: rows)
    }
  }

  /// Judges windows by a protocol of their own.
  private func windows(_ study: StudyProtocol, _ series: Series) throws(RecipeError) -> Finding {
    guard series.values.contains(where: \.isFinite) else {
      throw .nothingMeasured(source: source)
    }
    do throws(StudyError) {
      let outcome = try WindowStudy(
        study, of: series, threadCount: threadCount, holdsTestBack: holdsTestBack,
        progress: progress, atEpochEnd: atEpochEnd
      ).run()
      let table = outcome.study.table
      return Finding(
        series: series, model: outcome.detector.map(DetectionModel.fitted),
        trainingRows: nil, detection: try outcome.detection(threadCount: threadCount),
        parts: RowParts(trainRows: 0, rowCount: table.rowCount), windows: outcome.study,
        trainSeconds: outcome.trainSeconds)
    } catch {
      throw .study(error)
    }
  }

  /// Judges the rows as they come.
  private func online(
    _ table: RecipeSource.Table, _ series: Series
  ) throws(RecipeError) -> Finding {
    let start = ContinuousClock.now
    let configuration = recipe.onlineConfiguration
    let model = DetectionModel.online(configuration, threshold: recipe.threshold?.rule)
    // Features may know no later rows than the detector does when it begins to judge.
    let warmUp = configuration.warmUp(samplingInterval: series.timeAxis.clockInterval)
    let first =
      recipe.split.map { RowParts($0, rowCount: series.rowCount, seed: recipe.seed).train }
      ?? 0..<min(warmUp, series.rowCount)
    let searched = try features(of: table, rows: first)?.table ?? series
    let detection = try search(searched, by: model, learnedRows: 0)
    let watched = 0..<min(detection.warmUp, series.rowCount)
    return finding(series, model, detection, trainingRows: watched, since: start)
  }

  /// Fits detectors, or takes the stored ones, and searches the series by them.
  private func fitted(
    _ table: RecipeSource.Table, _ series: Series, rowsToLearnFrom rows: Range<Int>?
  ) throws(RecipeError) -> Finding {
    let start = ContinuousClock.now
    var searched = series
    var detectors = stored
    var trainingRows: Range<Int>?
    if stored.isEmpty {
      let features = try features(of: table, rows: rows ?? 0..<series.rowCount)
      searched = features?.table ?? series
      let reach = recipe.task == .fit ? 1 : 0.9
      detectors = try naming { () throws(DetectorError) in
        try Detector.fit(
          searched, recipe.members.map(\.detectorConfiguration), features: features?.transform,
          trainingRows: rows, searchesSeries: recipe.task == .detect, threadCount: threadCount
        ) { fit in
          progress(FitProgress(step: fit.step, fraction: reach * fit.fraction, loss: fit.loss))
        }
      }
      trainingRows = 0..<(detectors.map(\.fingerprint.trainingRows).max() ?? 0)
    }
    let model = try naming { () throws(DetectorError) in
      try DetectionModel(detectors, rule: recipe.ensemble?.rule ?? .mean)
    }
    guard recipe.task == .detect else {
      return finding(series, model, nil, trainingRows: trainingRows, since: start)
    }
    let learned = ContinuousClock.now
    let detection = try search(
      searched, by: model, learnedRows: trainingRows?.upperBound ?? 0)
    return finding(
      series, model, detection, trainingRows: trainingRows, since: start, to: learned)
  }

  private func search(
    _ series: Series, by model: DetectionModel, learnedRows: Int
  ) throws(RecipeError) -> Detection {
    try naming { () throws(DetectorError) in
      recipe.isCausal
        ? try model.watch(series, progress: progress)
        : try model.detect(
          series, learnedRows: learnedRows, threadCount: threadCount, progress: progress)
    }
  }

  /// Does what a detector may refuse, and says of whose data it does.
  private func naming<Result>(
    _ work: () throws(DetectorError) -> Result
  ) throws(RecipeError) -> Result {
    do {
      return try work()
    } catch {
      throw .detector(file: source, series: nil, error)
    }
  }

  /// The series with the recipe's features; `nil` where it asks for none.
  private func features(
    of table: RecipeSource.Table, rows: Range<Int>
  ) throws(RecipeError) -> (transform: FeatureTransform, table: Series)? {
    guard !recipe.features.isEmpty else { return nil }
    let filled = table.filled(by: recipe.filling)
    do {
      let transform = try FeatureTransform(fitting: filled, rows: rows, rules: recipe.features)
      return (transform, try transform.transform(filled))
    } catch {
      throw .preparation(error)
    }
  }

  private func finding(
    _ series: Series, _ model: DetectionModel, _ detection: Detection?,
    trainingRows: Range<Int>?, since start: ContinuousClock.Instant,
    to end: ContinuousClock.Instant = .now
  ) -> Finding {
    let count = series.rowCount
    var parts =
      recipe.split.map { RowParts($0, rowCount: count, seed: recipe.seed) }
      // Rows that a file sets apart for training are not counted; where all was learned from, all is.
      ?? RowParts(
        trainRows: trainingRows?.upperBound ?? trainingEnd ?? 0, rowCount: count)
    if holdsTestBack { parts = parts.holdingTestBack }
    return Finding(
      series: series, model: model, trainingRows: trainingRows, detection: detection, parts: parts,
      windows: nil, trainSeconds: (end - start) / .seconds(1))
  }

  /// `nil` leaves it to the configuration.
  private func rowsToLearnFrom(of count: Int) throws(RecipeError) -> Range<Int>? {
    if let split = recipe.split {
      return RowParts(split, rowCount: count, seed: recipe.seed).train
    }
    if let rows = recipe.learning.rows {
      guard (1...count).contains(rows) else {
        throw .trainingRows(file: source, asked: rows, found: count)
      }
      return 0..<rows
    }
    if recipe.learning.share != nil { return nil }
    return trainingEnd.map { 0..<min($0, count) }
  }
}
