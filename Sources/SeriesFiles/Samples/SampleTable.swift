/// The series of a stream whose lines name their channels.
///
/// The channels of a series are those of its first row, and the style of all timestamps is that of
/// the first.
struct SampleTable: Sendable {
  /// The series, in the order of their first rows.
  private(set) var series: [SampleReader.SeriesHeader] = []
  /// Reads the timestamps; `nil` before the first row, and without them.
  private(set) var timestamps: TimestampParser?
  /// The first timestamp as written; empty without timestamps, `nil` before the first row.
  private(set) var firstTime: [UInt8]?

  private let path: String
  private let monthFirst: Bool?
  private var indices: [String: Int] = [:]
  /// `[series]`: the channels by their names.
  private var channels: [[String: Int]] = []

  /// No rows yet.
  init(path: String, monthFirst: Bool?) {
    self.path = path
    self.monthFirst = monthFirst
  }

  /// Takes on what a reader of the same stream had come to know.
  ///
  /// - Returns: Whether it is whole.
  mutating func resume(_ series: [SampleReader.SeriesHeader], firstTime: [UInt8])
    throws(DataError) -> Bool
  {
    guard !series.isEmpty else { return false }
    for header in series {
      guard indices[header.name] == nil, !header.channelNames.isEmpty,
        Set(header.channelNames).count == header.channelNames.count
      else { return false }
      add(header)
    }
    timestamps = try parser(of: firstTime, line: 1)
    self.firstTime = firstTime
    return true
  }

  /// The place of a channel in the rows of a series.
  func channel(_ name: String, of series: Int) -> Int? { channels[series][name] }

  /// Adds the rows of one line; where one cannot be read, none is added.
  ///
  /// - Returns: The series; `nil` without rows.
  mutating func append(
    _ rows: NamedRows, line: Int, _ notes: inout SampleNotes, into runs: inout [SampleRun]
  ) throws(DataError) -> Int? {
    guard let first = rows.values.first, let firstTime = rows.times.first else { return nil }
    let known = indices[rows.series]
    if let known, let other = rows.others.first(where: { channels[known][$0.name] != nil }) {
      throw .notANumber(
        file: path, line: line, column: DataColumn(position: other.position, name: other.name),
        found: other.found)
    }
    if let firstTime, firstTime.isEmpty { throw notATimestamp(firstTime, line, nil) }
    let parser =
      self.firstTime == nil ? try parser(of: firstTime ?? [], line: line) : timestamps
    let ticks = try parser.map { parser throws(DataError) in
      try self.ticks(rows.times, parser, line)
    }
    // From here on nothing fails.
    if self.firstTime == nil {
      timestamps = parser
      self.firstTime = firstTime ?? []
    }
    let index = known ?? add(header(rows.series, first))
    for other in rows.others where other.isText {
      notes.tell(
        .textIgnored(series: rows.series, name: other.name, line: line), about: other.name)
    }
    var values: [Double] = []
    for row in rows.values {
      var isTaken = [Bool](repeating: false, count: channels[index].count)
      let start = values.count
      values.append(contentsOf: repeatElement(.nan, count: isTaken.count))
      for (name, value) in row {
        if let channel = channels[index][name] {
          // A member given twice keeps its first value.
          if !isTaken[channel] { values[start + channel] = value }
          isTaken[channel] = true
        } else {
          notes.tell(.newChannelIgnored(series: rows.series, name: name, line: line), about: name)
        }
      }
    }
    runs.append(
      series: index, ticks: (ticks ?? [])[...], values: values[...], rowCount: rows.values.count)
    return index
  }

  /// The parser of timestamps like this one; `nil` for none.
  private func parser(of time: [UInt8], line: Int) throws(DataError) -> TimestampParser? {
    guard !time.isEmpty else { return nil }
    guard let fit = TimestampParser.fitted(to: [time], monthFirst: monthFirst) else {
      throw notATimestamp(time, line, nil)
    }
    if fit.ambiguousRow != nil {
      throw .ambiguousDate(file: path, line: line, column: Self.column, found: text(time))
    }
    return fit.parser
  }

  private func ticks(_ times: [[UInt8]?], _ parser: TimestampParser, _ line: Int)
    throws(DataError) -> [Int64]
  {
    var ticks: [Int64] = []
    ticks.reserveCapacity(times.count)
    for time in times {
      guard let tick = parser.whole(time ?? []) else {
        throw notATimestamp(time ?? [], line, firstTime.map(text))
      }
      ticks.append(tick)
    }
    return ticks
  }

  private static let column = DataColumn(position: 1, name: "timestamp")

  private func notATimestamp(_ time: [UInt8], _ line: Int, _ example: String?) -> DataError {
    .notATimestamp(
      file: path, line: line, column: Self.column, found: text(time), example: example)
  }

  private func text(_ time: [UInt8]) -> String {
    String(decoding: time.prefix(200), as: UTF8.self)
  }

  private func header(_ name: String, _ row: [(String, Double)]) -> SampleReader.SeriesHeader {
    var seen: Set<String> = []
    return SampleReader.SeriesHeader(
      name: name, channelNames: row.map(\.0).filter { seen.insert($0).inserted })
  }

  @discardableResult
  private mutating func add(_ header: SampleReader.SeriesHeader) -> Int {
    var places: [String: Int] = [:]
    for (channel, name) in header.channelNames.enumerated() { places[name] = channel }
    indices[header.name] = series.count
    series.append(header)
    channels.append(places)
    return series.count - 1
  }
}
