internal import TimeSeries

/// The rows of a table as they come, and the series they make in the end.
struct CSVRows: Sendable {
  /// `[row]`; empty without timestamps.
  var ticks: [Int64] = []
  /// `[row, channel]`.
  var values: [Double] = []
  /// `[row]`; empty without labels.
  var labels: [Bool] = []
  /// `[row]`: the series of each row; empty for one series.
  private(set) var seriesOfRow: [Int32] = []
  /// The ids of the series, in the order of their first rows.
  private(set) var seriesNames: [String] = []
  private var seriesIndices: [String: Int32] = [:]
  var count = 0
  /// Channels that turned out to be text, in the order of their first texts.
  private(set) var dropped: [Int] = []

  let hasTicks: Bool
  let hasLabels: Bool
  let hasSeries: Bool
  private let channelCount: Int
  private var isReserved = false

  /// No rows yet of a table of the layout given.
  init(_ layout: CSVLayout) {
    hasTicks = layout.timestamps != nil
    hasLabels = layout.roles.contains(.label)
    hasSeries = layout.roles.contains(.series)
    channelCount = layout.channelColumns.count
  }

  /// Adds what stands beside the values of a row.
  @inline(__always)
  mutating func append(tick: Int64, label: Bool, series: Int32) {
    if hasTicks { ticks.append(tick) }
    if hasLabels { labels.append(label) }
    if hasSeries { seriesOfRow.append(series) }
    count += 1
  }

  /// Adds the rows of another part of the table behind these.
  ///
  /// - Parameter values: Their values, `[row, channel]`.
  mutating func append(_ other: borrowing CSVRows, values: ArraySlice<Double>) {
    ticks.append(contentsOf: other.ticks)
    self.values.append(contentsOf: values)
    labels.append(contentsOf: other.labels)
    if hasSeries {
      let indices = other.seriesNames.map { seriesIndex(of: $0) }
      for index in other.seriesOfRow { seriesOfRow.append(indices[Int(index)]) }
    }
    count += other.count
    drop(other.dropped)
  }

  /// Notes that channels turned out to be text.
  mutating func drop(_ channels: [Int]) {
    for channel in channels where !dropped.contains(channel) { dropped.append(channel) }
  }

  /// Adds rows of one missing value each.
  mutating func appendBlanks(_ count: Int) {
    values.append(contentsOf: repeatElement(.nan, count: count * channelCount))
    for _ in 0..<count { append(tick: 0, label: false, series: 0) }
  }

  /// Forgets all rows; their room stays.
  mutating func removeAll() {
    ticks.removeAll(keepingCapacity: true)
    values.removeAll(keepingCapacity: true)
    labels.removeAll(keepingCapacity: true)
    seriesOfRow.removeAll(keepingCapacity: true)
    seriesNames.removeAll(keepingCapacity: true)
    seriesIndices.removeAll(keepingCapacity: true)
    count = 0
    dropped = []
  }

  /// Makes room once for all rows of a source of `size` bytes, of which the rows so far took
  /// `bytes`: an array that grows step by step would hold its old and its new copy at a time.
  /// Room to spare takes no memory until it is used.
  mutating func reserve(_ size: Int, bytes: Int) {
    guard !isReserved, size > bytes else { return }
    isReserved = true
    let expected = Int(Double(count) * Double(size) / Double(bytes) * 1.25) + 16
    values.reserveLargePages(expected * channelCount)
    if hasTicks { ticks.reserveLargePages(expected) }
    if hasLabels { labels.reserveCapacity(expected) }
    if hasSeries { seriesOfRow.reserveCapacity(expected) }
  }

  /// The number of a series, new ids at the end.
  mutating func seriesIndex(of id: String) -> Int32 {
    if let index = seriesIndices[id] { return index }
    let index = Int32(seriesNames.count)
    seriesIndices[id] = index
    seriesNames.append(id)
    return index
  }

  /// The series of all rows.
  consuming func file(_ name: FileName, _ layout: CSVLayout) throws(DataError) -> DataFile {
    guard count > 0 else { throw .noRows(file: name.path) }
    var notes = layout.notes
    var channelNames = layout.channelNames
    for channel in dropped.sorted() {
      notes.append(.textColumnIgnored(column: layout.column(layout.channelColumns[channel])))
    }
    layout.missing.remove(from: &values)
    if !layout.keepsEmptyChannels { dropEmpty(layout, &notes) }
    if !dropped.isEmpty {
      let kept = channelNames.indices.filter { !dropped.contains($0) }
      guard !kept.isEmpty else {
        throw .noNumericColumn(
          file: name.path, columns: layout.roles.indices.map { layout.column($0) })
      }
      channelNames = kept.map { channelNames[$0] }
      let width = channelCount
      let all = values
      values = (0..<count).flatMap { row in kept.map { all[row * width + $0] } }
    }
    let style = layout.timestamps?.style ?? .rowNumber
    if !hasSeries {
      let assembly = SeriesAssembly(
        name: name.stem, channelNames: channelNames, style: style, ticks: ticks, values: values,
        labels: hasLabels ? labels : nil, guessesCodes: layout.guessesCodes)
      let series = assembly.series(&notes)
      try Self.check([series], name)
      return DataFile(
        path: name.path, format: .csv, series: [series], trainingEnd: name.benchmarkTrainingEnd,
        notes: notes)
    }
    var rowsOfSeries = [[Int]](repeating: [], count: seriesNames.count)
    for (row, series) in seriesOfRow.enumerated() { rowsOfSeries[Int(series)].append(row) }
    let width = channelNames.count
    var all: [Series] = []
    for (index, rows) in rowsOfSeries.enumerated() {
      let assembly = SeriesAssembly(
        name: seriesNames[index], channelNames: channelNames, style: style,
        ticks: hasTicks ? rows.map { ticks[$0] } : [],
        values: rows.flatMap { values[$0 * width..<($0 + 1) * width] },
        labels: hasLabels ? rows.map { labels[$0] } : nil, guessesCodes: layout.guessesCodes)
      all.append(assembly.series(&notes))
    }
    try Self.check(all, name)
    return DataFile(path: name.path, format: .csv, series: all, notes: notes)
  }

  /// Drops the channels that are empty throughout, if any other is not.
  private mutating func dropEmpty(_ layout: CSVLayout, _ notes: inout [DataNote]) {
    let empty = (0..<channelCount).filter { channel in
      !dropped.contains(channel)
        && !stride(from: channel, to: values.count, by: channelCount)
          .contains { !values[$0].isNaN }
    }
    guard empty.count + dropped.count < channelCount else { return }
    for channel in empty {
      notes.append(.emptyColumnIgnored(column: layout.column(layout.channelColumns[channel])))
    }
    dropped += empty
  }

  /// Refuses a file without one number.
  private static func check(_ series: [Series], _ name: FileName) throws(DataError) {
    guard series.contains(where: { $0.values.contains { !$0.isNaN } }) else {
      throw .allMissing(file: name.path)
    }
  }
}
