/// One number for many: how several values of a channel become one.
///
/// ```swift
/// print(Aggregation.median([3, .nan, 1, 8]))  // 3.0
/// print(Aggregation.count([3, .nan, 1, 8]))  // 3.0
/// ```
public enum Aggregation: String, Sendable, Hashable, Codable, CaseIterable {
  /// The mean.
  case mean
  /// The middle value, the mean of the two middle ones for an even count.
  case median
  /// The smallest.
  case minimum = "min"
  /// The largest.
  case maximum = "max"
  /// The sum.
  case sum
  /// The first in time.
  case first
  /// The last in time.
  case last
  /// How many there are.
  case count

  /// The number for some values in time order; missing ones are left out. `NaN` where none is left,
  /// but for `count`, which is 0 then.
  public func callAsFunction(_ values: some Sequence<Double>) -> Double {
    let known = values.filter { !$0.isNaN }
    if self == .count { return Double(known.count) }
    guard let first = known.first, let last = known.last else { return .nan }
    switch self {
    case .mean: return known.reduce(0, +) / Double(known.count)
    case .median: return SortedValues(known).median ?? .nan
    case .minimum: return known.min() ?? first
    case .maximum: return known.max() ?? first
    case .sum: return known.reduce(0, +)
    case .first: return first
    case .last: return last
    case .count: return Double(known.count)
    }
  }
}
