extension CSVLayout {
  /// Gives the columns that a person named the job of timestamps; `date,time` are two.
  mutating func assignTimestamps(_ wanted: ColumnReference) throws(DataError) {
    guard case .name(let name) = wanted, name.contains(","), columns.names?.contains(name) != true
    else {
      try assign(.timestamp, to: wanted)
      return
    }
    var indices: [Int] = []
    for part in name.split(separator: ",", omittingEmptySubsequences: false) {
      let trimmed = part.drop { $0 == " " }
      indices.append(
        try assign(.timestampPart(indices.count), to: ColumnReference(String(trimmed))))
    }
    timestampParts = TimestampColumns(asked: indices, in: columns)
  }

  /// Finds the columns of timestamps by name, then by content.
  mutating func findTimestamps(_ options: SeriesReader.Options) {
    guard options.hasTimestamps, options.timestampColumn == nil else { return }
    let found =
      columns.first(named: ColumnNames.timestamps) { isFree($0) && columns.holdsTimestamps($0) }
      ?? columns.indices.first { isFree($0) && columns.kinds[$0].isDates }
    if let parts = TimestampColumns(foundIn: columns, timestamp: found, where: isFree) {
      timestampParts = parts
      for (part, index) in parts.indices.enumerated() { roles[index] = .timestampPart(part) }
    } else if let found {
      roles[found] = .timestamp
    } else if isFree(0), columns.count > 1, columns.firstCountsRows {
      roles[0] = .timestamp
    } else if let index = columns.indices.first(where: {
      isFree($0) && columns.holdsUnnamedTimestamps($0)
    }) {
      roles[index] = .timestamp
      notes.append(.timestampsFound(column: column(index)))
    }
  }

  /// Finds out how the timestamps are written.
  ///
  /// - Parameter allRows: All rows at hand, for dates that the sample leaves open.
  mutating func fitTimestamps(
    _ options: SeriesReader.Options, allRows: () throws(DataError) -> CSVSample
  ) throws(DataError) {
    guard let index = timestampParts?.indices.first ?? roles.firstIndex(of: .timestamp) else {
      return
    }
    let parts = timestampParts ?? TimestampColumns(indices: [index], separators: [""])
    let isDate = columns.isNamedAsDate(index)
    let cells = columns.body.map { parts.joined($0.cells) }
    var fit = TimestampParser.fitted(to: cells, monthFirst: options.monthFirst, isDate: isDate)
    if let row = fit?.ambiguousRow {
      let width = columns.count
      let more = try allRows().rows.filter { $0.cells.count == width }
      fit = TimestampParser.fitted(
        to: more.map { parts.joined($0.cells) }, monthFirst: options.monthFirst, isDate: isDate)
      if fit?.ambiguousRow != nil {
        throw .ambiguousDate(
          file: file, line: columns.body[row].line, column: column(index),
          found: String(decoding: cells[row], as: UTF8.self))
      }
    }
    guard let fit else {
      throw .notATimestamp(
        file: file, line: columns.body.first?.line ?? 1, column: column(index),
        found: String(decoding: cells.first ?? [], as: UTF8.self), example: nil)
    }
    timestamps = fit.parser
    if let timestampParts {
      notes.append(.timestampsJoined(columns: timestampParts.indices.map(column)))
    }
    if let note = fit.note(on: column(index), cells) { notes.append(note) }
    if fit.hasMixedZones { notes.append(.mixedZones(column: column(index))) }
  }

  /// The note on a column of text that is left out.
  func note(onText index: Int) -> DataNote {
    guard timestamps == nil, columns.looksLikeTimestamps(index),
      let cell = columns.body.lazy.map({ $0.cells[index] }).first(where: { !CSVCell.isMissing($0) })
    else { return .textColumnIgnored(column: column(index)) }
    return .timestampsNotRead(
      column: column(index), found: String(decoding: cell.prefix(60), as: UTF8.self))
  }
}
