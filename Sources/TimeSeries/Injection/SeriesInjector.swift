internal import RandomNumbers

/// Injects anomalies into a series at random places, to test a detector where no labels exist.
///
/// ```swift
/// let injector = try SeriesInjector(count: 20, seed: 7, cleanFraction: 0.5)
/// let test = injector.inject(into: series)
/// for anomaly in test.planted { print(anomaly.kind, anomaly.rows) }
/// ```
/// Each anomaly has a stretch of the series of its own, with calm on both sides. How long it lasts
/// goes with the day where the series has a clock, else with the dominant period. The same series
/// and settings give the same numbers.
public struct SeriesInjector: Sendable, Hashable {
  /// What is injected: each in turn, in random order.
  public let distortions: [Distortion]
  /// How many anomalies; fewer where there is no room to keep them apart.
  public let count: Int
  /// Where everything random comes from.
  public let seed: UInt64
  /// The part of the series, from the first row, that is left as it is, 0 to 1.
  public let cleanFraction: Double

  /// An injector of `count` anomalies, of each kind in turn.
  ///
  /// - Throws: ``PreparationError/invalidSetting(name:found:expected:)``.
  public init(
    distortions: [Distortion] = Distortion.all, count: Int = 11, seed: UInt64 = 1,
    cleanFraction: Double = 0
  ) throws(PreparationError) {
    guard !distortions.isEmpty else {
      throw .invalidSetting(name: "distortions", found: "empty", expected: "at least one")
    }
    guard (0...1_000_000).contains(count) else {
      throw .invalidSetting(name: "count", found: "\(count)", expected: "0 to 1000000")
    }
    guard (0...1).contains(cleanFraction) else {
      throw .invalidSetting(name: "clean_fraction", found: "\(cleanFraction)", expected: "0 to 1")
    }
    self.distortions = distortions
    self.count = count
    self.seed = seed
    self.cleanFraction = cleanFraction
  }

  /// The series with anomalies. Rows that were labelled stay so; missing values stay missing.
  ///
  /// - Parameter normalRows: The rows that tell what is usual; `nil` for all.
  public func inject(into series: Series, normalRows: Range<Int>? = nil) -> LabelledSeries {
    var strengths: [PlantedAnomaly.Kind: Double] = [:]
    for distortion in distortions { strengths[distortion.kind] = distortion.strength }
    let placement = AnomalyPlacement(
      rowCount: series.rowCount, channelCount: series.channelCount, cleanFraction: cleanFraction,
      rowsPerDay: Self.rowsPerDay(of: series), kinds: distortions.map(\.kind), count: count)
    var generator = RandomGenerator(seed: seed, stream: 3)
    let planted = placement.planted(using: &generator)
    let normal = series.rows((normalRows ?? 0..<series.rowCount).clamped(to: 0..<series.rowCount))
    var distorter = Distorter(
      scales: series.channelNames.indices.map { ChannelScale(of: normal.channel($0)) },
      values: series.values, generator: RandomGenerator(seed: seed, stream: 4))
    var labels = series.labels ?? Array(repeating: false, count: series.rowCount)
    for anomaly in planted {
      distorter.apply(
        anomaly.kind, strength: strengths[anomaly.kind] ?? 1, rows: anomaly.rows,
        channels: anomaly.channels)
      if anomaly.isLabelled { for row in anomaly.rows { labels[row] = true } }
    }
    return LabelledSeries(
      series: Series(
        name: series.name, channelNames: series.channelNames, timeAxis: series.timeAxis,
        values: distorter.values, labels: labels),
      planted: planted, normalValues: series.values)
  }

  /// The rows of a day; of a period, or of a fortieth of the series, where there is no clock.
  private static func rowsPerDay(of series: Series) -> Double {
    if let interval = series.timeAxis.clockInterval {
      return 86_400e9 / Double(interval)
    }
    let period = SeasonalityEstimator.dominantPeriod(of: series)
    return Double(period ?? series.rowCount / 40)
  }
}
