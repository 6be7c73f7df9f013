/// What can be said of one channel before any model: how its values are spread, whether they come
/// back, whether they say anything at all.
///
/// ```swift
/// for channel in SeriesDescription(of: series).channels where channel.kind != .constant {
///   print(channel.name, channel.mean ?? .nan, channel.season?.period ?? 0)
/// }
/// ```
public struct ChannelDescription: Sendable, Equatable {
  /// What kind of numbers a channel has.
  public enum ValueKind: String, Sendable, Codable {
    /// No value at all.
    case empty
    /// One value in all rows.
    case constant
    /// 0 and 1 alone.
    case binary
    /// Whole numbers.
    case whole
    /// Any numbers.
    case decimal
  }

  /// The channel's name.
  public let name: String
  /// What kind of numbers it has.
  public let kind: ValueKind
  /// Values that are there.
  public let count: Int
  /// Values that are missing.
  public let missingCount: Int
  /// The mean; `nil` without values, as all that follows.
  public let mean: Double?
  /// The standard deviation with `n − 1`; `nil` of fewer than two values.
  public let standardDeviation: Double?
  /// The smallest value, the first quartile, the median, the third quartile and the largest value,
  /// interpolated linearly; empty without values.
  public let quartiles: [Double]
  /// The first channel that has the same values in all rows; `nil` where there is none.
  public let duplicateOf: String?
  /// Its dominant period; `nil` where there is none.
  public let season: Season?
  /// `[lag]` from 0: its autocorrelation, missing values bridged by straight lines; empty for a
  /// channel that does not vary and for fewer than four rows.
  public let autocorrelation: [Double]

  /// Within ± this, 95 % of the autocorrelations of independent values lie: `1.96 / √n`.
  public var independenceBand: Double {
    count > 0 ? 1.96 / Double(min(count, SeasonalityEstimator.maximumRowCount)).squareRoot() : 0
  }

  /// Describes one channel of a series.
  init(of series: Series, channel: Int, duplicateOf: String?) {
    let values = series.channel(channel)
    let sorted = SortedValues(values)
    name = series.channelNames[channel]
    count = sorted.values.count
    missingCount = values.count - count
    kind = Self.kind(of: sorted.values)
    self.duplicateOf = duplicateOf
    quartiles = [0, 0.25, 0.5, 0.75, 1].compactMap { sorted.quantile($0) }
    let present = values.filter(\.isFinite)
    let center = sorted.median ?? 0
    // About the median, so that large values of small spread keep their digits.
    let total = present.reduce(0) { $0 + ($1 - center) }
    let offset = count == 0 ? 0 : total / Double(count)
    mean = count == 0 ? nil : center + offset
    let squares = present.reduce(0) { sum, value in
      sum + (value - center - offset) * (value - center - offset)
    }
    standardDeviation = count < 2 ? nil : (squares / Double(count - 1)).squareRoot()
    season = SeasonalityEstimator.season(of: series.only(channel))
    autocorrelation = Self.autocorrelation(of: series.only(channel), kind: kind, season: season)
  }

  private static func kind(of sorted: [Double]) -> ValueKind {
    guard let first = sorted.first, let last = sorted.last else { return .empty }
    if first == last { return .constant }
    if sorted.allSatisfy({ $0 == 0 || $0 == 1 }) { return .binary }
    return sorted.allSatisfy { $0 == $0.rounded() } ? .whole : .decimal
  }

  /// Up to two and a half periods, at least 60 lags, where a third of the rows allows it.
  private static func autocorrelation(
    of series: Series, kind: ValueKind, season: Season?
  ) -> [Double] {
    let rowCount = min(series.rowCount, SeasonalityEstimator.maximumRowCount)
    guard kind != .empty, kind != .constant, rowCount >= 4 else { return [] }
    let wanted = max(60, (season?.period ?? 0) * 5 / 2)
    let filled = FilledSeries(filling: series.rows(0..<rowCount), rule: .linear()).series.values
    guard filled.allSatisfy(\.isFinite) else { return [] }
    return Autocorrelation(of: filled, maximumLag: min(wanted, max(1, rowCount / 3))).values
  }
}

extension Series {
  /// The series of one of its channels.
  func only(_ channel: Int) -> Series {
    Series(
      name: name, channelNames: [channelNames[channel]], timeAxis: timeAxis,
      values: self.channel(channel))
  }
}
