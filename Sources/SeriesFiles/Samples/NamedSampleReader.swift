/// Reads lines that name their channels, of JSON or of the line protocol, as they come.
struct NamedSampleReader: Sendable {
  /// `ndjson` or `influx`.
  let format: DataFormat
  /// The series so far.
  private(set) var table: SampleTable

  private let file: FileName
  private let options: SeriesReader.Options
  private let usesTemplates: Bool
  private var templates = RowTemplates()

  /// No lines yet.
  ///
  /// - Parameter usesTemplates: Whether lines like the one before are read the quick way, which
  ///   gives the same.
  init(
    _ format: DataFormat, _ file: FileName, _ options: SeriesReader.Options, usesTemplates: Bool
  ) {
    self.format = format
    self.file = file
    self.options = options
    self.usesTemplates = usesTemplates
    table = SampleTable(path: file.path, monthFirst: options.monthFirst)
  }

  /// Takes on what a reader of the same stream had come to know.
  ///
  /// - Returns: Whether it is whole.
  mutating func resume(_ series: [SampleReader.SeriesHeader], firstTime: [UInt8])
    throws(DataError) -> Bool
  {
    try table.resume(series, firstTime: firstTime)
  }

  /// Reads whole lines.
  ///
  /// - Parameter line: The number of lines before these, and then with them.
  mutating func read(
    _ bytes: [UInt8], _ range: Range<Int>, line: inout Int, _ notes: inout SampleNotes,
    into runs: inout [SampleRun]
  ) throws(DataError) {
    var first = range.lowerBound
    while first < range.upperBound {
      line += templates.read(bytes.span, &first, range.upperBound, table.timestamps, into: &runs)
      guard first < range.upperBound else { return }
      let end = bytes[first..<range.upperBound].firstIndex(of: 0x0A) ?? range.upperBound - 1
      line += 1
      do throws(DataError) {
        try read(bytes[first...end], line, &notes, into: &runs)
      } catch {
        switch error {
        case .ambiguousDate, .columnNotFound: throw error
        default: notes.skip(line: line, error)
        }
      }
      first = end + 1
    }
  }

  private mutating func read(
    _ bytes: ArraySlice<UInt8>, _ line: Int, _ notes: inout SampleNotes,
    into runs: inout [SampleRun]
  ) throws(DataError) {
    if bytes.isBlankOrComment { return }
    if format == .influx {
      try readProtocol(bytes, line, &notes, into: &runs)
    } else {
      try readJSON(bytes, line, &notes, into: &runs)
    }
  }

  private mutating func readJSON(
    _ bytes: ArraySlice<UInt8>, _ line: Int, _ notes: inout SampleNotes,
    into runs: inout [SampleRun]
  ) throws(DataError) {
    let scope = NDJSONLine(file: file, line: line, options: options)
    let members = try scope.members(of: bytes)
    if let piece = try scope.piece(members) {
      let rows = NamedRows(
        series: piece.series, times: piece.rows.map { options.hasTimestamps ? $0.time : nil },
        values: piece.rows.map { [("value", $0.value)] })
      _ = try table.append(rows, line: line, &notes, into: &runs)
      return
    }
    let row = try scope.row(members)
    guard !row.values.isEmpty else { throw scope.failure(.missing(["value"])) }
    var rows = NamedRows(
      series: row.series, times: [try scope.time(of: row)], values: [row.values])
    for (key, value) in row.others {
      let position = members.firstIndex { $0.key == key } ?? 0
      var isText = false
      if case .string = value { isText = true }
      rows.others.append(
        .init(name: key, position: position + 1, found: value.kind, isText: isText))
    }
    guard let series = try table.append(rows, line: line, &notes, into: &runs), usesTemplates,
      let slots = slots(of: members, row, series, bytes)
    else { return }
    addTemplate(bytes, slots, series)
  }

  /// What may differ in lines like this one; `nil` where that is not plain to see.
  private func slots(
    of members: [NDJSONLine.Member], _ row: NDJSONRow, _ series: Int, _ bytes: ArraySlice<UInt8>
  ) -> [(range: Range<Int>, slot: RowTemplate.Slot)]? {
    let ranges = JSONMembers(bytes).ranges
    guard ranges.count == members.count, Set(members.map(\.key)).count == members.count else {
      return nil
    }
    var slots: [(range: Range<Int>, slot: RowTemplate.Slot)] = []
    for (range, (key, value)) in zip(ranges, members) {
      let channel = table.channel(key, of: series)
      let isTime = key == row.time?.key
      if key == row.seriesKey || (isTime && channel != nil) {
        // A series of another name has another template, and no timestamp is a value besides.
        if channel != nil { return nil }
        continue
      }
      switch value {
      case .number, .null, .bool:
        // Such a name of a number is a channel, but a word there would name a series.
        let mayBeWord = !isTime && !ColumnNames.series.contains(ColumnNames.plain(key))
        slots.append(
          (range, isTime ? timeSlot : Self.slot(of: channel, mayBeWord: mayBeWord)))
      case .string:
        if bytes[range].contains(UInt8(ascii: "\\")) { return nil }
        if let channel {
          // A number in quotes, or a word, for which there is no slot.
          guard DecimalNumber.whole(Array(bytes[range])) != nil else { return nil }
          slots.append((range, .value(channel, mayBeWord: false)))
        } else {
          slots.append((range, isTime && table.timestamps != nil ? .timestamp : .text))
        }
      case .array, .object:
        if channel != nil { return nil }
      }
    }
    return slots
  }

  /// The slot of a timestamp; without timestamps, numbers are all the same.
  private var timeSlot: RowTemplate.Slot {
    table.timestamps == nil ? .number(mayBeWord: false) : .timestamp
  }

  private static func slot(of channel: Int?, mayBeWord: Bool) -> RowTemplate.Slot {
    channel.map { .value($0, mayBeWord: mayBeWord) } ?? .number(mayBeWord: mayBeWord)
  }

  private mutating func addTemplate(
    _ bytes: ArraySlice<UInt8>, _ slots: [(range: Range<Int>, slot: RowTemplate.Slot)],
    _ series: Int
  ) {
    templates.add(
      RowTemplate(
        line: bytes, slots: slots, series: series,
        channelCount: table.series[series].channelNames.count))
  }

  private mutating func readProtocol(
    _ bytes: ArraySlice<UInt8>, _ line: Int, _ notes: inout SampleNotes,
    into runs: inout [SampleRun]
  ) throws(DataError) {
    let content: InfluxLine
    do throws(InfluxLine.Failure) {
      content = try InfluxLine(bytes)
    } catch {
      throw failure(line, column: error.position + 1, error.expected)
    }
    let wanted = try wantedFields()
    let time = options.hasTimestamps ? content.time : nil
    var rows = NamedRows(
      series: content.series, times: [time.map { Array(bytes[$0]) }], values: [[]])
    for (index, field) in content.fields.enumerated()
    where wanted.isEmpty || wanted.contains(field.name) {
      if let number = field.number {
        rows.values[0].append((field.name, number))
      } else {
        let text = String(decoding: bytes[field.range].prefix(200), as: UTF8.self)
        guard wanted.isEmpty else {
          throw .notANumber(
            file: file.path, line: line,
            column: DataColumn(position: index + 1, name: field.name), found: text)
        }
        rows.others.append(
          .init(name: field.name, position: index + 1, found: text, isText: true))
      }
    }
    for name in wanted where !content.fields.contains(where: { $0.name == name }) {
      rows.values[0].append((name, .nan))
    }
    guard !rows.values[0].isEmpty else {
      throw failure(line, column: 1, "a field that is a number")
    }
    guard let series = try table.append(rows, line: line, &notes, into: &runs), usesTemplates,
      let slots = slots(of: content, series)
    else { return }
    addTemplate(bytes, slots, series)
  }

  private func slots(of content: InfluxLine, _ series: Int)
    -> [(range: Range<Int>, slot: RowTemplate.Slot)]?
  {
    guard Set(content.fields.map(\.name)).count == content.fields.count else { return nil }
    var slots: [(range: Range<Int>, slot: RowTemplate.Slot)] = []
    for field in content.fields {
      let channel = table.channel(field.name, of: series)
      if field.number == nil {
        if channel != nil { return nil }
        slots.append((field.range, .text))
      } else {
        slots.append((field.range, Self.slot(of: channel, mayBeWord: true)))
      }
    }
    if let time = content.time { slots.append((time, timeSlot)) }
    return slots
  }

  private func wantedFields() throws(DataError) -> [String] {
    for wanted in [options.timestampColumn, options.seriesColumn, options.labelColumn] {
      if let wanted {
        throw .columnNotFound(file: file.path, wanted: wanted, available: [])
      }
    }
    return try options.valueColumns.map { wanted throws(DataError) in
      guard case .name(let name) = wanted else {
        throw .columnNotFound(file: file.path, wanted: wanted, available: [])
      }
      return name
    }
  }

  private func failure(_ line: Int, column: Int, _ expected: String) -> DataError {
    .notLineProtocol(file: file.path, line: line, column: column, expected: expected)
  }
}
