internal import AnomalyDetection
package import Evaluation
package import TimeSeries

/// What a detector would find in data of which nobody knows the anomalies: made ones are injected into
/// the later half, one kind after another, and looked for.
///
/// It says which kinds the detector sees, and how large they must be. It does not say how the anomalies
/// that this data will have look: where there are labels, they are the better judge.
package struct InjectionTest: Sendable {
  /// What came of one kind.
  package struct Outcome: Sendable {
    /// What was injected.
    package let distortion: Distortion
    /// Injected anomalies held against alarms; `nil` where the detector has no threshold.
    package let events: EventMatching?
    /// The number of injected anomalies.
    package let plantedCount: Int
    /// Whether scores tell injected rows from others: the area under precision and recall.
    package let prAUC: Double?
    /// The share of injected rows, which is the PR-AUC of scores that know nothing.
    package let labelledShare: Double
  }

  package let series: Series
  /// What is tested.
  package let detector: BenchmarkDetector
  /// What is injected, each in a copy of its own.
  package let distortions: [Distortion]
  /// Anomalies in each copy; fewer where there is no room to keep them apart.
  package let count: Int
  /// Where places and shapes come from.
  package let seed: UInt64

  /// Flags with at most so many rows between them are one alarm, which may come so many rows late.
  private static let mergeGap = 32

  /// A test; labels of the series are not looked at.
  package init(
    _ series: Series, detector: BenchmarkDetector, distortions: [Distortion] = Distortion.all,
    count: Int = 5, seed: UInt64 = 1
  ) {
    self.series = series.labelled(nil)
    self.detector = detector
    self.distortions = distortions
    self.count = count
    self.seed = seed
  }

  /// The rows that are learned from and left as they are.
  package var calmRows: Range<Int> { 0..<series.rowCount / 2 }
  /// The rows that are searched.
  package var searchedRows: Range<Int> { calmRows.upperBound..<series.rowCount }

  /// Alarms in the searched rows as they are; `nil` where the detector has no threshold.
  package func alarmsAsIs() throws -> Int? {
    let scores = try scores(of: series)
    return detector.threshold.map { alarms(scores, threshold: $0).count }
  }

  /// What is found of one kind.
  ///
  /// - Throws: `PreparationError` for settings, and whatever the detector throws.
  package func outcome(of distortion: Distortion) throws -> Outcome {
    let made = try SeriesInjector(
      distortions: [distortion], count: count, seed: seed, cleanFraction: 0.5
    ).inject(into: series, normalRows: calmRows)
    let scores = try scores(of: made.series)
    let labels = Array((made.series.labels ?? [])[searchedRows])
    let ranked = RankedScores(scores: scores, labels: labels)
    let start = searchedRows.lowerBound
    let events = Events(
      ranges: made.planted.filter(\.isLabelled).map {
        $0.rows.lowerBound - start..<min($0.rows.upperBound - start + Self.mergeGap, labels.count)
      })
    return Outcome(
      distortion: distortion,
      events: detector.threshold.map {
        EventMatching(
          predicted: Events(ranges: alarms(scores, threshold: $0)), labelled: events)
      },
      plantedCount: made.planted.count, prAUC: ranked.averagePrecision,
      labelledShare: Double(labels.count { $0 }) / Double(max(1, labels.count)))
  }

  /// `[time]` of the searched rows.
  private func scores(of series: Series) throws -> [Double] {
    let whole = BenchmarkSeries(
      id: series.name, group: "", family: series.name, series: series,
      labels: [Bool](repeating: false, count: series.rowCount), windows: [],
      trainingEnd: calmRows.upperBound, firstRow: calmRows.upperBound)
    return Array(
      try detector.scores(of: whole, seed: seed, areAlarms: false)[searchedRows])
  }

  private func alarms(_ scores: [Double], threshold: Double) -> [Range<Int>] {
    EventRule(mergeGap: Self.mergeGap).ranges(of: scores.map { $0 > threshold })
  }
}
