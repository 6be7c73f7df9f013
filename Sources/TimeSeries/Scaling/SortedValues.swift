/// The finite values of a sample in rising order, and the order statistics read off them.
package struct SortedValues: Sendable, Equatable {
  /// The finite values, rising.
  package let values: [Double]

  /// Sorts the finite values of a sample; missing and infinite ones are left out.
  package init(_ sample: some Sequence<Double>) {
    values = sample.filter(\.isFinite).sorted()
  }

  /// The value below which the fraction `fraction` of the sample lies, interpolated linearly between
  /// neighbours (type 7 of Hyndman & Fan, "Sample quantiles in statistical packages", 1996; NumPy's
  /// default); `nil` for an empty sample.
  ///
  /// - Precondition: `fraction` is in 0…1.
  package func quantile(_ fraction: Double) -> Double? {
    precondition((0...1).contains(fraction), "quantile \(fraction)")
    guard let last = values.indices.last else { return nil }
    let position = fraction * Double(last)
    let below = Int(position)
    guard below < last else { return values[last] }
    let (low, high) = (values[below], values[below + 1])
    let part = position - Double(below)
    // From the nearer side, so that the ends are met exactly.
    return part < 0.5 ? low + (high - low) * part : high - (high - low) * (1 - part)
  }

  /// The middle value, the mean of the two middle ones for an even count; `nil` for an empty sample.
  package var median: Double? { quantile(0.5) }

  /// The distance of the quantiles `fraction` and `1 − fraction`; `nil` for an empty sample.
  package func spread(outside fraction: Double) -> Double? {
    guard let low = quantile(fraction), let high = quantile(1 - fraction) else { return nil }
    return high - low
  }
}
