internal import Files
package import TimeSeries

/// Reads the rows of a stream as they come: bytes in, rows out.
///
/// Nothing that it says of a row depends on later rows, or on where the stream was cut into pieces.
/// What the columns are, and how timestamps are written, follows from the first row: of csv from the
/// line of column names and the row below, or from the first two rows. A line that cannot be read is
/// skipped with a note; only where nothing can be read at all, an error is thrown, and then again by
/// every later call.
///
/// In csv each line is a row: no quoted field goes on in the next line.
package struct SampleReader: Sendable {
  /// No line may be longer.
  package static let lineLimit = 1 << 20
  private static let headSize = 4096

  /// The series so far, in the order of their first rows.
  package var series: [SeriesHeader] { csv?.series ?? named?.table.series ?? [] }

  /// How timestamps are written; `.rowNumber` without them, and before the first row.
  package var style: TimestampStyle {
    (csv?.layout.timestamps ?? named?.table.timestamps)?.style ?? .rowNumber
  }

  /// The format, once it is known.
  package private(set) var format: DataFormat?

  /// The lines that could not be read.
  package var skippedLines: Int { notes.skippedLines }

  /// The lines that were read or skipped.
  package private(set) var lineCount = 0

  private let file: FileName
  private let options: SeriesReader.Options
  private let usesTemplates: Bool
  private var notes = SampleNotes()
  private var csv: CSVSampleReader?
  private var named: NamedSampleReader?
  /// A comment before the first line of csv.
  private var comment: [UInt8] = []
  private var isText = false
  /// The bytes that are not read yet.
  private var buffer: [UInt8] = []
  /// Behind the last whole line in `buffer`.
  private var linesEnd = 0
  private var failure: DataError?

  /// A reader at the begin of a stream.
  ///
  /// - Parameters:
  ///   - path: Names the stream in messages, and its series if it is one; `-` is standard input.
  ///   - format: The format; `nil` is that of the options, or found from the path and the first line.
  package init(path: String, format: DataFormat? = nil, options: SeriesReader.Options) {
    self.init(path: path, format: format, options: options, usesTemplates: true)
  }

  /// A reader that can do without the quick way of reading like lines.
  init(path: String, format: DataFormat?, options: SeriesReader.Options, usesTemplates: Bool) {
    file = FileName(path)
    self.format = format ?? options.format ?? file.format
    self.options = options
    self.usesTemplates = usesTemplates
  }

  /// Reads the next bytes, which may end anywhere; the begin of a line waits for the rest.
  ///
  /// - Parameter runs: Receives the rows, in the order of the stream.
  /// - Throws: What keeps the whole stream from being read. The rows before it are in `runs`.
  package mutating func read(_ bytes: ArraySlice<UInt8>, into runs: inout [SampleRun])
    throws(DataError)
  {
    if let failure { throw failure }
    let count = buffer.count
    buffer.append(contentsOf: bytes)
    if let end = bytes.lastIndex(of: 0x0A) { linesEnd = count + end - bytes.startIndex + 1 }
    try readBuffer(isAtEnd: false, into: &runs)
  }

  /// Reads the next bytes, which may end anywhere.
  package mutating func read(_ bytes: [UInt8], into runs: inout [SampleRun]) throws(DataError) {
    try read(bytes[...], into: &runs)
  }

  /// Reads what is left at the end of the stream, whose last line may lack its line feed.
  ///
  /// - Throws: What keeps the whole stream from being read; `emptyFile` and `noRows` too.
  package mutating func finish(into runs: inout [SampleRun]) throws(DataError) {
    if let failure { throw failure }
    if let last = buffer.last, last != 0x0A {
      buffer.append(0x0A)
      linesEnd = buffer.count
    }
    try readBuffer(isAtEnd: true, into: &runs)
    guard csv != nil || named != nil else { throw .emptyFile(file: file.path) }
  }

  /// Forgets the begin of a line whose rest will not come.
  package mutating func forgetBegunLine() { buffer.removeLast(buffer.count - linesEnd) }

  /// What was noticed since the last call.
  package mutating func takeNotes() -> [SampleNote] { notes.take() }

  private mutating func readBuffer(isAtEnd: Bool, into runs: inout [SampleRun]) throws(DataError) {
    do throws(DataError) {
      var position = 0
      if try checkText(&position, isAtEnd: isAtEnd) {
        try readLines(&position, isAtEnd: isAtEnd, into: &runs)
      }
      buffer.removeFirst(position)
      linesEnd = max(0, linesEnd - position)
      if buffer.count - linesEnd > Self.lineLimit { throw lineTooLong }
    } catch {
      failure = error
      throw error
    }
  }

  private var lineTooLong: DataError {
    .lineTooLong(file: file.path, line: lineCount + 1, limit: Self.lineLimit)
  }

  /// Looks at the first line, or its first bytes; false where they are yet to come.
  private mutating func checkText(_ position: inout Int, isAtEnd: Bool) throws(DataError) -> Bool {
    if isText { return true }
    let head = buffer.prefix(Self.headSize)
    let lineEnd = head.firstIndex(of: 0x0A)
    guard lineEnd != nil || head.count == Self.headSize || isAtEnd else { return false }
    if format == .npy || head.starts(with: NPYReader.magic) {
      throw .zeroByte(file: file.path, line: 1)
    }
    position = try ByteChunk.checkText(head[..<(lineEnd ?? head.endIndex)], file: file.path)
    isText = true
    return true
  }

  private mutating func readLines(
    _ position: inout Int, isAtEnd: Bool, into runs: inout [SampleRun]
  ) throws(DataError) {
    while position < linesEnd {
      if csv == nil, named == nil {
        guard try decide(&position, isAtEnd: isAtEnd) else { return }
        continue
      }
      var end = linesEnd
      if end - position > Self.lineLimit {
        let piece = buffer[position..<position + Self.lineLimit]
        guard let last = piece.lastIndex(of: 0x0A) else { throw lineTooLong }
        end = last + 1
      }
      csv?.read(buffer, position..<end, line: &lineCount, &notes, into: &runs)
      try named?.read(buffer, position..<end, line: &lineCount, &notes, into: &runs)
      if named != nil, !options.missing.isEmpty {
        let missing = MissingWords(options.missing)
        for index in runs.indices { missing.remove(from: &runs[index].values) }
      }
      position = end
    }
  }

  /// The line at a position, without its end.
  private func line(at position: Int) throws(DataError) -> ArraySlice<UInt8> {
    let end = buffer[position..<linesEnd].firstIndex(of: 0x0A) ?? linesEnd
    guard end - position < Self.lineLimit else { throw lineTooLong }
    return buffer[position..<end]
  }

  /// Decides from the first lines how the stream is read; false where more are needed.
  private mutating func decide(_ position: inout Int, isAtEnd: Bool) throws(DataError) -> Bool {
    let first = try line(at: position)
    guard let kind = DataFormat(line: first) else {
      if !first.allSatisfy(\.isBlankOrLineEnd) { comment = Array(first) }
      position = first.endIndex + 1
      lineCount += 1
      return true
    }
    let format = format ?? kind
    self.format = format
    switch format {
    case .ndjson, .influx:
      named = NamedSampleReader(format, file, options, usesTemplates: usesTemplates)
      return true
    case .csv, .ucr, .npy:
      return try decideColumns(first, &position, isAtEnd: isAtEnd)
    }
  }

  /// Decides what the columns of csv are for.
  private mutating func decideColumns(
    _ first: ArraySlice<UInt8>, _ position: inout Int, isAtEnd: Bool
  ) throws(DataError) -> Bool {
    if isHeader(comment, above: first) {
      try makeCSV(comment + [0x0A] + first, linesBefore: lineCount - 1)
      return true
    }
    var lines = Array(first)
    var next = first.endIndex + 1
    var hasSecond = false
    while next < linesEnd, !hasSecond {
      let second = try line(at: next)
      next = second.endIndex + 1
      hasSecond = !second.isBlankOrComment
      // Other lines count in messages and are nothing else.
      lines += [0x0A] + (hasSecond ? second : [])
    }
    guard hasSecond || isAtEnd else { return false }
    try makeCSV(lines, linesBefore: lineCount)
    if csv?.layout.names != nil {
      position = first.endIndex + 1
      lineCount += 1
    }
    return true
  }

  /// Whether a comment above the first row names its columns.
  private func isHeader(_ comment: [UInt8], above row: ArraySlice<UInt8>) -> Bool {
    guard !comment.isEmpty, options.hasHeader ?? true else { return false }
    do throws(DataError) {
      let chunk = try ByteChunk(
        ByteSource(bytes: comment + [0x0A] + row + [0x0A], name: file.path))
      let rows = try CSVSample(chunk, options).rows
      guard rows.count == 2, rows[0].cells.count > 1, rows[0].cells.count == rows[1].cells.count
      else { return false }
      return rows[1].cells.contains {
        switch CSVCell($0) {
        case .number, .dateTime: true
        case .missing, .text: false
        }
      }
    } catch { return false }
  }

  private mutating func makeCSV(_ lines: [UInt8], linesBefore: Int) throws(DataError) {
    let blanks = [UInt8](repeating: 0x0A, count: min(max(0, linesBefore), Self.headSize))
    let reader = try CSVSampleReader(decidingBytes: blanks + lines + [0x0A], file, options)
    for note in reader.layout.notes { notes.tell(.columns(note)) }
    csv = reader
    comment = []
  }
}

extension SampleReader {
  /// What a reader in another process needs to go on from here.
  package var state: SampleReaderState {
    SampleReaderState(
      format: format, isText: isText, isDecided: csv != nil || named?.table.firstTime != nil,
      decidingBytes: csv?.decidingBytes ?? named?.table.firstTime ?? [], comment: comment,
      series: series, undecidedChannels: csv?.layout.isUndecided ?? [], lineCount: lineCount,
      skippedLines: skippedLines, pendingBytes: buffer)
  }

  /// A reader that goes on where another stood; of names that were left out it may tell again.
  ///
  /// - Throws: `unfitState` where the state is damaged, or of another stream or other options.
  package init(path: String, options: SeriesReader.Options, resuming state: SampleReaderState)
    throws(DataError)
  {
    self.init(path: path, format: state.format, options: options)
    let unfit = DataError.unfitState(file: path)
    guard state.lineCount >= 0, state.lineCount < 1 << 60, state.skippedLines >= 0,
      state.skippedLines <= state.lineCount, state.pendingBytes.count <= 3 * Self.lineLimit
    else { throw unfit }
    notes = SampleNotes(skippedLines: state.skippedLines)
    lineCount = state.lineCount
    comment = state.comment
    isText = state.isText
    buffer = state.pendingBytes
    linesEnd = (buffer.lastIndex(of: 0x0A) ?? -1) + 1
    let isNamed = state.format == .ndjson || state.format == .influx
    guard state.isDecided else {
      guard state.series.isEmpty, state.decidingBytes.isEmpty else { throw unfit }
      return
    }
    guard isText, let format = state.format else { throw unfit }
    do throws(DataError) {
      if isNamed {
        var reader = NamedSampleReader(format, file, options, usesTemplates: usesTemplates)
        guard try reader.resume(state.series, firstTime: state.decidingBytes) else { throw unfit }
        named = reader
      } else {
        var reader = try CSVSampleReader(decidingBytes: state.decidingBytes, file, options)
        guard reader.resume(state.series, undecidedChannels: state.undecidedChannels) else {
          throw unfit
        }
        csv = reader
      }
    } catch { throw unfit }
  }
}
