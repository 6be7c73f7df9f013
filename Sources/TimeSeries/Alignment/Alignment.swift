/// How several series become one table over common timestamps.
///
/// ```swift
/// let table = try Alignment(axis: .union).align([cpu, disk, network], name: "host")
/// print(table.series.channelNames, table.isImputed.filter(\.self).count)
/// ```
public struct Alignment: Sendable, Hashable, Codable {
  /// Which timestamps the table has.
  public enum Axis: String, Sendable, Hashable, Codable, CaseIterable {
    /// Every timestamp of any series.
    case union
    /// The timestamps that every series has.
    case intersection
  }

  /// Which timestamps the table has; each once, in order.
  public var axis: Axis
  /// What a channel's value is where its series has a timestamp more than once.
  public var duplicates: Aggregation
  /// What stands in where a series has no row at a timestamp.
  public var filling: FillingRule

  /// An alignment; the defaults are those of an outer join that is filled forward.
  public init(
    axis: Axis = .union, duplicates: Aggregation = .last, filling: FillingRule = .forward()
  ) {
    self.axis = axis
    self.duplicates = duplicates
    self.filling = filling
  }

  /// Reads an alignment; what is left out has its default.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    self.init()
    axis = try container.decodeIfPresent(Axis.self, forKey: .axis) ?? axis
    duplicates =
      try container.decodeIfPresent(Aggregation.self, forKey: .duplicates) ?? duplicates
    filling = try container.decodeIfPresent(FillingRule.self, forKey: .filling) ?? filling
  }

  private enum CodingKeys: String, CodingKey {
    case axis
    case duplicates
    case filling
  }

  /// One table of all channels of all series.
  ///
  /// A channel keeps its name where no other series has it. Otherwise it is named after its series
  /// (`cpu`), or both (`cpu.value`) where the series has several. A row is labelled anomalous where
  /// any series labels that timestamp so.
  ///
  /// - Parameters:
  ///   - series: The series, whose channels follow one another in the table.
  ///   - name: What the table is called.
  ///   - initialValues: `[channel]` of the table: see ``FilledSeries``.
  /// - Throws: ``PreparationError`` for no series, clocks mixed with plain numbers, no common
  ///   timestamp, or channels that cannot be told apart.
  public func align(_ series: [Series], name: String, initialValues: [Double]? = nil)
    throws(PreparationError) -> FilledSeries
  {
    guard let first = series.first else { throw .noSeries }
    for other in series where !first.timeAxis.style.isComparable(to: other.timeAxis.style) {
      throw .differentTimeAxes(first: first.name, second: other.name)
    }
    let names = try Self.channelNames(of: series)
    let tables = series.map { AlignedRows($0, duplicates: duplicates) }
    let ticks = commonTicks(tables.map(\.ticks))
    if ticks.isEmpty, series.contains(where: { $0.rowCount > 0 }) {
      throw .noCommonTimestamp(series: series.map(\.name))
    }

    // [time, channel]
    var values = Array(repeating: Double.nan, count: ticks.count * names.count)
    var labels = Array(repeating: false, count: ticks.count)
    var firstChannel = 0
    for table in tables {
      var row = 0
      for (source, tick) in table.ticks.enumerated() {
        while row < ticks.count, ticks[row] < tick { row += 1 }
        guard row < ticks.count else { break }
        guard ticks[row] == tick else { continue }
        for channel in 0..<table.channelCount {
          values[row * names.count + firstChannel + channel] =
            table.values[source * table.channelCount + channel]
        }
        if table.labels[source] { labels[row] = true }
      }
      firstChannel += table.channelCount
    }
    let isLabelled = series.contains { $0.labels != nil }
    let table = Series(
      name: name, channelNames: names, timeAxis: first.timeAxis.style.axis(ticks: ticks),
      values: values, labels: isLabelled ? labels : nil)
    return FilledSeries(filling: table, rule: filling, initialValues: initialValues)
  }

  private func commonTicks(_ columns: [[Int64]]) -> [Int64] {
    // Each column is rising without repeats, so a tick of all of them comes columns.count times.
    let sorted = columns.joined().sorted()
    var ticks: [Int64] = []
    var start = 0
    while start < sorted.count {
      var end = start
      while end < sorted.count, sorted[end] == sorted[start] { end += 1 }
      switch axis {
      case .union: ticks.append(sorted[start])
      case .intersection where end - start == columns.count: ticks.append(sorted[start])
      case .intersection: break
      }
      start = end
    }
    return ticks
  }

  private static func channelNames(of series: [Series]) throws(PreparationError) -> [String] {
    var owners: [String: Int] = [:]
    for name in series.flatMap(\.channelNames) { owners[name, default: 0] += 1 }
    let names = series.flatMap { series in
      series.channelNames.map { name in
        if owners[name] == 1 { return name }
        return series.channelCount == 1 ? series.name : "\(series.name).\(name)"
      }
    }
    var seen: Set<String> = []
    for name in names where !seen.insert(name).inserted { throw .repeatedChannel(name: name) }
    return names
  }
}

/// A series' rows with each tick once.
private struct AlignedRows {
  let channelCount: Int
  /// `[time]`, rising.
  var ticks: [Int64] = []
  /// `[time, channel]`.
  var values: [Double] = []
  /// `[time]`.
  var labels: [Bool] = []

  init(_ series: Series, duplicates: Aggregation) {
    channelCount = series.channelCount
    var start = 0
    while start < series.rowCount {
      let tick = series.timeAxis.tick(at: start)
      var end = start + 1
      while end < series.rowCount, series.timeAxis.tick(at: end) == tick { end += 1 }
      ticks.append(tick)
      for channel in 0..<channelCount {
        // A single value is itself, except that the count of one is 1.
        if end == start + 1, duplicates != .count {
          values.append(series[start, channel])
        } else {
          values.append(duplicates((start..<end).lazy.map { series[$0, channel] }))
        }
      }
      labels.append(series.labels?[start..<end].contains(true) ?? false)
      start = end
    }
  }
}

extension TimestampStyle {
  /// Whether ticks of both styles count the same thing.
  func isComparable(to other: TimestampStyle) -> Bool {
    isClock == other.isClock && (isClock || self == other)
  }

  /// An axis of this style; row numbers start at the first again.
  func axis(ticks: [Int64]) -> TimeAxis {
    self == .rowNumber ? TimeAxis(rowCount: ticks.count) : TimeAxis(ticks: ticks, style: self)
  }
}
