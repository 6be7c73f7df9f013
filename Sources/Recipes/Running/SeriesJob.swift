internal import AnomalyDetection
internal import TimeSeries

/// One series of a job: fitted or given a stored detector, then searched.
struct SeriesJob {
  /// Why a series cannot be done; the names are added by whoever knows the file.
  enum Failure: Error {
    case detector(DetectorError)
    case trainingRows(asked: Int, found: Int)

    func named(file: String, series: String?) -> JobError {
      switch self {
      case .detector(let error): .detector(file: file, series: series, error)
      case .trainingRows(let asked, let found):
        .trainingRows(file: file, asked: asked, found: found)
      }
    }
  }

  let job: DetectionJob
  let series: Series
  /// The models that come from files; none where a detector is fitted.
  let stored: StoredModels
  /// Where the training part ends by the file's name.
  let trainingEnd: Int?
  let threadCount: Int

  func run(progress: @escaping (FitProgress) -> Bool) throws(Failure) -> SeriesOutcome {
    let rows = try rowsToLearnFrom()
    do throws(DetectorError) {
      return try method == .online
        ? watch(progress: progress) : judge(rowsToLearnFrom: rows, progress: progress)
    } catch {
      throw .detector(error)
    }
  }

  /// How the series is judged: as asked for, and else by a rule from the data. What can only be done
  /// with a fitted detector is done with one.
  private var method: DetectionMethod {
    if !stored.detectors.isEmpty || job.task == .fit { return .fitted }
    // A fit would learn from rows that come later.
    if job.isCausal { return .online }
    if let method = job.method { return method }
    return DetectionMethod(
      for: series, leavesFitOpen: job.leavesFitOpen && trainingEnd == nil,
      threshold: job.threshold ?? job.detectors[0].threshold)
  }

  /// Judges the rows as they come.
  private func watch(
    progress: (FitProgress) -> Bool
  ) throws(DetectorError) -> SeriesOutcome {
    let model = DetectionModel.online(
      OnlineConfiguration(seed: job.detectors[0].seed),
      threshold: job.threshold ?? job.detectors[0].threshold)
    let detection =
      job.isCausal
      ? try model.watch(series, progress: progress) : try model.detect(series, progress: progress)
    let watchedRows = 0..<min(detection.warmUp, series.rowCount)
    return SeriesOutcome(
      series: series, model: model, trainingRows: watchedRows, detection: detection,
      metrics: metrics(of: detection.result, trainingRows: watchedRows))
  }

  /// Fits detectors, or takes the stored ones, and searches the series by them.
  private func judge(
    rowsToLearnFrom rows: Range<Int>?, progress: @escaping (FitProgress) -> Bool
  ) throws(DetectorError) -> SeriesOutcome {
    var detectors = stored.detectors
    var trainingRows: Range<Int>?
    if detectors.isEmpty {
      detectors = try fit(rows, progress: progress)
      trainingRows = 0..<(detectors.map(\.fingerprint.trainingRows).max() ?? 0)
    }
    guard job.task == .detect else {
      return SeriesOutcome(
        series: series, model: .fitted(detectors[0]), trainingRows: trainingRows,
        detection: nil, metrics: nil)
    }
    let model = try DetectionModel(detectors, rule: job.combination)
    let detection =
      job.isCausal
      ? try model.watch(series, progress: progress)
      : try model.detect(
        series, learnedRows: trainingRows?.upperBound ?? 0, threadCount: threadCount)
    return SeriesOutcome(
      series: series, model: model, trainingRows: trainingRows, detection: detection,
      metrics: metrics(of: detection.result, trainingRows: trainingRows))
  }

  /// Fits what the job wants.
  private func fit(
    _ rows: Range<Int>?, progress: @escaping (FitProgress) -> Bool
  ) throws(DetectorError) -> [Detector] {
    precondition(
      job.task == .detect || job.detectors.count == 1,
      "\(job.detectors.count) detectors to keep in one file")
    let configurations = job.detectors.map { detector in
      var configuration = detector
      configuration.threshold = job.threshold ?? configuration.threshold
      return configuration
    }
    return try Detector.fit(
      series, configurations, trainingRows: rows, searchesSeries: job.task == .detect,
      threadCount: threadCount, progress: progress)
  }

  /// `nil` leaves it to the configuration.
  private func rowsToLearnFrom() throws(Failure) -> Range<Int>? {
    if let count = job.trainingRows {
      guard (1...series.rowCount).contains(count) else {
        throw .trainingRows(asked: count, found: series.rowCount)
      }
      return 0..<count
    }
    if job.detectors.contains(where: { $0.trainingShare != nil }) { return nil }
    return trainingEnd.map { 0..<min($0, series.rowCount) }
  }

  /// Rows that a file sets apart for training are not counted; where all was learned from, all is.
  private func metrics(
    of result: DetectionResult, trainingRows: Range<Int>?
  ) -> DetectionMetrics? {
    guard let labels = series.labels else { return nil }
    let start = trainingRows?.upperBound ?? trainingEnd ?? 0
    let rows = start < series.rowCount ? start..<series.rowCount : 0..<series.rowCount
    return DetectionMetrics(
      anomalies: result.anomalies.map(\.rows), flags: result.isAnomaly, labels: labels, rows: rows)
  }
}
