import RandomNumbers
import TimeSeries

/// Noisy waves of period 12, one channel each, a minute from row to row.
func waves(rows: Int, channels: Int, seed: UInt64) -> Series {
  var generator = RandomGenerator(seed: seed)
  var values: [Double] = []
  for row in 0..<rows {
    for channel in 0..<channels {
      let phase = Double((row + 3 * channel) % 12)
      values.append(100 + 10 * abs(phase - 6) + generator.normal())
    }
  }
  return Series(
    name: "waves", channelNames: (0..<channels).map { "wave \($0)" },
    timeAxis: TimeAxis(
      ticks: (0..<rows).map { Int64($0) * 60_000_000_000 }, style: .epoch(.seconds)),
    values: values)
}
