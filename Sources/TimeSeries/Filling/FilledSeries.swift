/// A series whose missing values were filled in, and which ones were.
///
/// ```swift
/// let filled = FilledSeries(filling: series, rule: .forward(limit: 12))
/// for row in 0..<series.rowCount where filled.isImputed[row * series.channelCount] {
///   print(series.timeAxis.text(at: row), filled.series[row, 0])
/// }
/// ```
public struct FilledSeries: Sendable, Equatable {
  /// The series; what the rule did not reach is still `NaN`.
  public let series: Series
  /// `[time, channel]`: whether the value was filled in.
  public let isImputed: [Bool]
  /// The channels without a single value, rising.
  public let emptyChannels: [Int]

  /// Fills a series by a rule.
  ///
  /// Rows before a channel's first value have nothing to go on from. With `initialValues` they are
  /// filled as if those had been measured just before the first row, which needs no look ahead:
  /// forward filling then equals `ForwardFiller` to the bit. Without, they take the channel's first
  /// value (at most `limit` rows back from it), and a channel without any value becomes 0.
  ///
  /// - Parameters:
  ///   - series: The series.
  ///   - rule: What stands in for a missing value.
  ///   - initialValues: `[channel]`: what was known before the series began; `nil` for nothing.
  /// - Precondition: one initial value a channel, and a limit of at least 1.
  public init(filling series: Series, rule: FillingRule, initialValues: [Double]? = nil) {
    if let initialValues {
      precondition(
        initialValues.count == series.channelCount,
        "\(initialValues.count) initial values for \(series.channelCount) channels")
    }
    var filler = Filler(series: series, initialValues: initialValues)
    switch rule {
    case .none: break
    case .forward(let limit): filler.fill(limit: limit, isLinear: false)
    case .linear(let limit): filler.fill(limit: limit, isLinear: true)
    }
    self.series = Series(
      name: series.name, channelNames: series.channelNames, timeAxis: series.timeAxis,
      values: filler.values, labels: series.labels)
    isImputed = filler.isImputed
    emptyChannels = (0..<series.channelCount).filter { channel in
      (0..<series.rowCount).allSatisfy { series[$0, channel].isNaN }
    }
  }

  /// The same series with other labels.
  package func labelled(_ labels: [Bool]) -> FilledSeries {
    FilledSeries(
      series: series.labelled(labels), isImputed: isImputed, emptyChannels: emptyChannels)
  }

  private init(series: Series, isImputed: [Bool], emptyChannels: [Int]) {
    self.series = series
    self.isImputed = isImputed
    self.emptyChannels = emptyChannels
  }

  /// The series as it was measured, `NaN` where a value was filled in.
  package var measured: Series {
    Series(
      name: series.name, channelNames: series.channelNames, timeAxis: series.timeAxis,
      values: zip(series.values, isImputed).map { $1 ? .nan : $0 }, labels: series.labels)
  }
}

/// The work of filling, channel by channel and run by run.
private struct Filler {
  let series: Series
  let initialValues: [Double]?
  /// `[time, channel]`.
  var values: [Double]
  /// `[time, channel]`.
  var isImputed: [Bool]

  init(series: Series, initialValues: [Double]?) {
    self.series = series
    self.initialValues = initialValues
    values = series.values
    isImputed = Array(repeating: false, count: series.values.count)
  }

  mutating func fill(limit: Int?, isLinear: Bool) {
    precondition(limit.map { $0 >= 1 } ?? true, "filling limit \(limit ?? 0)")
    let limit = limit ?? series.rowCount
    for channel in 0..<series.channelCount {
      for run in series.missingRuns(channel: channel) {
        fill(run, channel: channel, limit: limit, isLinear: isLinear)
      }
    }
  }

  private mutating func fill(_ run: Range<Int>, channel: Int, limit: Int, isLinear: Bool) {
    let after = run.upperBound < series.rowCount ? series[run.upperBound, channel] : nil
    guard run.lowerBound > 0 else {
      if let initialValues {
        set(run.prefix(limit), channel: channel, to: initialValues[channel])
      } else if let after {
        set(run.suffix(limit), channel: channel, to: after)
      } else {
        set(run, channel: channel, to: 0)
      }
      return
    }
    let before = series[run.lowerBound - 1, channel]
    guard isLinear, let after else {
      set(run.prefix(limit), channel: channel, to: before)
      return
    }
    let start = series.timeAxis.tick(at: run.lowerBound - 1)
    let duration = Double(series.timeAxis.tick(at: run.upperBound)) - Double(start)
    for row in run.prefix(limit) {
      // Ticks of a run may all be the same; then the line is a step at its middle.
      let part =
        duration > 0 ? (Double(series.timeAxis.tick(at: row)) - Double(start)) / duration : 0.5
      set(row..<row + 1, channel: channel, to: before + (after - before) * part)
    }
  }

  private mutating func set(_ rows: Range<Int>, channel: Int, to value: Double) {
    for row in rows {
      values[row * series.channelCount + channel] = value
      isImputed[row * series.channelCount + channel] = !value.isNaN
    }
  }
}
