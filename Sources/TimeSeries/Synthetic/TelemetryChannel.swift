internal import RandomNumbers

/// How one metric of a server answers to the load on it.
struct TelemetryChannel {
  /// What the metric follows.
  enum Response {
    /// The load itself.
    case linear
    /// Its square: small until it is busy.
    case squared
    /// Its cube: nothing until it is full.
    case cubed
    /// Its average of the last hours.
    case slow
  }

  let name: String
  /// The value without load.
  let base: Double
  /// What a full load adds.
  let gain: Double
  /// The standard deviation of the noise.
  let noise: Double
  let response: Response
  /// The values that there can be.
  var range = 0...Double.greatestFiniteMagnitude
  /// Digits after the point that a collector would write.
  var decimals = 2

  /// The metric at a load (about 0.1 to 1), with noise in standard deviations.
  func value(load: Double, slowLoad: Double, noise: Double) -> Double {
    let driven =
      switch response {
      case .linear: load
      case .squared: load * load
      case .cubed: load * load * load
      case .slow: slowLoad
      }
    return ChannelScale(range: range, decimals: decimals)
      .nearest(base + gain * driven + self.noise * noise)
  }

  /// What is usual for the metric, which had these normal values.
  func scale(of values: SortedValues) -> ChannelScale {
    ChannelScale(
      center: values.median ?? 0,
      // A flat configuration still has a scale: that of the channel's noise.
      spread: max(values.spread(outside: 0.05) ?? 0, 8 * noise),
      low: values.quantile(0.05) ?? 0, noise: noise, range: range, decimals: decimals)
  }

  /// The first `count` metrics; those past the named ones are drawn from the seed.
  static func channels(count: Int, seed: UInt64) -> [TelemetryChannel] {
    var channels = Array(named.prefix(count))
    var generator = RandomGenerator(seed: seed, stream: 2)
    while channels.count < count {
      let gain = generator.uniform(from: 20, to: 200) * (generator.uniform() < 0.2 ? -1 : 1)
      let responses: [Response] = [.linear, .linear, .squared, .slow]
      channels.append(
        TelemetryChannel(
          name: "metric_\(channels.count + 1)",
          base: generator.uniform(from: 5, to: 100) + max(0, -gain) * 1.5, gain: gain,
          noise: abs(gain) * generator.uniform(from: 0.02, to: 0.06),
          response: responses[generator.uniform(below: responses.count)]))
    }
    return channels
  }

  private static let named: [TelemetryChannel] = [
    .init(name: "cpu", base: 8, gain: 62, noise: 2, response: .linear, range: 0...100),
    .init(name: "memory", base: 42, gain: 28, noise: 0.5, response: .slow, range: 0...100),
    .init(name: "requests", base: 60, gain: 900, noise: 27, response: .linear, decimals: 1),
    .init(name: "latency", base: 35, gain: 45, noise: 2.2, response: .squared, range: 0.1...60_000),
    .init(name: "errors", base: 1.5, gain: 5, noise: 0.35, response: .linear),
    .init(name: "disk", base: 2e6, gain: 9e6, noise: 4e5, response: .linear, decimals: 0),
    .init(name: "network_in", base: 1e6, gain: 6e6, noise: 2e5, response: .linear, decimals: 0),
    .init(name: "network_out", base: 3e6, gain: 2.5e7, noise: 7e5, response: .linear, decimals: 0),
    .init(name: "connections", base: 120, gain: 700, noise: 20, response: .linear, decimals: 0),
    .init(name: "queue", base: 2, gain: 14, noise: 0.5, response: .cubed),
  ]
}
