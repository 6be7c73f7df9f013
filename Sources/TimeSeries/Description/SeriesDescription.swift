/// What can be said of a series before any model.
///
/// ```swift
/// let description = SeriesDescription(of: series)
/// print(description.rowCount, description.gaps.count, description.season?.period ?? 0)
/// print(description.channels[0].quartiles)  // smallest, quartiles, largest
/// ```
public struct SeriesDescription: Sendable, Equatable {
  /// The series' name.
  public let name: String
  /// Rows, also those in which every value is missing.
  public let rowCount: Int
  /// How timestamps are written.
  public let timestampStyle: TimestampStyle
  /// The first and the last row's timestamp, as written; `nil` without rows or timestamps.
  public let start: String?
  /// The last row's timestamp.
  public let end: String?
  /// Ticks from one row to the next, usually; `nil` where that cannot be said.
  public let samplingInterval: Int64?
  /// The share of the steps from row to row that are the usual one; `nil` without steps.
  public let regularity: Double?
  /// Rows that carry the timestamp of the row before.
  public let duplicateTimestampCount: Int
  /// Where data is missing.
  public let gaps: [DataGap]
  /// Rows labelled as anomalous; `nil` without labels.
  public let labelledCount: Int?
  /// The period that the channels agree on; `nil` where there is none.
  public let season: Season?
  /// The channels, in column order.
  public let channels: [ChannelDescription]

  /// Describes a series; the search for periods looks at its first rows alone where it is long.
  public init(of series: Series) {
    let axis = series.timeAxis
    name = series.name
    rowCount = series.rowCount
    timestampStyle = axis.style
    let hasTimes = axis.style != .rowNumber && axis.count > 0
    start = hasTimes ? axis.text(at: 0) : nil
    end = hasTimes ? axis.text(at: axis.count - 1) : nil
    let interval = axis.style == .rowNumber ? nil : axis.samplingInterval
    samplingInterval = interval
    var usual = 0
    var repeated = 0
    if hasTimes {
      for row in 1..<max(1, axis.count) {
        // The difference of two far ticks can pass Int64, and then is not the usual one.
        let step = axis.tick(at: row).subtractingReportingOverflow(axis.tick(at: row - 1))
        if step.partialValue == interval, !step.overflow { usual += 1 }
        if step.partialValue == 0 { repeated += 1 }
      }
    }
    regularity = hasTimes && axis.count > 1 ? Double(usual) / Double(axis.count - 1) : nil
    duplicateTimestampCount = repeated
    gaps = series.gaps()
    labelledCount = series.labels.map { labels in labels.count { $0 } }
    let firsts = Self.firstEquals(of: series)
    channels = series.channelNames.indices.map { channel in
      ChannelDescription(
        of: series, channel: channel, duplicateOf: firsts[channel].map { series.channelNames[$0] })
    }
    season = SeasonalityEstimator.season(of: series)
  }

  /// `[channel]`: the first channel with the same bits in all rows; `nil` where it is the first.
  private static func firstEquals(of series: Series) -> [Int?] {
    var first: [[UInt64]: Int] = [:]
    return series.channelNames.indices.map { channel in
      guard series.rowCount > 0 else { return nil }
      let bits = series.channel(channel).map { $0.isNaN ? .max : $0.bitPattern }
      if let known = first[bits] { return known }
      first[bits] = channel
      return nil
    }
  }
}
