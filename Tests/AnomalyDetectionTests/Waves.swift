import RandomNumbers
import TimeSeries

/// Noisy waves of period 24, one channel each, a quarter of a period apart; an hour from row to row.
func waves(
  rows: Int, channels: Int = 1, seed: UInt64 = 1, change: (inout [Double]) -> Void = { _ in }
) -> Series {
  var generator = RandomGenerator(seed: seed)
  var values: [Double] = []
  for row in 0..<rows {
    for channel in 0..<channels {
      values.append(
        100 + 10 * triangle(Double(row + 6 * channel) / 24) + generator.normal())
    }
  }
  change(&values)
  return Series(
    name: "waves", channelNames: (0..<channels).map { "wave \($0)" },
    timeAxis: TimeAxis(
      ticks: (0..<rows).map { Int64($0) * 3_600_000_000_000 }, style: .dateTime(.init())),
    values: values)
}

/// A wave of period 1 between −1 and 1, without the mathematics library.
private func triangle(_ phase: Double) -> Double {
  let part = phase - phase.rounded(.down)
  return part < 0.5 ? 4 * part - 1 : 3 - 4 * part
}
