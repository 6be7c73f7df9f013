package import TimeSeries

extension Detector {
  /// Fits detectors on a series, one after the other.
  ///
  /// - Parameters:
  ///   - searchesSeries: whether they are to search the same series.
  ///   - progress: told how far all of them are; `false` stops it.
  package static func fit(
    _ series: Series, _ configurations: [DetectorConfiguration],
    features: FeatureTransform? = nil, trainingRows: Range<Int>?, searchesSeries: Bool,
    threadCount: Int, progress: @escaping (FitProgress) -> Bool
  ) throws(DetectorError) -> [Detector] {
    let count = Double(configurations.count)
    var fitted: [Detector] = []
    for configuration in configurations {
      let done = Double(fitted.count)
      fitted.append(
        try Detector.fit(
          series, configuration, features: features, trainingRows: trainingRows,
          searchesSeries: searchesSeries, threadCount: threadCount
        ) { fit in
          progress(
            FitProgress(step: fit.step, fraction: (done + fit.fraction) / count, loss: fit.loss))
        })
    }
    return fitted
  }
}
