/// The table of a text as it grows, block by block.
struct CSVTable: Sendable {
  /// What the columns are for; channels are decided as rows come.
  private(set) var layout: CSVLayout
  private let path: String
  private var reader: CSVRowReader
  private var rows: CSVRows
  /// The line at which reading stands, but for `pendingBlanks`.
  private var line: Int
  /// Empty lines behind the last row.
  private var pendingBlanks = 0
  /// A row that goes on in the next block.
  private var tail: [UInt8] = []
  /// The bytes of the source, where known, and those read so far.
  private let size: Int?
  private var byteCount = 0

  /// An empty table, whose first row stands in the line given or below.
  init(_ layout: CSVLayout, path: String, delimiter: UInt8, line: Int, size: Int?) {
    self.path = path
    self.layout = layout
    self.line = line
    self.size = size
    reader = CSVRowReader(layout, path: path, delimiter: delimiter, hasAuthority: true)
    rows = CSVRows(layout)
  }

  /// Adds the rows of the next block.
  ///
  /// - Parameter pieces: What is read of it, in order.
  mutating func append(_ block: LineBlock, _ pieces: ArraySlice<CSVPiece>) throws(DataError) {
    switch block.failure {
    case .error(let error): throw error
    case .lineTooLong: throw lineTooLong
    case nil: break
    }
    byteCount += block.range.count
    if tail.isEmpty {
      var position = block.range.lowerBound
      for piece in pieces {
        var end = position
        piece.use { piece in
          end = piece.range.upperBound
          if piece.range.lowerBound == position { position = take(piece) }
        }
        if position < end { position = try read(block.bytes, position..<end) }
      }
      tail.append(contentsOf: block.bytes[position..<block.range.upperBound])
    } else {
      tail.append(contentsOf: block.bytes[block.range])
      tail.removeFirst(try read(tail, 0..<tail.count))
    }
    guard tail.count < CSVReader.lineLimit else { throw lineTooLong }
    if let size, rows.count > 0 { rows.reserve(size, bytes: byteCount) }
  }

  /// The series of all rows.
  consuming func file(_ name: FileName) throws(DataError) -> DataFile {
    guard tail.isEmpty else { throw .openQuote(file: path, line: line) }
    return try rows.file(name, layout)
  }

  private var lineTooLong: DataError {
    .lineTooLong(file: path, line: line + pendingBlanks, limit: CSVReader.lineLimit)
  }

  /// Adds what a reader without authority has read, and says where it ends.
  private mutating func take(_ piece: borrowing CSVRowReader) -> Int {
    // Before the first row, an empty line is no missing value.
    if piece.isContinued, rows.count == 0, layout.roles.count == 1 { return piece.range.lowerBound }
    if piece.line > 0 {
      if layout.roles.count == 1, rows.count > 0 { rows.appendBlanks(pendingBlanks) }
      line += pendingBlanks + piece.line
      pendingBlanks = piece.pendingBlanks
    } else {
      pendingBlanks += piece.pendingBlanks
    }
    append(piece)
    return piece.position
  }

  /// Reads rows with authority, and says where they end.
  private mutating func read(_ bytes: [UInt8], _ range: Range<Int>) throws(DataError) -> Int {
    reader.begin(layout, line: line, pendingBlanks: pendingBlanks)
    reader.firstTick = rows.ticks.first
    try reader.readWithAuthority(bytes, range, isContinued: rows.count > 0)
    line = reader.line
    pendingBlanks = reader.pendingBlanks
    append(reader)
    return reader.position
  }

  private mutating func append(_ reader: borrowing CSVRowReader) {
    let values = reader.values
    layout.decideChannels(by: values)
    rows.append(reader.rows, values: values)
  }
}
