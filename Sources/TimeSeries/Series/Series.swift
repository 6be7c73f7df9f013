/// One time series: a table of one or more channels over one time axis, with labels where known.
///
/// Values are `Double` because counters of bytes need its 53 bits; from the scaler on the numbers
/// are `Float`. A missing value is `NaN` and stays visible until something decides what to do.
///
/// ```swift
/// let axis = TimeAxis(ticks: hours, style: .integer)
/// let series = Series(name: "web", channelNames: ["load"], timeAxis: axis, values: load)
/// print(series.rowCount, series[0, 0], series.rows(0..<24).channel(0))
/// ```
public struct Series: Sendable, Equatable {
  /// What the series is called: the file's name without its ending, or the series id of a long
  /// file.
  public var name: String

  /// The channels, in column order.
  public let channelNames: [String]

  /// When each row was measured.
  public let timeAxis: TimeAxis

  /// `[time, channel]`, row-major, in the data's own units; `NaN` where missing.
  public let values: [Double]

  /// `[time]`, true where a person or a rule marked the row as anomalous; `nil` without labels.
  public let labels: [Bool]?

  /// A series of `values` `[time, channel]`.
  ///
  /// - Precondition: `values.count == timeAxis.count * channelNames.count`, and `labels`, if given,
  ///   has one entry a row.
  public init(
    name: String, channelNames: [String], timeAxis: TimeAxis, values: [Double],
    labels: [Bool]? = nil
  ) {
    precondition(
      values.count == timeAxis.count * channelNames.count,
      "\(values.count) values for \(timeAxis.count) rows of \(channelNames.count) channels")
    if let labels {
      precondition(
        labels.count == timeAxis.count, "\(labels.count) labels for \(timeAxis.count) rows")
    }
    self.name = name
    self.channelNames = channelNames
    self.timeAxis = timeAxis
    self.values = values
    self.labels = labels
  }

  /// The number of rows.
  public var rowCount: Int { timeAxis.count }

  /// The number of channels.
  public var channelCount: Int { channelNames.count }

  /// The value of one channel at one row.
  public subscript(row: Int, channel: Int) -> Double {
    values[row * channelCount + channel]
  }

  /// One channel's values, `[time]`.
  public func channel(_ channel: Int) -> [Double] {
    precondition(channelNames.indices.contains(channel), "channel \(channel) of \(channelCount)")
    return stride(from: channel, to: values.count, by: channelCount).map { values[$0] }
  }

  /// One row's values, `[channel]`.
  public func row(_ row: Int) -> ArraySlice<Double> {
    values[row * channelCount..<(row + 1) * channelCount]
  }

  /// The same series with other labels.
  package func labelled(_ labels: [Bool]?) -> Series {
    Series(
      name: name, channelNames: channelNames, timeAxis: timeAxis, values: values, labels: labels)
  }

  /// The same series cut to a range of rows.
  public func rows(_ range: Range<Int>) -> Series {
    Series(
      name: name, channelNames: channelNames, timeAxis: timeAxis.rows(range),
      values: Array(values[range.lowerBound * channelCount..<range.upperBound * channelCount]),
      labels: labels.map { Array($0[range]) })
  }
}
