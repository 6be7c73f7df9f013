internal import RandomNumbers

/// Does distortions to rows of values, one after another.
struct Distorter {
  /// `[channel]`.
  let scales: [ChannelScale]
  /// `[time, channel]`: with what was done so far.
  var values: [Double]
  var generator: RandomGenerator

  private var channelCount: Int { scales.count }

  /// Distorts some rows of some channels.
  ///
  /// - Precondition: `kind` is injectable; `rows` is not empty and lies inside.
  mutating func apply(
    _ kind: PlantedAnomaly.Kind, strength: Double, rows: Range<Int>, channels: [Int]
  ) {
    switch kind {
    case .spike:
      let height = generator.uniform(from: 0.9, to: 1.5) * strength
      change(rows, channels) { distorter, _, channel, value in
        value + height * distorter.scales[channel].spread
      }
    case .dip:
      let rest = max(0, 1 - generator.uniform(from: 0.75, to: 0.95) * strength)
      change(rows, channels) { distorter, _, channel, value in
        let scale = distorter.scales[channel]
        let nothing = scale.range.lowerBound >= 0 ? 0 : scale.low - scale.spread
        return nothing + (value - nothing) * rest
      }
    case .levelShift:
      let part = generator.uniform(from: 0.6, to: 0.9) * strength
      let goesDown = generator.uniform() < 0.4
      change(rows, channels) { distorter, _, channel, value in
        let scale = distorter.scales[channel]
        let shift = part * scale.spread
        let fits = scale.low - shift >= scale.range.lowerBound
        return goesDown && fits ? value - shift : value + shift
      }
    case .drift:
      let part = generator.uniform(from: 0.8, to: 1.2) * strength
      change(rows, channels) { distorter, row, channel, value in
        let progress = Double(row - rows.lowerBound + 1) / Double(rows.count)
        return value + part * progress * distorter.scales[channel].spread
      }
    case .flatLine:
      let first = max(0, rows.lowerBound - 1) * channelCount
      let held = Array(values[first..<first + channelCount])
      change(rows, channels) { _, _, channel, _ in held[channel] }
    case .missingSpan:
      change(rows, channels) { _, _, _, _ in .nan }
    case .noiseBurst:
      let size = generator.uniform(from: 6, to: 9) * strength
      change(rows, channels) { distorter, _, channel, value in
        value + size * distorter.scales[channel].noise * distorter.generator.normal()
      }
    case .jitter:
      change(rows, channels) { distorter, _, channel, value in
        value + 0.25 * strength * distorter.scales[channel].spread * distorter.generator.normal()
      }
    case .scaling:
      let growth = 1 + generator.uniform(from: 0.5, to: 1.5) * strength
      let factor = generator.uniform() < 0.5 ? growth : 1 / growth
      multiply(rows, channels) { _, _ in factor }
    case .rotation:
      let factor = -generator.uniform(from: 0.8, to: 1.2) * strength
      multiply(rows, channels) { _, _ in factor }
    case .magnitudeWarp:
      let curves = channels.map { _ in
        CubicSpline(through: (0..<6).map { _ in 1 + 0.5 * strength * generator.normal() })
      }
      let step = 5 / Double(max(1, rows.count - 1))
      multiply(rows, channels) { row, place in
        curves[place].value(at: Double(row - rows.lowerBound) * step)
      }
    case .permutation:
      permute(rows, channels, segmentCount: 2 + Int((3 * min(strength, 1e6)).rounded()))
    case .patternChange, .correlationBreak:
      preconditionFailure("\(kind) needs more than the data")
    }
  }

  /// Changes values one by one, row by row.
  private mutating func change(
    _ rows: Range<Int>, _ channels: [Int],
    _ changed: (inout Distorter, _ row: Int, _ channel: Int, Double) -> Double
  ) {
    for row in rows {
      for channel in channels {
        let index = row * channelCount + channel
        let value = changed(&self, row, channel, values[index])
        values[index] = value.isNaN ? value : scales[channel].nearest(value)
      }
    }
  }

  /// Multiplies the distance from the channel's middle; the factor knows the row and the place of the
  /// channel among `channels`.
  private mutating func multiply(
    _ rows: Range<Int>, _ channels: [Int], by factor: (_ row: Int, _ place: Int) -> Double
  ) {
    for (place, channel) in channels.enumerated() {
      change(rows, [channel]) { distorter, row, channel, value in
        let center = distorter.scales[channel].center
        return center + factor(row, place) * (value - center)
      }
    }
  }

  /// Cuts rows into segments of at least one row and joins them in another order.
  private mutating func permute(_ rows: Range<Int>, _ channels: [Int], segmentCount: Int) {
    let count = min(segmentCount, rows.count)
    guard count >= 2 else { return }
    var cuts = Array(rows.dropFirst())
    generator.shuffle(&cuts)
    let bounds = [rows.lowerBound] + cuts.prefix(count - 1).sorted() + [rows.upperBound]
    var order = Array(0..<count)
    generator.shuffle(&order)
    // As it was would be no distortion.
    if order == Array(0..<count) { order.append(order.removeFirst()) }
    let sources = order.flatMap { Array(bounds[$0]..<bounds[$0 + 1]) }
    let before = values
    for (row, source) in zip(rows, sources) {
      for channel in channels {
        values[row * channelCount + channel] = before[source * channelCount + channel]
      }
    }
  }
}
