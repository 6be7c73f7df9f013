internal import TimeSeries

/// Series from lines of JSON.
///
/// Three kinds of object are known, and may be mixed: `{"timestamp": …, "metric": "cpu", "value": …}`
/// is one value of one series, `{"timestamp": …, "cpu": …, "memory": …}` one row of all channels,
/// `{"metric": {…}, "values": […], "timestamps": […]}` a piece of a series as VictoriaMetrics exports
/// it. A metric or labels that are objects name a series as `name{key="value"}`.
struct NDJSONReader {
  private let file: FileName
  private let options: SeriesReader.Options
  private var tables: [NDJSONTable] = []
  private var tableOfSeries: [String: Int] = [:]
  private var textColumns: [String] = []
  private var line = 0

  /// Reads all lines.
  static func read(_ name: FileName, _ chunk: ByteChunk, _ options: SeriesReader.Options)
    throws(DataError) -> DataFile
  {
    var reader = NDJSONReader(file: name, options: options)
    while true {
      chunk.endLastLine()
      let bytes = chunk.bytes
      while let end = bytes[chunk.start..<chunk.end].firstIndex(of: 0x0A) {
        reader.line += 1
        try reader.read(bytes[chunk.start..<end])
        chunk.start = end + 1
      }
      if chunk.isAtEnd { break }
      guard chunk.start > 0 || chunk.end < CSVReader.lineLimit else {
        throw .lineTooLong(file: name.path, line: reader.line + 1, limit: CSVReader.lineLimit)
      }
      try chunk.fill()
    }
    return try reader.dataFile()
  }

  private init(file: FileName, options: SeriesReader.Options) {
    self.file = file
    self.options = options
  }

  private mutating func read(_ bytes: ArraySlice<UInt8>) throws(DataError) {
    guard !bytes.allSatisfy(\.isBlankOrLineEnd) else { return }
    let scope = NDJSONLine(file: file, line: line, options: options)
    let members = try scope.members(of: bytes)
    if let piece = try scope.piece(members) {
      // A piece without rows makes no series.
      guard !piece.rows.isEmpty else { return }
      let index = table(piece.series)
      for row in piece.rows {
        tables[index].append(
          time: row.time, line: line, label: nil, values: [("value", row.value)])
      }
      return
    }
    try add(scope.row(members), scope)
  }

  private mutating func add(_ row: NDJSONRow, _ scope: NDJSONLine) throws(DataError) {
    for (key, value) in row.others {
      if tables.contains(where: { $0.hasChannel(key) }) {
        throw scope.failure(.member(key, found: value.kind))
      }
      if case .string = value, !textColumns.contains(key) { textColumns.append(key) }
    }
    guard !row.values.isEmpty else { throw scope.failure(.missing(["value"])) }
    if row.time == nil, tables.contains(where: \.hasTimes) {
      throw scope.failure(.missing(["timestamp"]))
    }
    let time = try scope.time(of: row)
    let label = try row.label.map { label throws(DataError) in try isAnomalous(label) }
    let index = table(row.series)
    tables[index].append(time: time, line: line, label: label, values: row.values)
  }

  private func isAnomalous(_ label: NDJSONLine.Member) throws(DataError) -> Bool {
    guard
      let number = label.value.double
        ?? label.value.text.flatMap({ CSVCell.label($0) }).map({ $0 ? 1 : 0 }),
      number == 0 || number == 1 || number.isNaN
    else {
      throw .notALabel(
        file: file.path, line: line, column: DataColumn(position: 1, name: label.key),
        found: label.value.kind)
    }
    return number == 1
  }

  private mutating func table(_ name: String) -> Int {
    if let index = tableOfSeries[name] { return index }
    tableOfSeries[name] = tables.count
    tables.append(NDJSONTable(name: name))
    return tables.count - 1
  }

  private func dataFile() throws(DataError) -> DataFile {
    guard !tables.isEmpty else { throw .emptyFile(file: file.path) }
    var notes = textColumns.map {
      DataNote.textColumnIgnored(column: DataColumn(position: 1, name: $0))
    }
    let sample = tables.flatMap { $0.times.prefix(1000) }
    var parser: TimestampParser?
    if !sample.isEmpty {
      guard let fit = TimestampParser.fitted(to: sample, monthFirst: options.monthFirst) else {
        throw .notATimestamp(
          file: file.path, line: tables[0].lines[0], column: DataColumn(position: 1, name: nil),
          found: String(decoding: sample[0].prefix(200), as: UTF8.self), example: nil)
      }
      parser = fit.parser
      if let note = fit.note(on: DataColumn(position: 1, name: "timestamp"), sample) {
        notes.append(note)
      }
    }
    var series: [Series] = []
    for table in tables {
      series.append(try table.series(parser, file: file.path, missing: options.missing, &notes))
    }
    guard series.contains(where: { $0.values.contains { !$0.isNaN } }) else {
      throw .allMissing(file: file.path)
    }
    return DataFile(path: file.path, format: .ndjson, series: series, notes: notes)
  }
}
