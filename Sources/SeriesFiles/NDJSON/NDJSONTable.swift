internal import TimeSeries

/// The rows of one series as lines of JSON bring them; a channel may appear late or be left out.
struct NDJSONTable {
  /// The series' name.
  let name: String
  /// `[row]`: the timestamps as written; empty without them.
  private(set) var times: [[UInt8]] = []
  /// `[row]`: the line of each row.
  private(set) var lines: [Int] = []
  private var labels: [Bool?] = []
  private var channelNames: [String] = []
  private var channelIndices: [String: Int] = [:]
  /// `[channel][row]`; a channel shorter than the rows is missing at their end.
  private var columns: [[Double]] = []

  /// No rows yet.
  init(name: String) { self.name = name }

  /// Whether rows have timestamps.
  var hasTimes: Bool { !times.isEmpty }

  /// Whether a channel of this name has been seen.
  func hasChannel(_ name: String) -> Bool { channelIndices[name] != nil }

  mutating func append(time: [UInt8]?, line: Int, label: Bool?, values: [(String, Double)]) {
    let row = lines.count
    lines.append(line)
    if let time { times.append(time) }
    labels.append(label)
    for (name, value) in values {
      let channel: Int
      if let known = channelIndices[name] {
        channel = known
      } else {
        channel = columns.count
        channelIndices[name] = channel
        channelNames.append(name)
        columns.append([])
      }
      let missing = row - columns[channel].count
      // A member given twice keeps its first value.
      guard missing >= 0 else { continue }
      columns[channel].append(contentsOf: repeatElement(.nan, count: missing))
      columns[channel].append(value)
    }
  }

  func series(
    _ parser: TimestampParser?, file: String, missing: [String], _ notes: inout [DataNote]
  )
    throws(DataError) -> Series
  {
    var ticks: [Int64] = []
    if let parser {
      ticks.reserveCapacity(times.count)
      for row in lines.indices {
        guard times.indices.contains(row), times.count == lines.count else {
          throw .notJSON(file: file, line: lines[0], column: 1, problem: .missing(["timestamp"]))
        }
        guard let tick = parser.whole(times[row]) else {
          throw .notATimestamp(
            file: file, line: lines[row], column: DataColumn(position: 1, name: nil),
            found: String(decoding: times[row].prefix(200), as: UTF8.self),
            example: String(decoding: times[0].prefix(200), as: UTF8.self))
        }
        ticks.append(tick)
      }
    }
    var values: [Double] = []
    values.reserveCapacity(lines.count * columns.count)
    for row in lines.indices {
      for column in columns { values.append(row < column.count ? column[row] : .nan) }
    }
    MissingWords(missing).remove(from: &values)
    let assembly = SeriesAssembly(
      name: name, channelNames: channelNames, style: parser?.style ?? .rowNumber, ticks: ticks,
      values: values,
      labels: labels.contains { $0 != nil } ? labels.map { $0 ?? false } : nil,
      guessesCodes: missing.isEmpty)
    return assembly.series(&notes)
  }
}
