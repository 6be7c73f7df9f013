internal import RandomNumbers

/// Labelled telemetry that looks like a server's: a day's and a week's rhythm, growth, noise that
/// lives on from row to row, channels that move together, and anomalies planted after a clean start.
///
/// ```swift
/// let telemetry = try SyntheticTelemetry(TelemetryConfiguration(seed: 7)).make()
/// let labels = telemetry.series.labels ?? []  // true in the rows of telemetry.planted
/// print(labels.filter(\.self).count, telemetry.planted.map(\.kind))
/// ```
/// The same configuration gives the same numbers; outside the planted rows they do not depend on
/// what is planted.
public struct SyntheticTelemetry: Sendable, Hashable {
  /// What it looks like.
  public let configuration: TelemetryConfiguration

  /// Checks the configuration; `make()` gives its telemetry.
  ///
  /// - Throws: ``PreparationError/invalidSetting(name:found:expected:)``.
  public init(_ configuration: TelemetryConfiguration) throws(PreparationError) {
    if let problem = configuration.problem { throw problem }
    self.configuration = configuration
  }

  /// The series and its anomalies.
  public func make() -> LabelledSeries {
    let channels = TelemetryChannel.channels(
      count: configuration.channelCount, seed: configuration.seed)
    let load = TelemetryLoad(configuration)
    let loads = (0..<configuration.rowCount).map { load.load(at: $0) }
    let slowLoads = load.slow(loads)
    let noises = channels.indices.map { channel in
      var generator = RandomGenerator(seed: configuration.seed, stream: 100 + UInt64(channel))
      return TelemetryLoad.autocorrelatedNoise(
        count: configuration.rowCount, memory: configuration.noiseMemory, using: &generator
      ).map { $0 * configuration.noise }
    }
    var normal: [Double] = []  // [time, channel]
    normal.reserveCapacity(configuration.rowCount * channels.count)
    for row in 0..<configuration.rowCount {
      for (channel, metric) in channels.enumerated() {
        normal.append(
          metric.value(load: loads[row], slowLoad: slowLoads[row], noise: noises[channel][row]))
      }
    }

    let placement = AnomalyPlacement(
      rowCount: configuration.rowCount, channelCount: channels.count,
      cleanFraction: configuration.cleanFraction,
      rowsPerDay: 86_400e9 / Double(configuration.interval), kinds: configuration.anomalyKinds,
      count: configuration.anomalyCount)
    var generator = RandomGenerator(seed: configuration.seed, stream: 3)
    let planted = placement.planted(using: &generator)
    var planter = AnomalyPlanter(
      configuration: configuration, channels: channels, load: load, loads: loads, noises: noises,
      normalValues: normal)
    var labels = Array(repeating: false, count: configuration.rowCount)
    for anomaly in planted {
      planter.plant(anomaly)
      if anomaly.isLabelled { for row in anomaly.rows { labels[row] = true } }
    }
    let series = Series(
      name: "telemetry", channelNames: channels.map(\.name),
      timeAxis: TimeAxis(
        ticks: (0..<configuration.rowCount).map { load.tick(at: $0) }, style: timestampStyle),
      values: planter.values, labels: labels)
    return LabelledSeries(series: series, planted: planted, normalValues: normal)
  }

  /// Seconds are enough for rows whole seconds apart; else as many digits as are needed.
  private var timestampStyle: TimestampStyle {
    var digits = 9
    var unit: Int64 = 10
    while digits > 0, configuration.interval % unit == 0, configuration.start % unit == 0 {
      digits -= 1
      unit *= 10
    }
    return .dateTime(.init(fractionDigits: digits))
  }
}
