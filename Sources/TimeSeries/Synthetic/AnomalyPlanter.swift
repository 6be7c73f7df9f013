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
  /// `[channel]`: the width of the middle nine tenths of the normal values.
  private let spreads: [Double]
  /// `[channel]`: the lower end of those.
  private let lows: [Double]
  /// `[time, channel]`: with what was planted so far.
  private(set) var values: [Double]
  private var generator: RandomGenerator

  init(
    configuration: TelemetryConfiguration, channels: [TelemetryChannel], load: TelemetryLoad,
    loads: [Double], noises: [[Double]], normalValues: [Double]
  ) {
    self.configuration = configuration
    self.channels = channels
    self.load = load
    self.loads = loads
    self.noises = noises
    values = normalValues
    generator = RandomGenerator(seed: configuration.seed, stream: 4)
    let sorted = channels.indices.map { channel in
      SortedValues(
        stride(from: channel, to: normalValues.count, by: channels.count).lazy.map {
          normalValues[$0]
        })
    }
    lows = sorted.map { $0.quantile(0.05) ?? 0 }
    spreads = zip(sorted, channels).map { sorted, channel in
      // A flat configuration still has a scale: that of the channel's noise.
      max(sorted.spread(outside: 0.05) ?? 0, 8 * channel.noise)
    }
  }

  mutating func plant(_ anomaly: PlantedAnomaly) {
    switch anomaly.kind {
    case .spike:
      let height = generator.uniform(from: 0.9, to: 1.5) * configuration.anomalyStrength
      change(anomaly) { planter, row, channel, value in value + height * planter.spreads[channel] }
    case .dip:
      let rest = max(0, 1 - generator.uniform(from: 0.75, to: 0.95) * configuration.anomalyStrength)
      change(anomaly) { _, _, _, value in value * rest }
    case .levelShift:
      let part = generator.uniform(from: 0.6, to: 0.9) * configuration.anomalyStrength
      let goesDown = generator.uniform() < 0.4
      change(anomaly) { planter, _, channel, value in
        let shift = part * planter.spreads[channel]
        let fits = planter.lows[channel] - shift >= planter.channels[channel].range.lowerBound
        return goesDown && fits ? value - shift : value + shift
      }
    case .drift:
      let part = generator.uniform(from: 0.8, to: 1.2) * configuration.anomalyStrength
      change(anomaly) { planter, row, channel, value in
        let progress = Double(row - anomaly.rows.lowerBound + 1) / Double(anomaly.rows.count)
        return value + part * progress * planter.spreads[channel]
      }
    case .flatLine:
      let first = max(0, anomaly.rows.lowerBound - 1) * channels.count
      let held = Array(values[first..<first + channels.count])
      change(anomaly) { _, _, channel, _ in held[channel] }
    case .missingSpan:
      change(anomaly) { _, _, _, _ in .nan }
    case .noiseBurst:
      let size = generator.uniform(from: 6, to: 9) * configuration.anomalyStrength
      change(anomaly) { planter, _, channel, value in
        value + size * planter.channels[channel].noise * planter.generator.normal()
      }
    case .patternChange:
      let isTurned = generator.uniform() < 0.5
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
    }
  }

  private static let halfDay: Int64 = 43_200_000_000_000

  /// Changes the values of an anomaly one by one, row by row.
  private mutating func change(
    _ anomaly: PlantedAnomaly,
    _ changed: (inout AnomalyPlanter, _ row: Int, _ channel: Int, Double) -> Double
  ) {
    for row in anomaly.rows {
      for channel in anomaly.channels {
        let index = row * channels.count + channel
        let value = changed(&self, row, channel, values[index])
        values[index] = value.isNaN ? value : channels[channel].rounded(value)
      }
    }
  }

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
        values[row * channels.count + channel] = channels[channel].value(
          load: loads[row], slowLoad: slowLoads[row], noise: noises[channel][row])
      }
    }
  }
}
