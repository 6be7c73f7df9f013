/// Reads delimited text in one pass, block by block.
struct CSVReader {
  /// No line is longer.
  static let lineLimit = 1 << 26

  private let name: FileName
  private let chunk: ByteChunk
  private let delimiter: UInt8
  private let layout: CSVLayout
  private let blockSize: Int
  private let pieceSize: Int
  /// The line on which the rows begin.
  private var line = 1

  /// Finds out how a text is made.
  ///
  /// - Parameters:
  ///   - blockSize: Bytes that are fetched at a time.
  ///   - pieceSize: Bytes that one thread reads at a time.
  init(
    _ name: FileName, _ chunk: ByteChunk, _ options: SeriesReader.Options,
    blockSize: Int = 1 << 20, pieceSize: Int = 1 << 16
  ) throws(DataError) {
    self.blockSize = blockSize
    self.pieceSize = pieceSize
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
    if layout.names != nil { skipHeader() }
  }

  /// Reads all rows.
  consuming func read() throws(DataError) -> DataFile {
    let size = chunk.size
    let table = CSVTable(layout, path: name.path, delimiter: delimiter, line: line, size: size)
    let pipeline = CSVPipeline(
      chunk.takeLines(blockSize: blockSize), table, pieceSize: pieceSize,
      reader: CSVRowReader(layout, path: name.path, delimiter: delimiter, hasAuthority: false))
    return try pipeline.read().file(name)
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
    var cell: [UInt8] = []
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
}
