/// What a line of JSON means; the line itself only for messages.
struct NDJSONLine {
  /// A name and what it stands for.
  typealias Member = (key: String, value: JSONValue)

  /// A piece of a series, as VictoriaMetrics exports it.
  struct Piece {
    var series: String
    var rows: [(time: [UInt8], value: Double)]
  }

  let file: FileName
  let line: Int
  let options: SeriesReader.Options

  /// The error of this line.
  func failure(_ problem: DataError.JSONProblem, column: Int = 1) -> DataError {
    .notJSON(file: file.path, line: line, column: column, problem: problem)
  }

  /// The members of the object that a line is.
  func members(of bytes: ArraySlice<UInt8>) throws(DataError) -> [Member] {
    let value: JSONValue
    do throws(JSONScanner.Failure) {
      value = try JSONScanner.value(of: bytes)
    } catch {
      if bytes.contains(0) { throw .zeroByte(file: file.path, line: line) }
      throw failure(error.problem, column: error.position + 1)
    }
    guard case .object(let members) = value else { throw failure(.notAnObject) }
    return members
  }

  /// The piece of a series that an object is, or `nil`.
  func piece(_ members: [Member]) throws(DataError) -> Piece? {
    guard case .array(let values)? = members.first(where: { $0.key == "values" })?.value,
      case .array(let timestamps)? = members.first(where: { $0.key == "timestamps" })?.value
    else { return nil }
    guard values.count == timestamps.count else {
      throw failure(.expected("as many timestamps as values"))
    }
    let metric = members.first { $0.key == "metric" }?.value
    var piece = Piece(
      series: metric.map { Self.seriesName($0, labels: nil) } ?? file.stem, rows: [])
    piece.rows.reserveCapacity(values.count)
    for (value, timestamp) in zip(values, timestamps) {
      guard let number = value.double else {
        throw failure(.member("values", found: value.kind))
      }
      guard let time = timestamp.text else {
        throw failure(.member("timestamps", found: timestamp.kind))
      }
      piece.rows.append((time, number))
    }
    return piece
  }

  /// The row that an object is.
  func row(_ members: [Member]) throws(DataError) -> NDJSONRow {
    let plainNames = members.map { ColumnNames.plain($0.key) }
    var time: Member?
    if options.hasTimestamps {
      time = try member(options.timestampColumn, ColumnNames.timestamps, members, plainNames)
    }
    let label = try member(options.labelColumn, ColumnNames.labels, members, plainNames)
    var series = try member(options.seriesColumn, ColumnNames.series, members, plainNames)
    if options.seriesColumn == nil, let found = series, case .number = found.value { series = nil }
    var labels: JSONValue?
    if let found = members.first(where: { $0.key == "labels" })?.value, case .object = found {
      labels = found
    }
    let wanted = try options.valueColumns.map { reference throws(DataError) in
      try key(of: reference)
    }
    let name = series.map { Self.seriesName($0.value, labels: labels) } ?? file.stem
    var row = NDJSONRow(
      series: name, time: time, label: label, seriesKey: series?.key, values: [], others: [])
    for (key, value) in members {
      if !wanted.isEmpty {
        guard wanted.contains(key) else { continue }
      } else if key == time?.key || key == label?.key || key == series?.key {
        continue
      }
      if let number = value.double {
        row.values.append((key, number))
      } else if !wanted.isEmpty {
        throw failure(.member(key, found: value.kind))
      } else {
        row.others.append((key, value))
      }
    }
    for name in wanted where !row.values.contains(where: { $0.0 == name }) {
      row.values.append((name, .nan))
    }
    return row
  }

  /// The timestamp of a row as written; `nil` for a row without one.
  func time(of row: NDJSONRow) throws(DataError) -> [UInt8]? {
    guard let time = row.time else { return nil }
    guard let text = time.value.text else {
      throw failure(.member(time.key, found: time.value.kind))
    }
    return text
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
    _ wanted: ColumnReference?, _ names: [String], _ members: [Member], _ plainNames: [String]
  ) throws(DataError) -> Member? {
    if let wanted {
      let key = try self.key(of: wanted)
      guard let found = members.first(where: { $0.key == key }) else {
        throw failure(.missing([key]))
      }
      return found
    }
    for name in names {
      if let index = plainNames.firstIndex(of: name) {
        // `labels` may be a label set, `name` a channel's number.
        if case .object = members[index].value, names == ColumnNames.labels { continue }
        return members[index]
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
}
