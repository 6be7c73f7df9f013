internal import TimeSeries

/// Reads the rows of a range of bytes: as far as it can decide them from these bytes alone, or,
/// with authority, all of them.
///
/// Several readers work on the pieces of a block at a time. Where one meets something that depends
/// on earlier rows, or an error, it stops at the row's begin, and the table reads that row again
/// with authority: it alone knows the number of the line.
struct CSVRowReader: Sendable {
  /// The rules of a stream, where each line is a row and none may take the others with it.
  struct StreamRule {
    /// The line of column names, which may come again and is no row then; empty without one.
    var header: [UInt8]
  }

  /// Whether the rows before are known, so that errors are thrown and channels may be dropped.
  private let hasAuthority: Bool
  private let path: String
  private let delimiter: UInt8
  private let streamRule: StreamRule?
  private var layout: CSVLayout
  private let timestamps: TimestampParser?
  /// Reads plain rows; `nil` where there are none.
  private let plain: PlainRows?
  private var cell: [UInt8] = []
  private var lastSeries: (id: [UInt8], index: Int32) = ([], -1)

  /// The bytes that were asked for.
  private(set) var range = 0..<0
  /// Behind the last row read.
  private(set) var position = 0
  /// The line at `position`, but for `pendingBlanks`; without authority counted from 0.
  private(set) var line = 0
  /// Empty lines before `position`.
  private(set) var pendingBlanks = 0
  /// Whether rows come before these.
  private(set) var isContinued = false
  /// The first tick of the file, where known, as an example.
  var firstTick: Int64?

  /// The rows, until they are taken.
  private(set) var rows: CSVRows
  /// `[row, channel]`, and behind `valueCount` free room: one
  /// store is faster than one append.
  private var storage: [Double] = []
  /// Where the row at hand begins in `storage`.
  private var valueCount = 0
  /// `[part]`: the fields that make the timestamp of the row at hand together.
  private var timestampParts: [[UInt8]]
  /// Channels that turned out to be text in the row at hand.
  private var textChannels: [Int] = []

  /// The values of the rows, `[row, channel]`.
  var values: ArraySlice<Double> { storage[..<valueCount] }

  /// A reader of texts of a layout.
  init(
    _ layout: CSVLayout, path: String, delimiter: UInt8, hasAuthority: Bool,
    streamRule: StreamRule? = nil
  ) {
    self.streamRule = streamRule
    self.layout = layout
    self.path = path
    self.delimiter = delimiter
    self.hasAuthority = hasAuthority
    timestamps = layout.timestamps
    timestampParts = layout.timestampParts.map { $0.indices.map { _ in [] } } ?? []
    // A header of numbers could be taken for a plain row when it comes again.
    let mayStartRow = streamRule?.header.first.map { $0.isDigit || $0 == 0x2D || $0 == 0x2E }
    plain = mayStartRow ?? false ? nil : PlainRows(layout, delimiter: delimiter)
    rows = CSVRows(layout)
  }

  /// Begins anew, at a line.
  ///
  /// - Parameter layout: Channels may be decided since.
  mutating func begin(_ layout: CSVLayout, line: Int = 0, pendingBlanks: Int = 0) {
    self.layout = layout
    self.line = line
    self.pendingBlanks = pendingBlanks
    rows.removeAll()
    valueCount = 0
    lastSeries.index = -1
  }

  /// Reads the rows that a range holds whole, as far as it can be done without authority.
  ///
  /// - Parameter isContinued: Whether rows come before these.
  mutating func read(_ bytes: [UInt8], _ range: Range<Int>, isContinued: Bool) {
    do throws(DataError) {
      try readWithAuthority(bytes, range, isContinued: isContinued)
    } catch { preconditionFailure("an error without authority: \(error)") }
  }

  /// Reads the rows that a range holds whole.
  ///
  /// - Parameter isContinued: Whether rows come before these.
  mutating func readWithAuthority(
    _ bytes: [UInt8], _ range: Range<Int>, isContinued: Bool
  ) throws(DataError) {
    let bytes = bytes.span
    self.range = range
    self.isContinued = isContinued
    position = range.lowerBound
    let end = range.upperBound
    var index = position
    while index < end {
      if pendingBlanks == 0, let plain {
        readPlainRows(plain, bytes, &index, end)
        position = index
        if index == end { return }
      }
      if bytes[index].isLineEnd {
        if CSVScanner.lineEnd(bytes, &index, end) == .nothing { return }
        position = index
        pendingBlanks += 1
        continue
      }
      line += pendingBlanks
      if pendingBlanks > 0 { addBlanks() }
      if skipHeader(bytes, &index, end) {
        position = index
        line += 1
        continue
      }
      let firstLine = line
      let isRead: Bool
      do throws(DataError) {
        isRead = try readRow(bytes, &index, end)
      } catch {
        textChannels = []
        if hasAuthority { throw error }
        isRead = false
      }
      guard isRead else {
        line = firstLine
        return
      }
      position = index
      line += 1
    }
  }

  /// Reads plain rows up to the first that is not.
  private mutating func readPlainRows(
    _ plain: PlainRows, _ bytes: Span<UInt8>, _ index: inout Int, _ end: Int
  ) {
    precondition(index >= 0 && end <= bytes.count, "bytes to \(end) of \(bytes.count)")
    let width = layout.channelColumns.count
    var tick: Int64 = 0
    var label = false
    var count = Self.batchSize
    while count == Self.batchSize {
      makeRoom(Self.batchSize)
      // The storage leaves the reader, so that it is looked at once and not for every value.
      var storage: [Double] = []
      swap(&storage, &self.storage)
      var values = storage.mutableSpan
      count = 0
      while count < Self.batchSize,
        plain.read(
          bytes, &index, end, into: &values, at: valueCount, tick: &tick, label: &label)
      {
        rows.append(tick: tick, label: label, series: 0)
        valueCount &+= width
        line &+= 1
        count &+= 1
      }
      swap(&storage, &self.storage)
    }
  }

  private static let batchSize = 256

  /// Steps over a row that could not be read, and over the end of its line.
  ///
  /// - Returns: The bytes of the line.
  mutating func skipLine(_ bytes: [UInt8]) -> Range<Int> {
    let first = position
    while position < range.upperBound, bytes[position] != 0x0A { position += 1 }
    let end = position
    position = min(position + 1, range.upperBound)
    line += 1
    return first..<end
  }

  /// Steps over the line of column names where it comes again, as in a log begun anew.
  @inline(__always)
  private func skipHeader(_ bytes: Span<UInt8>, _ index: inout Int, _ end: Int) -> Bool {
    guard let header = streamRule?.header, !header.isEmpty else { return false }
    var next = index
    if end - next > 3, bytes[next] == 0xEF, bytes[next + 1] == 0xBB, bytes[next + 2] == 0xBF {
      next += 3
    }
    guard end - next > header.count, bytes[next + header.count].isLineEnd else { return false }
    for offset in header.indices where bytes[next + offset] != header[offset] { return false }
    next += header.count
    guard CSVScanner.lineEnd(bytes, &next, end) == .lineEnd else { return false }
    index = next
    return true
  }

  /// In a file of one column an empty line between others is a missing value.
  private mutating func addBlanks() {
    if streamRule == nil, layout.roles.count == 1, isContinued || rows.count > 0 {
      makeRoom(pendingBlanks)
      for _ in 0..<pendingBlanks {
        storage[valueCount] = .nan
        valueCount += 1
        rows.append(tick: 0, label: false, series: 0)
      }
    }
    pendingBlanks = 0
  }

  /// Makes room for the values of some rows.
  @inline(__always)
  private mutating func makeRoom(_ count: Int) {
    let wanted = valueCount + count * layout.channelColumns.count
    if wanted > storage.count {
      storage.append(contentsOf: repeatElement(0, count: max(wanted, 1024)))
    }
  }

  /// Reads one row; false where it goes on behind the end.
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
    makeRoom(1)
    while true {
      let fieldStart = index
      var isRead = false
      switch layout.roles[column] {
      case .value(let channel):
        CSVScanner.skipBlanks(bytes, &index, end, delimiter)
        if let number = DecimalNumber.scan(bytes, &index, end: end, point: layout.point) {
          storage[valueCount + channel] = number
          isRead = true
        }
      case .timestamp:
        CSVScanner.skipBlanks(bytes, &index, end, delimiter)
        if let read = timestamps?.scan(bytes, &index, end: end) {
          tick = read
          isRead = true
        }
      case .label:
        let byte = bytes[index]
        if byte == 0x30 || byte == 0x31 {
          isRead = true
          label = byte == 0x31
          index += 1
        }
      case .writtenValue, .timestampPart, .series, .skipped:
        break
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
        try checkQuote(terminator, innerLines)
        if terminator == .nothing { return false }
        // A line shorter than its neighbours is a fault of its width, not of its last cell.
        if column == last || terminator == .delimiter {
          switch layout.roles[column] {
          case .value(let channel), .writtenValue(let channel):
            storage[valueCount + channel] = try value(column, channel)
          case .timestamp: tick = try self.tick(column)
          case .timestampPart(let part): timestampParts[part] = cell
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
    if let parts = layout.timestampParts {
      cell = parts.joined { timestampParts[$0] }
      tick = try self.tick(parts.indices[0])
    }
    position = index
    if !textChannels.isEmpty {
      rows.drop(textChannels)
      textChannels = []
    }
    rows.append(tick: tick, label: label, series: series)
    valueCount += layout.channelColumns.count
    return true
  }

  /// Counts the fields of a row of the wrong width, and throws; false where it goes on behind the
  /// end.
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
      try checkQuote(terminator, innerLines)
      found += 1
    }
    if terminator == .nothing { return false }
    throw .unevenRow(file: path, line: line, found: found, expected: layout.roles.count)
  }

  /// In a stream a quote must close in its line: otherwise one stray quote would swallow all
  /// lines up to the next.
  @inline(__always)
  private func checkQuote(_ terminator: CSVScanner.Terminator, _ innerLines: Int)
    throws(DataError)
  {
    if streamRule != nil, innerLines > 0 || terminator == .nothing { throw openQuote(line: line) }
  }

  /// The error of a quote that does not close.
  func openQuote(line: Int) -> DataError { .openQuote(file: path, line: line) }

  // The slow ways, for what is no plain number, or not written plainly; `cell` holds the field.

  private mutating func value(_ column: Int, _ channel: Int) throws(DataError) -> Double {
    if let notation = layout.notations[channel] {
      if let number = notation.number(cell) { return number }
    } else if let number = DecimalNumber.whole(cell, point: layout.point) {
      return number
    }
    if layout.missing.contains(cell) { return .nan }
    if CSVCell.isInfinite(cell) { return .infinity }
    if layout.isUndecided[channel], hasAuthority, !hasNumber(in: channel) {
      textChannels.append(channel)
      return .nan
    }
    if cell.contains(0) { throw .zeroByte(file: path, line: line) }
    throw .notANumber(file: path, line: line, column: layout.column(column), found: found)
  }

  /// Whether a channel has held a number in the rows at hand.
  private func hasNumber(in channel: Int) -> Bool {
    stride(from: channel, to: valueCount, by: layout.channelColumns.count)
      .contains { !storage[$0].isNaN }
  }

  private func tick(_ column: Int) throws(DataError) -> Int64 {
    if let tick = timestamps?.whole(cell) { return tick }
    if cell.contains(0) { throw .zeroByte(file: path, line: line) }
    let example = (firstTick ?? rows.ticks.first).flatMap { timestamps?.style.text(tick: $0) }
    throw .notATimestamp(
      file: path, line: line, column: layout.column(column), found: found, example: example)
  }

  private func label(_ column: Int) throws(DataError) -> Bool {
    if let label = CSVCell.label(cell) { return label }
    throw .notALabel(file: path, line: line, column: layout.column(column), found: found)
  }

  private mutating func series() throws(DataError) -> Int32 {
    if cell == lastSeries.id, lastSeries.index >= 0 { return lastSeries.index }
    guard let id = String(validating: cell, as: UTF8.self) else {
      throw .notUTF8(file: path, line: line)
    }
    let index = rows.seriesIndex(of: id)
    lastSeries = (cell, index)
    return index
  }

  private var found: String { String(decoding: cell.prefix(200), as: UTF8.self) }
}
