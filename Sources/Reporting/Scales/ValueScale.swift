internal import AnomalyDetection

/// Values to heights on a chart, linear or logarithmic.
struct ValueScale {
  /// A mark on the axis.
  struct Tick {
    let value: Double
    let label: String
  }

  let low: Double
  let high: Double
  let top: Double
  let height: Double
  let isLogarithmic: Bool

  /// A linear scale that holds a range of values with a little air, and zero where it is near.
  init(holding range: ClosedRange<Double>, top: Double, height: Double, includesZero: Bool = false)
  {
    // Sums of the largest doubles overflow; no chart needs the last eight powers of ten.
    var low = max(-1e300, range.lowerBound)
    var high = min(1e300, range.upperBound)
    if low >= 0, includesZero || low < 0.35 * high { low = 0 }
    if high <= 0, includesZero || high > 0.35 * low { high = 0 }
    if low == high {
      let half = low == 0 ? 1 : low.magnitude * 0.1
      low -= half
      high += half
    }
    let air = (high - low) * 0.06
    self.low = low == 0 ? 0 : low - air
    self.high = high == 0 ? 0 : high + air
    self.top = top
    self.height = height
    isLogarithmic = false
  }

  /// A linear scale from one value to a larger one, without air.
  init(from low: Double, to high: Double, top: Double, height: Double) {
    self.low = low
    self.high = max(high, low + 1e-12)
    self.top = top
    self.height = height
    isLogarithmic = false
  }

  /// A linear scale with air on both sides, wherever zero is.
  init(around range: ClosedRange<Double>, top: Double, height: Double) {
    let span = range.upperBound - range.lowerBound
    let air = span > 0 ? 0.05 * span : max(1e-6, 0.1 * range.upperBound.magnitude)
    self.init(
      from: range.lowerBound - air, to: range.upperBound + air, top: top, height: height)
  }

  /// A logarithmic scale of positive values.
  init(logarithmic range: ClosedRange<Double>, top: Double, height: Double) {
    low = max(1e-300, range.lowerBound)
    high = max(low * 1.5, min(1e300, range.upperBound))
    self.top = top
    self.height = height
    isLogarithmic = true
  }

  /// The smallest range that holds all finite values of a sequence; `nil` where there is none.
  static func range(of values: some Sequence<Double>) -> ClosedRange<Double>? {
    var low = Double.infinity
    var high = -Double.infinity
    for value in values where value.isFinite {
      low = min(low, value)
      high = max(high, value)
    }
    return low <= high ? low...high : nil
  }

  /// How far up the scale a value lies: 0 at its foot, 1 at its head, clamped to a little beyond.
  func fraction(_ value: Double) -> Double {
    let fraction: Double
    if isLogarithmic {
      let start = Logarithm.natural(low)
      fraction = (Logarithm.natural(max(value, 1e-308)) - start) / (Logarithm.natural(high) - start)
    } else {
      fraction = (value - low) / (high - low)
    }
    return min(1.5, max(-0.5, fraction))
  }

  /// The height of a value, from the top of the drawing down.
  func y(_ value: Double) -> Double { top + height * (1 - fraction(value)) }

  /// Marks at round numbers, about `count` of them.
  func ticks(count: Int) -> [Tick] {
    isLogarithmic ? logarithmicTicks(count: count) : linearTicks(count: count)
  }

  /// The round step (1, 2, 5 times a power of ten) nearest to a `count`th of a span.
  static func roundStep(span: Double, count: Int) -> Double {
    let raw = span / Double(max(1, count))
    guard raw > 0, raw.isFinite else { return 1 }
    let power = Logarithm.powerOf10(Int(Logarithm.base10(raw).rounded(.down)))
    let ratio = raw / power
    return power * (ratio < 1.5 ? 1 : ratio < 3.5 ? 2 : ratio < 7.5 ? 5 : 10)
  }

  private func linearTicks(count: Int) -> [Tick] {
    let step = Self.roundStep(span: high - low, count: count)
    let first = (low / step - 1e-9).rounded(.up)
    let last = (high / step + 1e-9).rounded(.down)
    guard first.magnitude < 1e12, last >= first, last - first < 100 else { return [] }
    let largest = max(low.magnitude, high.magnitude)
    return stride(from: first, through: last, by: 1).map { index in
      let value = index * step
      return Tick(value: value, label: NumberText.tick(value, step: step, largest: largest))
    }
  }

  private func logarithmicTicks(count: Int) -> [Tick] {
    let first = Int((Logarithm.base10(low) - 1e-9).rounded(.up))
    let last = Int((Logarithm.base10(high) + 1e-9).rounded(.down))
    let decades = max(0, last - first + 1)
    var values: [Double] = []
    if decades >= 3 {
      let step = max(1, decades / max(1, count))
      values = stride(from: first, through: last, by: step).map(Logarithm.powerOf10)
    } else {
      for exponent in (first - 1)...(last + 1) {
        for factor in decades >= 2 ? [1.0, 3] : [1.0, 2, 5] {
          let value = factor * Logarithm.powerOf10(exponent)
          if value >= low, value <= high { values.append(value) }
        }
      }
    }
    return values.map { Tick(value: $0, label: NumberText.value($0)) }
  }
}
