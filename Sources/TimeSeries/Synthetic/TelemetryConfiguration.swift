/// What a synthetic telemetry looks like.
///
/// ```swift
/// var configuration = TelemetryConfiguration(seed: 7)
/// configuration.noise = 2
/// configuration.anomalyKinds = [.drift, .flatLine]
/// let telemetry = try SyntheticTelemetry(configuration).make()
/// print(telemetry.series.rowCount, telemetry.planted.count)
/// ```
public struct TelemetryConfiguration: Sendable, Hashable {
  /// Rows of the series.
  public var rowCount: Int
  /// Channels, all driven by one load: `cpu`, `memory`, `requests`, `latency`, `errors`, `disk`,
  /// `network_in`, `network_out`, `connections`, `queue`, then `metric_11` and so on.
  public var channelCount: Int
  /// Nanoseconds from one row to the next.
  public var interval: Int64
  /// The first row's nanoseconds since 1970-01-01 00:00 UTC.
  public var start: Int64
  /// Where everything random comes from.
  public var seed: UInt64
  /// How strongly the load follows the day, 0 to 1.
  public var dailyStrength: Double
  /// The part of the load that is missing at a weekend, 0 to 1.
  public var weeklyStrength: Double
  /// The growth of the load from the first row to the last, as a fraction.
  public var trend: Double
  /// The size of the noise; 1 is that of a calm server.
  public var noise: Double
  /// How much of one row's noise lives on in the next, 0 to 0.999.
  public var noiseMemory: Double
  /// What is planted: each kind in turn, in random order.
  public var anomalyKinds: [PlantedAnomaly.Kind]
  /// How many anomalies; fewer are planted where there is no room to keep them apart.
  public var anomalyCount: Int
  /// The size of the anomalies; 1 is plain to the eye.
  public var anomalyStrength: Double
  /// The part of the series, from the first row, that is left clean to learn from, 0 to 1.
  public var cleanFraction: Double

  /// A configuration; the defaults are four weeks of five channels every ten minutes, from a Monday,
  /// with one anomaly of each kind in the second half.
  public init(
    rowCount: Int = 4032, channelCount: Int = 5, interval: Int64 = 600_000_000_000,
    start: Int64 = 1_704_067_200_000_000_000, seed: UInt64 = 1, dailyStrength: Double = 1,
    weeklyStrength: Double = 0.25, trend: Double = 0.03, noise: Double = 1,
    noiseMemory: Double = 0.6, anomalyKinds: [PlantedAnomaly.Kind] = PlantedAnomaly.Kind.usual,
    anomalyCount: Int = 9, anomalyStrength: Double = 1, cleanFraction: Double = 0.5
  ) {
    self.rowCount = rowCount
    self.channelCount = channelCount
    self.interval = interval
    self.start = start
    self.seed = seed
    self.dailyStrength = dailyStrength
    self.weeklyStrength = weeklyStrength
    self.trend = trend
    self.noise = noise
    self.noiseMemory = noiseMemory
    self.anomalyKinds = anomalyKinds
    self.anomalyCount = anomalyCount
    self.anomalyStrength = anomalyStrength
    self.cleanFraction = cleanFraction
  }

  /// The first setting that cannot be, as a ``PreparationError``; `nil` where all can.
  public var problem: PreparationError? {
    sizeProblem
      ?? Self.problem("daily_strength", dailyStrength, isIn: 0...1)
      ?? Self.problem("weekly_strength", weeklyStrength, isIn: 0...1)
      ?? Self.problem("trend", trend, isIn: -1...10)
      ?? Self.problem("noise", noise, isIn: 0...100)
      ?? Self.problem("noise_memory", noiseMemory, isIn: 0...0.999)
      ?? Self.problem("anomaly_count", anomalyCount, isIn: 0...rowCount)
      ?? Self.problem("anomaly_strength", anomalyStrength, isIn: 0...100)
      ?? Self.problem("clean_fraction", cleanFraction, isIn: 0...1)
  }

  private var sizeProblem: PreparationError? {
    if let problem = Self.problem("row_count", rowCount, isIn: 1...100_000_000)
      ?? Self.problem("channel_count", channelCount, isIn: 1...10_000)
    {
      return problem
    }
    if rowCount > 500_000_000 / channelCount {
      return .invalidSetting(
        name: "row_count", found: "\(rowCount)",
        expected: "at most \(500_000_000 / channelCount) for \(channelCount) channels")
    }
    let span = interval.multipliedReportingOverflow(by: Int64(rowCount))
    let end = start.addingReportingOverflow(span.partialValue)
    if interval < 1 || span.overflow || end.overflow {
      return .invalidSetting(
        name: "interval_nanoseconds", found: "\(interval)",
        expected: "at least 1, and an end before the year 2262")
    }
    return nil
  }

  private static func problem<Value: Comparable>(
    _ name: String, _ value: Value, isIn range: ClosedRange<Value>
  ) -> PreparationError? {
    if range.contains(value) { return nil }
    return .invalidSetting(
      name: name, found: "\(value)", expected: "\(range.lowerBound) to \(range.upperBound)")
  }
}

extension TelemetryConfiguration: Codable {
  private enum CodingKeys: String, CodingKey {
    case rowCount = "row_count"
    case channelCount = "channel_count"
    case interval = "interval_nanoseconds"
    case start = "start_nanoseconds"
    case seed
    case dailyStrength = "daily_strength"
    case weeklyStrength = "weekly_strength"
    case trend
    case noise
    case noiseMemory = "noise_memory"
    case anomalyKinds = "anomaly_kinds"
    case anomalyCount = "anomaly_count"
    case anomalyStrength = "anomaly_strength"
    case cleanFraction = "clean_fraction"
  }

  /// Reads a configuration; what is left out has its default.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    func read<Value: Decodable>(_ key: CodingKeys, into value: inout Value) throws {
      value = try container.decodeIfPresent(Value.self, forKey: key) ?? value
    }
    self.init()
    try read(.rowCount, into: &rowCount)
    try read(.channelCount, into: &channelCount)
    try read(.interval, into: &interval)
    try read(.start, into: &start)
    try read(.seed, into: &seed)
    try read(.dailyStrength, into: &dailyStrength)
    try read(.weeklyStrength, into: &weeklyStrength)
    try read(.trend, into: &trend)
    try read(.noise, into: &noise)
    try read(.noiseMemory, into: &noiseMemory)
    try read(.anomalyKinds, into: &anomalyKinds)
    try read(.anomalyCount, into: &anomalyCount)
    try read(.anomalyStrength, into: &anomalyStrength)
    try read(.cleanFraction, into: &cleanFraction)
    if let problem {
      throw DecodingError.dataCorrupted(
        DecodingError.Context(codingPath: decoder.codingPath, debugDescription: "\(problem)"))
    }
  }
}
