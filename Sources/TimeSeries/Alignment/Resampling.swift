/// How a series is brought to evenly spaced rows.
///
/// Ticks are cut at the multiples of the interval (of a clock: counted from 1970-01-01 00:00 UTC);
/// a row stands for the ticks from its own up to the next. Rows where nothing was measured are
/// there too, with missing values. A series without timestamps is cut every `interval` rows.
///
/// ```swift
/// let minute: Int64 = 60_000_000_000  // nanoseconds
/// let even = try Resampling(interval: 5 * minute, aggregation: .maximum).resample(series)
/// print(even.timeAxis.samplingInterval == 5 * minute)
/// ```
public struct Resampling: Sendable, Hashable, Codable {
  /// Ticks from one row to the next: nanoseconds of a clock; at least 1.
  public let interval: Int64
  /// What a channel's value is.
  public let aggregation: Aggregation

  /// Rows `interval` ticks apart, each with the `aggregation` of what was measured in them.
  ///
  /// - Precondition: `interval` is at least 1.
  public init(interval: Int64, aggregation: Aggregation = .mean) {
    precondition(interval >= 1, "resampling to an interval of \(interval)")
    self.interval = interval
    self.aggregation = aggregation
  }

  /// Reads a resampling, refusing an interval below 1.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    interval = try container.decode(Int64.self, forKey: .interval)
    aggregation = try container.decodeIfPresent(Aggregation.self, forKey: .aggregation) ?? .mean
    guard interval >= 1 else {
      throw DecodingError.dataCorruptedError(
        forKey: .interval, in: container, debugDescription: "interval \(interval) is below 1")
    }
  }

  private enum CodingKeys: String, CodingKey {
    case interval
    case aggregation
  }

  /// The series at evenly spaced rows; a row is labelled anomalous where any of its rows is.
  ///
  /// - Throws: ``PreparationError/tooManyRows(series:count:limit:)`` where the interval is so short
  ///   that rows would be more than 64 times those of the series and more than a million.
  public func resample(_ series: Series) throws(PreparationError) -> Series {
    let style = series.timeAxis.style
    guard series.rowCount > 0 else { return series }
    let bins = (0..<series.rowCount).map { Self.floor(series.timeAxis.tick(at: $0), interval) }
    let first = bins[0]
    let span = UInt64(bitPattern: bins[bins.count - 1] &- first)
    let limit = max(1_000_000, series.rowCount.multipliedReportingOverflow(by: 64).partialValue)
    guard span < UInt64(limit) else {
      throw .tooManyRows(
        series: series.name, count: span == .max ? span : span + 1, limit: limit)
    }
    let count = Int(span) + 1

    var values: [Double] = []  // [time, channel]
    values.reserveCapacity(count * series.channelCount)
    var labels: [Bool] = []
    var start = 0
    for bin in 0..<Int64(count) {
      var end = start
      while end < bins.count, bins[end] == first + bin { end += 1 }
      for channel in 0..<series.channelCount {
        values.append(aggregation((start..<end).lazy.map { series[$0, channel] }))
      }
      labels.append(series.labels?[start..<end].contains(true) ?? false)
      start = end
    }
    return Series(
      name: series.name, channelNames: series.channelNames,
      timeAxis: style.axis(ticks: (0..<Int64(count)).map { Self.tick(first + $0, interval) }),
      values: values, labels: series.labels == nil ? nil : labels)
  }

  /// Where a bin starts; below the first tick there is, the first tick.
  private static func tick(_ bin: Int64, _ interval: Int64) -> Int64 {
    let (tick, overflow) = bin.multipliedReportingOverflow(by: interval)
    return overflow ? .min : tick
  }

  /// The whole number of intervals up to a tick, rounded down also below 0.
  private static func floor(_ tick: Int64, _ interval: Int64) -> Int64 {
    let (quotient, rest) = tick.quotientAndRemainder(dividingBy: interval)
    return rest < 0 ? quotient - 1 : quotient
  }
}
