import Martlet
import RandomNumbers

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Made-up telemetry: a daily wave on every channel under noise, a row every five minutes.
struct Telemetry {
  let series: Series

  init(rows: Int, channels: Int) {
    var generator = RandomGenerator(seed: 5)
    var values: [Double] = []
    values.reserveCapacity(rows * channels)
    for row in 0..<rows {
      for channel in 0..<channels {
        let angle = 2 * Double.pi * Double(row) / 288 + Double(channel)
        values.append(50 + 20 * sin(angle) + generator.uniform(from: -3, to: 3))
      }
    }
    let start: Int64 = 1_700_000_000
    series = Series(
      name: "telemetry", channelNames: (0..<channels).map { "channel\($0)" },
      timeAxis: TimeAxis(
        ticks: (0..<Int64(rows)).map { (start + 300 * $0) * 1_000_000_000 }, style: .epoch(.seconds)
      ),
      values: values)
  }

  /// What the command line asks for when it is told the kind alone, but for the training's length.
  func configuration(_ kind: ModelConfiguration.Kind, epochs: Int? = nil) -> DetectorConfiguration {
    var configuration = DetectorConfiguration()
    configuration.model = .kind(kind)
    configuration.training = epochs.map { .epochs($0) }
    return configuration
  }
}
