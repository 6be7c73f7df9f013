public import TimeSeries

extension Detection {
  /// Learns what is normal in a series and searches the same series: what `martlet detect` does, with
  /// the same defaults, to the bit.
  ///
  /// ```swift
  /// let found = try Detection(of: series)
  /// for anomaly in found.anomalies { print(anomaly.start, anomaly.score, anomaly.reason) }
  /// ```
  ///
  /// - Parameters:
  ///   - method: whether a detector is fitted once or learns as rows come; `nil` chooses by the data.
  ///   - threshold: where the line is drawn; `nil` for the method's own rule.
  ///   - seed: where all randomness comes from.
  ///   - trainingRows: the rows to learn from; `nil` for all. Only a fitted detector is told.
  ///   - threadCount: cores to use; the result does not depend on it, to the bit.
  ///   - progress: told how far it is; `false` stops it.
  /// - Throws: `DetectorError`.
  public init(
    of series: Series, method: DetectionMethod? = nil, threshold: ThresholdRule? = nil,
    seed: UInt64 = 1, trainingRows: Range<Int>? = nil, threadCount: Int = 1,
    progress: @escaping (FitProgress) -> Bool = { _ in true }
  ) throws(DetectorError) {
    let method =
      method
      ?? DetectionMethod(for: series, leavesFitOpen: trainingRows == nil, threshold: threshold)
    switch method {
    case .online:
      self = try DetectionModel.online(OnlineConfiguration(seed: seed), threshold: threshold)
        .detect(series, progress: progress)
    case .fitted:
      var configuration = DetectorConfiguration(seed: seed)
      configuration.threshold = threshold
      let detectors = try Detector.fit(
        series, [configuration], trainingRows: trainingRows, searchesSeries: true,
        threadCount: threadCount, progress: progress)
      self = try DetectionModel(detectors).detect(
        series, learnedRows: detectors[0].fingerprint.trainingRows, threadCount: threadCount)
    }
  }

  /// The anomalies, in the order of time.
  public var anomalies: [Anomaly] { result.anomalies }
}
