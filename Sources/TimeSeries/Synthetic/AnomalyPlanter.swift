internal import RandomNumbers

/// Puts anomalies into telemetry.
struct AnomalyPlanter {
  private let configuration: TelemetryConfiguration
  private let channels: [TelemetryChannel]
  private let load: TelemetryLoad
  /// `[time]`.
  private let loads: [Double]
  /// `[channel][time]`: noise in standard deviations.
  private let noises: [[Double]]
  private var distorter: Distorter

  /// `[time, channel]`: with what was planted so far.
  var values: [Double] { distorter.values }

  init(
    configuration: TelemetryConfiguration, channels: [TelemetryChannel], load: TelemetryLoad,
    loads: [Double], noises: [[Double]], normalValues: [Double]
  ) {
    self.configuration = configuration
    self.channels = channels
    self.load = load
    self.loads = loads
    self.noises = noises
    let scales = channels.indices.map { channel in
      let values = stride(from: channel, to: normalValues.count, by: channels.count).lazy.map {
        normalValues[$0]
      }
      return channels[channel].scale(of: SortedValues(values))
    }
    distorter = Distorter(
      scales: scales, values: normalValues,
      generator: RandomGenerator(seed: configuration.seed, stream: 4))
  }

  mutating func plant(_ anomaly: PlantedAnomaly) {
    switch anomaly.kind {
    case .patternChange:
      let isTurned = distorter.generator.uniform() < 0.5
      let start = load.tick(at: anomaly.rows.lowerBound)
      drive(anomaly) { load, row, current in
        // Twice the speed, half a day ahead, so that it parts from the clock at once.
        let tick = load.tick(at: row)
        return isTurned
          ? max(0.02, 2 * load.middle - current)
          : load.load(at: row, rhythmOf: tick &+ (tick &- start) &+ Self.halfDay)
      }
    case .correlationBreak:
      drive(anomaly) { load, row, _ in
        load.load(at: row, rhythmOf: load.tick(at: row) &- Self.halfDay)
      }
    case .spike, .dip, .levelShift, .drift, .flatLine, .missingSpan, .noiseBurst, .jitter, .scaling,
      .rotation, .permutation, .magnitudeWarp:
      distorter.apply(
        anomaly.kind, strength: configuration.anomalyStrength, rows: anomaly.rows,
        channels: anomaly.channels)
    }
  }

  private static let halfDay: Int64 = 43_200_000_000_000

  /// Gives the channels of an anomaly another load to answer to.
  private mutating func drive(
    _ anomaly: PlantedAnomaly, _ changed: (TelemetryLoad, _ row: Int, Double) -> Double
  ) {
    var loads = loads
    for row in anomaly.rows {
      let strength = min(1, configuration.anomalyStrength)
      loads[row] += strength * (changed(load, row, loads[row]) - loads[row])
    }
    let slowLoads = load.slow(loads)
    for row in anomaly.rows {
      for channel in anomaly.channels {
        distorter.values[row * channels.count + channel] = channels[channel].value(
          load: loads[row], slowLoad: slowLoads[row], noise: noises[channel][row])
      }
    }
  }
}
