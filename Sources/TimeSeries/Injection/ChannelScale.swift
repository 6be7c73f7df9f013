/// What is usual for one channel, by which the size of an injected anomaly is measured.
///
/// ```swift
/// var scale = ChannelScale(of: series.channel(0))
/// scale.range = 0...100  // a share in per cent can be nothing else
/// print(scale.center, scale.spread, scale.noise)
/// ```
public struct ChannelScale: Sendable, Hashable {
  /// The middle of the usual values, about which they are scaled and turned.
  public var center: Double
  /// The width of the middle nine tenths of the usual values; above 0.
  public var spread: Double
  /// The lower end of those.
  public var low: Double
  /// The standard deviation of the noise from row to row; above 0.
  public var noise: Double
  /// The values that there can be.
  public var range: ClosedRange<Double>
  /// Digits after the point, at most, where values are rounded.
  public var decimals: Int?

  /// A scale; its defaults suit numbers of mean 0 and standard deviation 1.
  public init(
    center: Double = 0, spread: Double = 3.29, low: Double = -1.645, noise: Double = 0.25,
    range: ClosedRange<Double> = -.greatestFiniteMagnitude ... .greatestFiniteMagnitude,
    decimals: Int? = nil
  ) {
    self.center = center
    self.spread = spread
    self.low = low
    self.noise = noise
    self.range = range
    self.decimals = decimals
  }

  /// The scale of a channel's normal values `[time]`; missing ones are left out.
  ///
  /// A channel that is never below 0 stays so, and one of whole numbers keeps to those. The noise is
  /// that of the second differences, whose variance is six times that of independent noise; a channel
  /// without any has a hundredth of its spread. A channel that rests has the width of all its values,
  /// one that never moves a tenth of its value.
  public init(of values: some Sequence<Double>) {
    let kept = values.filter(\.isFinite)
    let sorted = SortedValues(kept)
    let center = sorted.median ?? 0
    let widths = [
      sorted.spread(outside: 0.05) ?? 0, sorted.spread(outside: 0) ?? 0, 0.1 * abs(center), 1,
    ]
    let spread = widths.first { $0 > 0 && $0.isFinite } ?? 1
    let bends = kept.indices.dropFirst(2).map { kept[$0] - 2 * kept[$0 - 1] + kept[$0 - 2] }
    let noise = (SortedValues(bends).spread(outside: 0.16) ?? 0) / 2 / (6.0).squareRoot()
    let isNeverNegative = (sorted.values.first ?? -1) >= 0
    self.init(
      center: center, spread: spread, low: sorted.quantile(0.05) ?? 0,
      noise: max(noise.isFinite ? noise : 0, 0.01 * spread),
      range: (isNeverNegative ? 0 : -.greatestFiniteMagnitude) ... .greatestFiniteMagnitude,
      decimals: !kept.isEmpty && kept.allSatisfy { $0 == $0.rounded() } ? 0 : nil)
  }

  /// The scales of normal rows `[time, channel]`, `[channel]`.
  ///
  /// - Precondition: `channelCount` is at least 1.
  public static func scales(of values: [Double], channelCount: Int) -> [ChannelScale] {
    precondition(channelCount >= 1, "\(channelCount) channels")
    return (0..<channelCount).map { channel in
      ChannelScale(of: stride(from: channel, to: values.count, by: channelCount).map { values[$0] })
    }
  }

  /// The nearest value that there can be.
  func nearest(_ value: Double) -> Double {
    let inside = min(max(value, range.lowerBound), range.upperBound)
    guard let decimals else { return inside }
    let unit = (0..<decimals).reduce(1.0) { product, _ in product * 10 }
    return (inside * unit).rounded() / unit
  }
}
