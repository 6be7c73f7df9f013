/// Reads delimited text in one pass, chunk by chunk.
struct CSVReader {
  /// No line is longer.
  static let lineLimit = 1 << 26

  private let name: FileName
  private let chunk: ByteChunk
  private let delimiter: UInt8
  private var layout: CSVLayout
  private var rows: CSVRows
  private var cell: [UInt8] = []
  private var line = 1
  private var pendingBlanks = 0
  /// Values on their way to `rows`, `[row, channel]`: one move for many is faster than many.
  private var batch: [Double]
  /// Where the row at hand begins in the batch.
  private var batchStart = 0
  private var lastSeries: (id: [UInt8], index: Int32) = ([], -1)

  /// Finds out how a text is made.
  init(_ name: FileName, _ chunk: ByteChunk, _ options: SeriesReader.Options) throws(DataError) {
    self.name = name
    self.chunk = chunk
    chunk.endLastLine()
    var sample = try CSVSample(chunk, options)
    while sample.rows.count < 2, !chunk.isAtEnd {
      try Self.checkWidth(chunk, sample.delimiter, options.maximumChannels)
      try chunk.fill()
      chunk.endLastLine()
      sample = try CSVSample(chunk, options)
    }
    delimiter = sample.delimiter
    layout = try CSVLayout(sample, file: chunk.path, options) { () throws(DataError) in
      try CSVSample(chunk, options, rowLimit: .max)
    }
    let width = layout.channelColumns.count
    batch = [Double](repeating: 0, count: width * max(1, 4096 / width))
    rows = CSVRows(layout)
    if layout.names != nil { skipHeader() }
  }

  /// Reads all rows.
  mutating func read() throws(DataError) -> DataFile {
    while true {
      let start = chunk.start
      try readChunk()
      if let size = chunk.size, rows.count > 0, start < chunk.start {
        rows.reserve(size, bytes: chunk.start - start)
      }
      if chunk.isAtEnd {
        if chunk.start < chunk.end { throw .openQuote(file: chunk.path, line: line) }
        break
      }
      if chunk.start == 0 {
        guard chunk.end < Self.lineLimit else {
          throw .lineTooLong(file: chunk.path, line: line, limit: Self.lineLimit)
        }
      }
      try chunk.fill()
      chunk.endLastLine()
    }
    return try rows.file(name, layout)
  }

  /// Refuses a first line of too many columns before more of it is read.
  private static func checkWidth(_ chunk: ByteChunk, _ delimiter: UInt8, _ limit: Int)
    throws(DataError)
  {
    let line = chunk.bytes[chunk.start..<chunk.end].prefix { !$0.isLineEnd }
    let found = line.count { $0 == delimiter } + 1
    if found > limit {
      throw .tooManyColumns(file: chunk.path, line: 1, found: found, limit: limit)
    }
    if line.count >= lineLimit {
      throw .lineTooLong(file: chunk.path, line: 1, limit: lineLimit)
    }
  }

  private mutating func skipHeader() {
    let storage = chunk.bytes
    let bytes = storage.span
    var position = chunk.start
    while position < chunk.end, bytes[position].isLineEnd {
      if CSVScanner.lineEnd(bytes, &position, chunk.end) == .nothing { return }
      line += 1
    }
    var terminator = CSVScanner.Terminator.delimiter
    while terminator == .delimiter {
      terminator = CSVScanner.field(
        bytes, &position, end: chunk.end, delimiter: delimiter, into: &cell, lines: &line)
    }
    line += 1
    chunk.start = position
  }

  /// Reads the rows that the chunk holds whole.
  private mutating func readChunk() throws(DataError) {
    let storage = chunk.bytes
    let bytes = storage.span
    let end = chunk.end
    var position = chunk.start
    while position < end {
      let rowStart = position
      if bytes[position].isLineEnd {
        if CSVScanner.lineEnd(bytes, &position, end) == .nothing {
          position = rowStart
          break
        }
        pendingBlanks += 1
        continue
      }
      line += pendingBlanks
      if pendingBlanks > 0 { addBlanks() }
      let firstLine = line
      guard try readRow(bytes, &position, end) else {
        line = firstLine
        position = rowStart
        break
      }
      line += 1
    }
    flush()
    chunk.start = position
  }

  private mutating func flush() {
    rows.values.append(contentsOf: batch[..<batchStart])
    batchStart = 0
  }

  /// In a file of one column an empty line between others is a missing value.
  private mutating func addBlanks() {
    if layout.roles.count == 1, rows.count > 0 {
      flush()
      for _ in 0..<pendingBlanks { rows.values.append(.nan) }
      if rows.hasLabels {
        rows.labels.append(contentsOf: repeatElement(false, count: pendingBlanks))
      }
      rows.count += pendingBlanks
    }
    pendingBlanks = 0
  }

  /// Reads one row; false, and nothing read, where it goes on behind the chunk.
  @inline(__always)
  private mutating func readRow(_ bytes: Span<UInt8>, _ position: inout Int, _ end: Int)
    throws(DataError) -> Bool
  {
    var tick: Int64 = 0
    var label = false
    var series: Int32 = 0
    let last = layout.roles.count - 1
    var index = position
    var column = 0
    while true {
      let fieldStart = index
      let isRead: Bool
      switch layout.roles[column] {
      case .value(let channel):
        CSVScanner.skipBlanks(bytes, &index, end, delimiter)
        if let number = DecimalNumber.scan(bytes, &index, end: end, point: layout.point) {
          batch[batchStart + channel] = number
          isRead = true
        } else {
          isRead = false
        }
      case .timestamp:
        CSVScanner.skipBlanks(bytes, &index, end, delimiter)
        if let read = layout.timestamps?.scan(bytes, &index, end: end) {
          tick = read
          isRead = true
        } else {
          isRead = false
        }
      case .label:
        let byte = bytes[index]
        isRead = byte == 0x30 || byte == 0x31
        if isRead {
          label = byte == 0x31
          index += 1
        }
      case .series, .skipped:
        isRead = false
      }
      var terminator = CSVScanner.Terminator.nothing
      if isRead, index < end {
        if bytes[index] != delimiter, !bytes[index].isLineEnd {
          CSVScanner.skipBlanks(bytes, &index, end, delimiter)
          if index == end { return false }
        }
        if bytes[index] == delimiter, delimiter != 0x20 {
          index += 1
          terminator = .delimiter
        } else if bytes[index].isLineEnd {
          terminator = CSVScanner.lineEnd(bytes, &index, end)
        }
      }
      if terminator == .nothing {
        index = fieldStart
        var innerLines = 0
        terminator = CSVScanner.field(
          bytes, &index, end: end, delimiter: delimiter, into: &cell, lines: &innerLines)
        if terminator == .nothing { return false }
        // A line shorter than its neighbours is a fault of its width, not of its last cell.
        if column == last || terminator == .delimiter {
          switch layout.roles[column] {
          case .value(let channel): batch[batchStart + channel] = try value(column, channel)
          case .timestamp: tick = try self.tick(column)
          case .label: label = try self.label(column)
          case .series: series = try self.series()
          case .skipped: break
          }
        }
        line += innerLines
      }
      if column == last {
        if terminator == .lineEnd { break }
      } else if terminator == .delimiter {
        column += 1
        continue
      }
      return try unevenRow(bytes, index, end, found: column + 1, goesOn: terminator == .delimiter)
    }
    position = index
    rows.append(tick: tick, label: label, series: series)
    batchStart += layout.channelColumns.count
    if batchStart == batch.count { flush() }
    return true
  }

  /// Counts the fields of a row of the wrong width, and throws.
  ///
  /// A line of nothing but blanks is passed over instead, by the caller's next turn.
  private mutating func unevenRow(
    _ bytes: Span<UInt8>, _ position: Int, _ end: Int, found: Int, goesOn: Bool
  ) throws(DataError) -> Bool {
    var found = found
    var index = position
    var terminator: CSVScanner.Terminator = goesOn ? .delimiter : .lineEnd
    var innerLines = 0
    while terminator == .delimiter {
      terminator = CSVScanner.field(
        bytes, &index, end: end, delimiter: delimiter, into: &cell, lines: &innerLines)
      found += 1
    }
    if terminator == .nothing, !chunk.isAtEnd { return false }
    throw .unevenRow(file: chunk.path, line: line, found: found, expected: layout.roles.count)
  }

  // The slow ways, for what is no plain number, or not written plainly; `cell` holds the field.

  private mutating func value(_ column: Int, _ channel: Int) throws(DataError) -> Double {
    if let number = DecimalNumber.whole(cell, point: layout.point) { return number }
    if CSVCell.isMissing(cell) { return .nan }
    if CSVCell.isInfinite(cell) { return .infinity }
    if layout.isUndecided[channel], !hasNumber(in: channel) {
      rows.dropped.insert(channel)
      layout.roles[column] = .value(channel)
      return .nan
    }
    if cell.contains(0) { throw .zeroByte(file: chunk.path, line: line) }
    throw .notANumber(
      file: chunk.path, line: line, column: layout.column(column), found: found)
  }

  /// Whether a channel has held a number so far.
  private func hasNumber(in channel: Int) -> Bool {
    rows.hasNumber(in: channel)
      || stride(from: channel, to: batchStart, by: layout.channelColumns.count)
        .contains { !batch[$0].isNaN }
  }

  private func tick(_ column: Int) throws(DataError) -> Int64 {
    if let tick = layout.timestamps?.whole(cell) { return tick }
    if cell.contains(0) { throw .zeroByte(file: chunk.path, line: line) }
    let example = rows.ticks.first.flatMap { layout.timestamps?.style.text(tick: $0) }
    throw .notATimestamp(
      file: chunk.path, line: line, column: layout.column(column), found: found, example: example)
  }

  private func label(_ column: Int) throws(DataError) -> Bool {
    if let label = CSVCell.label(cell) { return label }
    throw .notALabel(file: chunk.path, line: line, column: layout.column(column), found: found)
  }

  private mutating func series() throws(DataError) -> Int32 {
    if cell == lastSeries.id, lastSeries.index >= 0 { return lastSeries.index }
    guard let id = String(validating: cell, as: UTF8.self) else {
      throw .notUTF8(file: chunk.path, line: line)
    }
    let index = rows.seriesIndex(of: id)
    lastSeries = (cell, index)
    return index
  }

  private var found: String { String(decoding: cell.prefix(200), as: UTF8.self) }
}
