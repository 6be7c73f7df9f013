internal import RandomNumbers
package import TimeSeries

extension Baseline {
  /// `[time]`: a score a row, higher being more anomalous; 0 where nothing can be said yet.
  ///
  /// - Parameters:
  ///   - series: The data; of several channels the scores are means or nearest over all.
  ///   - trainingEnd: The first row that is not for learning.
  ///   - seed: Where the randomness of ``random`` comes from.
  /// - Throws: `DetectorError` from ``linear`` alone.
  /// - Precondition: `trainingEnd` is not negative.
  package func scores(
    of series: Series, trainingEnd: Int, seed: UInt64 = 1
  ) throws(DetectorError) -> [Float] {
    precondition(trainingEnd >= 0, "a training end of \(trainingEnd)")
    let end = min(trainingEnd, series.rowCount)
    switch self {
    case .random:
      var random = RandomGenerator(seed: seed)
      return (0..<series.rowCount).map { _ in Float(random.uniform()) }
    case .timeRamp:
      return (0..<series.rowCount).map { Float($0) / Float(max(1, series.rowCount)) }
    case .difference:
      return SimpleScores(series, trainingEnd: end).mean { values in
        SimpleScores.differences(values, trainingEnd: end)
      }
    case .windowedGaussian:
      return SimpleScores(series, trainingEnd: end).mean(SimpleScores.gaussianSurprise)
    case .seasonalMedian:
      let period = Self.period(of: series, trainingEnd: end)
      return SimpleScores(series, trainingEnd: end).mean { values in
        SimpleScores.distanceToSeason(values, period: period, trainingEnd: end)
      }
    case .rangeRule:
      return SimpleScores(series, trainingEnd: end).mean { values in
        SimpleScores.distanceFromRange(values, trainingEnd: end)
      }
    case .linear: return try Self.linearScores(series, trainingEnd: end)
    case .nearestNeighbour, .discord:
      let scaled = SimpleScores(series, trainingEnd: end).channels
      let length = Self.windowLength(of: series, trainingEnd: end)
      let training = self == .nearestNeighbour ? end : nil
      return NearestWindows(scaled, length: length).distances(trainingEnd: training)
    }
  }

  /// The season of the training rows; a hundred rows where they have none.
  private static func period(of series: Series, trainingEnd: Int) -> Int {
    let training = series.rows(0..<max(1, trainingEnd))
    return SeasonalityEstimator.dominantPeriod(of: training) ?? 100
  }

  /// A season, but at least 10 and at most 1,000 rows and a third of the training.
  private static func windowLength(of series: Series, trainingEnd: Int) -> Int {
    let wished = min(1000, max(10, period(of: series, trainingEnd: trainingEnd)))
    return max(2, min(wished, max(series.rowCount / 20, trainingEnd / 3)))
  }

  private static func linearScores(
    _ series: Series, trainingEnd: Int
  ) throws(DetectorError) -> [Float] {
    var configuration = DetectorConfiguration()
    configuration.model = .kind(.linear)
    let detector = try Detector.fit(
      series, configuration, trainingRows: 0..<max(1, trainingEnd))
    return try detector.detect(series).rawScores.map { $0.isNaN ? 0 : $0 }
  }
}
