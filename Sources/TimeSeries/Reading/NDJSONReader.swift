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

  private func failure(_ problem: DataError.JSONProblem, column: Int = 1) -> DataError {
    .notJSON(file: file.path, line: line, column: column, problem: problem)
  }

  private mutating func read(_ bytes: ArraySlice<UInt8>) throws(DataError) {
    guard !bytes.allSatisfy(\.isBlankOrLineEnd) else { return }
    let value: JSONValue
    do throws(JSONScanner.Failure) {
      value = try JSONScanner.value(of: bytes)
    } catch {
      if bytes.contains(0) { throw .zeroByte(file: file.path, line: line) }
      throw failure(error.problem, column: error.position + 1)
    }
    guard case .object(let members) = value else { throw failure(.notAnObject) }
    if try readPiece(members) { return }
    try readRow(members)
  }

  /// A piece of a series, as VictoriaMetrics exports it.
  private mutating func readPiece(_ members: [(key: String, value: JSONValue)]) throws(DataError)
    -> Bool
  {
    guard case .array(let values)? = members.first(where: { $0.key == "values" })?.value,
      case .array(let timestamps)? = members.first(where: { $0.key == "timestamps" })?.value
    else { return false }
    guard values.count == timestamps.count else {
      throw failure(.expected("as many timestamps as values"))
    }
    // A piece without rows makes no series.
    guard !values.isEmpty else { return true }
    let metric = members.first { $0.key == "metric" }?.value
    let index = table(metric.map { Self.seriesName($0, labels: nil) } ?? file.stem)
    for (value, timestamp) in zip(values, timestamps) {
      guard let number = value.double else {
        throw failure(.member("values", found: value.kind))
      }
      guard let time = timestamp.text else {
        throw failure(.member("timestamps", found: timestamp.kind))
      }
      tables[index].append(time: time, line: line, label: nil, values: [("value", number)])
    }
    return true
  }

  private mutating func readRow(_ members: [(key: String, value: JSONValue)]) throws(DataError) {
    var time: (key: String, value: JSONValue)?
    if options.hasTimestamps {
      time = try member(options.timestampColumn, ColumnNames.timestamps, members)
    }
    let label = try member(options.labelColumn, ColumnNames.labels, members)
    var series = try member(options.seriesColumn, ColumnNames.series, members)
    if options.seriesColumn == nil, let found = series, case .number = found.value { series = nil }
    var labels: JSONValue?
    if let found = members.first(where: { $0.key == "labels" })?.value, case .object = found {
      labels = found
    }
    let wanted = try options.valueColumns.map { reference throws(DataError) in
      try key(of: reference)
    }
    var values: [(String, Double)] = []
    for (key, value) in members {
      if !wanted.isEmpty {
        guard wanted.contains(key) else { continue }
      } else if key == time?.key || key == label?.key || key == series?.key {
        continue
      }
      if let number = value.double {
        values.append((key, number))
      } else if !wanted.isEmpty {
        throw failure(.member(key, found: value.kind))
      } else if tables.contains(where: { $0.hasChannel(key) }) {
        throw failure(.member(key, found: value.kind))
      } else if case .string = value, !textColumns.contains(key) {
        textColumns.append(key)
      }
    }
    for name in wanted where !values.contains(where: { $0.0 == name }) {
      values.append((name, .nan))
    }
    guard !values.isEmpty else { throw failure(.missing(["value"])) }
    if time == nil, options.timestampColumn != nil || tables.contains(where: \.hasTimes) {
      throw failure(.missing([options.timestampColumn.map { "\($0)" } ?? "timestamp"]))
    }
    if let time, time.value.text == nil {
      throw failure(.member(time.key, found: time.value.kind))
    }
    var isAnomalous: Bool?
    if let label {
      guard
        let number = label.value.double
          ?? label.value.text.flatMap({ CSVCell.label($0) }).map({ $0 ? 1 : 0 }),
        number == 0 || number == 1 || number.isNaN
      else {
        throw .notALabel(
          file: file.path, line: line, column: DataColumn(position: 1, name: label.key),
          found: label.value.kind)
      }
      isAnomalous = number == 1
    }
    let name = series.map { Self.seriesName($0.value, labels: labels) } ?? file.stem
    let index = table(name)
    tables[index].append(time: time?.value.text, line: line, label: isAnomalous, values: values)
  }

  private func key(of reference: ColumnReference) throws(DataError) -> String {
    switch reference {
    case .name(let name): return name
    case .position:
      throw .columnNotFound(file: file.path, wanted: reference, available: [])
    }
  }

  /// The member asked for, or the first of the known names.
  private func member(
    _ wanted: ColumnReference?, _ names: [String], _ members: [(key: String, value: JSONValue)]
  ) throws(DataError) -> (key: String, value: JSONValue)? {
    if let wanted {
      let key = try self.key(of: wanted)
      guard let found = members.first(where: { $0.key == key }) else {
        throw failure(.missing([key]))
      }
      return found
    }
    for name in names {
      if let found = members.first(where: { ColumnNames.plain($0.key) == name }) {
        // `labels` may be a label set, `name` a channel's number.
        if case .object = found.value, names == ColumnNames.labels { continue }
        return found
      }
    }
    return nil
  }

  /// `cpu`, or `cpu{host="a"}`.
  private static func seriesName(_ value: JSONValue, labels: JSONValue?) -> String {
    var name = ""
    var parts: [String] = []
    for source in [value, labels] {
      guard let source else { continue }
      if case .object(let members) = source {
        for (key, value) in members {
          let text = String(decoding: value.text ?? [], as: UTF8.self)
          if key == "__name__" { name = text } else { parts.append("\(key)=\"\(text)\"") }
        }
      } else {
        name = String(decoding: source.text ?? [], as: UTF8.self)
      }
    }
    return parts.isEmpty ? name : "\(name){\(parts.joined(separator: ","))}"
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
    }
    var series: [Series] = []
    for table in tables {
      series.append(try table.series(parser, file: file.path, &notes))
    }
    guard series.contains(where: { $0.values.contains { !$0.isNaN } }) else {
      throw .allMissing(file: file.path)
    }
    return DataFile(path: file.path, format: .ndjson, series: series, notes: notes)
  }
}
