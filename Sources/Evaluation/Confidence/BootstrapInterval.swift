public import RandomNumbers

/// A figure over many series with the interval in which it would lie for other series like them: the
/// percentile bootstrap (Efron and Tibshirani 1993, chapter 13).
///
/// ```swift
/// var random = RandomGenerator(seed: 1)
/// if let mean = BootstrapInterval.mean(of: [0.4, 0.6, 0.5, 0.9], using: &random) {
///   print("\(mean.value), with 95 % between \(mean.lower) and \(mean.upper)")
/// }
/// ```
///
/// Series of one family, such as twins of one recording, say the same thing several times; they are
/// drawn together, so that a family counts as one observation.
public struct BootstrapInterval: Sendable, Hashable {
  /// The figure itself, over all series.
  public let value: Double
  /// The figure that (1 − level) / 2 of the resamples lie below.
  public let lower: Double
  /// The figure that (1 − level) / 2 of the resamples lie above.
  public let upper: Double

  /// The mean of one value a series; `nil` without a series.
  ///
  /// - Parameters:
  ///   - values: `[series]`
  ///   - families: `[series]`: what family a series is of; `nil` takes each for itself.
  ///   - level: The share of the resampled figures that lies inside.
  ///   - resamples: How often the series are drawn anew.
  ///   - random: Where the draws come from.
  /// - Precondition: one family a series; the level between 0 and 1; at least one resample.
  public static func mean(
    of values: [Double], families: [String]? = nil, level: Double = 0.95, resamples: Int = 2000,
    using random: inout RandomGenerator
  ) -> BootstrapInterval? {
    ratio(
      of: values, to: [Double](repeating: 1, count: values.count), families: families,
      level: level, resamples: resamples, using: &random)
  }

  /// The ratio of two sums over series, such as the NAB score of what can be reached; `nil` where
  /// the divisors sum to 0.
  ///
  /// - Parameters:
  ///   - parts: `[series]`: what is summed above.
  ///   - wholes: `[series]`: what is summed below, none negative.
  /// - Precondition: as for `mean`; as many wholes as parts.
  public static func ratio(
    of parts: [Double], to wholes: [Double], families: [String]? = nil, level: Double = 0.95,
    resamples: Int = 2000, using random: inout RandomGenerator
  ) -> BootstrapInterval? {
    precondition(parts.count == wholes.count, "\(parts.count) parts of \(wholes.count) wholes")
    precondition(
      families.map { $0.count == parts.count } ?? true,
      "\(families?.count ?? 0) families for \(parts.count) series")
    precondition(
      level > 0 && level < 1 && resamples >= 1, "level \(level), \(resamples) resamples")
    let whole = wholes.reduce(0, +)
    guard whole > 0 else { return nil }
    var sums: [(part: Double, whole: Double)] = []
    var familyOf: [String: Int] = [:]
    for series in parts.indices {
      let index: Int
      if let families {
        index = familyOf[families[series]] ?? sums.count
        familyOf[families[series]] = index
      } else {
        index = series
      }
      if index == sums.count { sums.append((0, 0)) }
      sums[index].part += parts[series]
      sums[index].whole += wholes[series]
    }
    var drawn: [Double] = []
    drawn.reserveCapacity(resamples)
    for _ in 0..<resamples {
      var part = 0.0
      var whole = 0.0
      for _ in sums {
        let family = sums[random.uniform(below: sums.count)]
        part += family.part
        whole += family.whole
      }
      // A draw of series with nothing to be found says nothing.
      if whole > 0 { drawn.append(part / whole) }
    }
    drawn.sort()
    let value = parts.reduce(0, +) / whole
    guard let first = drawn.first, let last = drawn.last else {
      return BootstrapInterval(value: value, lower: value, upper: value)
    }
    let tail = Int((1 - level) / 2 * Double(drawn.count))
    return BootstrapInterval(
      value: value, lower: tail < drawn.count ? drawn[tail] : first,
      upper: tail < drawn.count ? drawn[drawn.count - 1 - tail] : last)
  }

  private init(value: Double, lower: Double, upper: Double) {
    self.value = value
    self.lower = lower
    self.upper = upper
  }
}
