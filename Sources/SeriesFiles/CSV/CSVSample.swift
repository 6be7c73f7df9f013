/// The first rows of delimited text, field by field, to find out how the text is made.
struct CSVSample {
  /// A row and the line it begins on.
  struct Row {
    let line: Int
    let cells: [[UInt8]]
  }

  /// The byte between fields.
  let delimiter: UInt8
  /// The first rows.
  var rows: [Row] = []

  private static let candidates: [UInt8] = [
    UInt8(ascii: "\t"), UInt8(ascii: ";"), UInt8(ascii: "|"), UInt8(ascii: ","),
  ]
  private static let cellLimit = 30_000

  /// Reads the rows that the chunk at hand holds whole, up to a limit.
  init(_ chunk: ByteChunk, _ options: SeriesReader.Options, rowLimit: Int = 1000)
    throws(DataError)
  {
    delimiter = options.delimiter ?? Self.delimiter(of: chunk)
    let storage = chunk.bytes
    let bytes = storage.span
    var position = chunk.start
    var line = 1
    var cellCount = 0
    var cell: [UInt8] = []
    while position < chunk.end, rows.count < rowLimit,
      cellCount < max(Self.cellLimit, rowLimit)
    {
      if bytes[position].isLineEnd {
        if CSVScanner.lineEnd(bytes, &position, chunk.end) == .nothing { break }
        line += 1
        continue
      }
      var cells: [[UInt8]] = []
      var innerLines = 0
      var terminator = CSVScanner.Terminator.delimiter
      while terminator == .delimiter {
        terminator = CSVScanner.field(
          bytes, &position, end: chunk.end, delimiter: delimiter, into: &cell, lines: &innerLines)
        // A field that runs past the chunk is no field yet.
        if terminator == .nothing { break }
        cells.append(cell)
        guard cells.count <= options.maximumChannels else {
          throw .tooManyColumns(
            file: chunk.path, line: line, found: cells.count, limit: options.maximumChannels)
        }
      }
      if terminator == .nothing {
        if chunk.isAtEnd { throw .openQuote(file: chunk.path, line: line) }
        break
      }
      if cells.count > 1 || !(cells.first?.isEmpty ?? true) {
        rows.append(Row(line: line, cells: cells))
      }
      cellCount += cells.count
      line += 1 + innerLines
    }
  }

  /// The candidate that the first lines agree on; a comma for a file of one column.
  ///
  /// Where several agree, the comma comes last: it may be the decimal comma.
  private static func delimiter(of chunk: ByteChunk) -> UInt8 {
    var counts: [[Int]] = []
    var line = [Int](repeating: 0, count: candidates.count)
    var isQuoted = false
    var isBlank = true
    var hasInnerBlank = false
    var seenText = false
    for byte in chunk.bytes[chunk.start..<chunk.end] {
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      if !isQuoted, byte.isLineEnd {
        if !isBlank { counts.append(line) }
        if counts.count == 40 { break }
        line = line.map { _ in 0 }
        isBlank = true
        seenText = false
        continue
      }
      if byte.isBlank {
        hasInnerBlank = hasInnerBlank || seenText
      } else {
        isBlank = false
        seenText = true
      }
      if !isQuoted, let index = candidates.firstIndex(of: byte) { line[index] += 1 }
    }
    guard let first = counts.first else { return UInt8(ascii: ",") }
    var best: (index: Int, agreeing: Int)?
    for index in candidates.indices where first[index] > 0 {
      let agreeing = counts.count { $0[index] == first[index] }
      if agreeing > best?.agreeing ?? 0 { best = (index, agreeing) }
    }
    if let best { return candidates[best.index] }
    return hasInnerBlank && isTableOfNumbers(chunk) ? UInt8(ascii: " ") : UInt8(ascii: ",")
  }

  /// Whether each word of the first lines is a number, and some line has several.
  private static func isTableOfNumbers(_ chunk: ByteChunk) -> Bool {
    let head = chunk.bytes[chunk.start..<min(chunk.end, chunk.start + 16_384)]
    var lines = head.split(whereSeparator: \.isLineEnd)
    // The last line may be cut off.
    if lines.count > 1 { lines.removeLast() }
    return lines.allSatisfy { line in
      let words = line.split(whereSeparator: \.isBlank)
      return words.count > 1
        && words.allSatisfy {
          DecimalNumber.whole(Array($0)) != nil || CSVCell.isEmptyWord(Array($0))
        }
    }
  }
}
