internal import Files

/// Reads rows of delimited text as they come, in the layout that the first ones decided.
struct CSVSampleReader: Sendable {
  /// Larger pieces would be slow to search for a channel's first number.
  private static let undecidedPieceSize = 1 << 14

  /// The lines that decided.
  let decidingBytes: [UInt8]
  /// The series, in the order of their first rows.
  private(set) var series: [SampleReader.SeriesHeader] = []
  /// What each column is for.
  private(set) var layout: CSVLayout
  private let rowLayout: CSVLayout
  private let channelNames: [String]
  private let hasSeriesColumn: Bool
  private var reader: CSVRowReader
  private var indices: [String: Int] = [:]
  private var told: Set<Int> = []

  /// Decides what the columns are for.
  ///
  /// - Parameter decidingBytes: The line of column names and the first row; or the first two rows,
  ///   or the only one.
  init(decidingBytes: [UInt8], _ name: FileName, _ options: SeriesReader.Options)
    throws(DataError)
  {
    self.decidingBytes = decidingBytes
    let chunk = try ByteChunk(ByteSource(bytes: decidingBytes, name: name.path))
    let sample = try CSVSample(chunk, options)
    layout = try CSVLayout(sample, file: name.path, options) { () throws(DataError) in sample }
    rowLayout = layout.ignoringLabels()
    channelNames = layout.channelNames
    hasSeriesColumn = layout.roles.contains(.series)
    let header =
      layout.names == nil
      ? [] : Array(decidingBytes.drop(while: \.isLineEnd).prefix { !$0.isLineEnd })
    reader = CSVRowReader(
      layout, path: name.path, delimiter: sample.delimiter, hasAuthority: true,
      streamRule: .init(header: header))
    if !hasSeriesColumn {
      series = [SampleReader.SeriesHeader(name: name.stem, channelNames: channelNames)]
    }
  }

  /// Takes on what a reader of the same stream had come to know.
  ///
  /// - Returns: Whether it fits the layout.
  mutating func resume(_ series: [SampleReader.SeriesHeader], undecidedChannels: [Bool]) -> Bool {
    guard undecidedChannels.count == channelNames.count,
      hasSeriesColumn || series == self.series,
      series.allSatisfy({ $0.channelNames == channelNames })
    else { return false }
    layout.isUndecided = undecidedChannels
    self.series = series
    for (index, header) in series.enumerated() {
      guard indices.updateValue(index, forKey: header.name) == nil else { return false }
    }
    return true
  }

  /// Reads whole lines.
  ///
  /// - Parameter line: The number of lines before these, and then with them.
  mutating func read(
    _ bytes: [UInt8], _ range: Range<Int>, line: inout Int, _ notes: inout SampleNotes,
    into runs: inout [SampleRun]
  ) {
    var first = range.lowerBound
    while first < range.upperBound {
      var end = range.upperBound
      if layout.isUndecided.contains(true), range.upperBound - first > Self.undecidedPieceSize {
        let rest = bytes[(first + Self.undecidedPieceSize)..<range.upperBound]
        end = (rest.firstIndex(of: 0x0A) ?? end - 1) + 1
      }
      readPiece(bytes, first..<end, line: &line, &notes)
      addRows(&notes, into: &runs)
      first = end
    }
  }

  private mutating func readPiece(
    _ bytes: [UInt8], _ range: Range<Int>, line: inout Int, _ notes: inout SampleNotes
  ) {
    var ignoring = rowLayout
    ignoring.isUndecided = layout.isUndecided
    reader.begin(ignoring, line: line + 1)
    var position = range.lowerBound
    while position < range.upperBound {
      var failure: DataError?
      do throws(DataError) {
        try reader.readWithAuthority(bytes, position..<range.upperBound, isContinued: true)
      } catch { failure = error }
      position = reader.position
      guard position < range.upperBound else { break }
      let number = reader.line
      let skipped = bytes[reader.skipLine(bytes)]
      position = reader.position
      // A comment or a blank line is nothing to read.
      if skipped.isBlankOrComment { continue }
      tellTexts(&notes)
      notes.skip(line: number, failure ?? reader.openQuote(line: number))
    }
    line = reader.line + reader.pendingBlanks - 1
  }

  private mutating func addRows(_ notes: inout SampleNotes, into runs: inout [SampleRun]) {
    let rows = reader.rows
    if reader.firstTick == nil { reader.firstTick = rows.ticks.first }
    var values = reader.values
    if !layout.missing.numbers.isEmpty {
      var kept = Array(values)
      layout.missing.remove(from: &kept)
      values = kept[...]
    }
    layout.decideChannels(by: values)
    tellTexts(&notes)
    guard hasSeriesColumn else {
      runs.append(series: 0, ticks: rows.ticks[...], values: values, rowCount: rows.count)
      return
    }
    let width = channelNames.count
    // A series of bad lines alone is none.
    var known = [Int](repeating: -1, count: rows.seriesNames.count)
    var first = 0
    while first < rows.count {
      let id = rows.seriesOfRow[first]
      if known[Int(id)] < 0 { known[Int(id)] = index(of: rows.seriesNames[Int(id)]) }
      var end = first + 1
      while end < rows.count, rows.seriesOfRow[end] == id { end += 1 }
      runs.append(
        series: known[Int(id)], ticks: rows.hasTicks ? rows.ticks[first..<end] : [],
        values: values[first * width..<end * width], rowCount: end - first)
      first = end
    }
  }

  private mutating func tellTexts(_ notes: inout SampleNotes) {
    for channel in reader.rows.dropped where told.insert(channel).inserted {
      notes.tell(.textTakenAsMissing(column: layout.column(layout.channelColumns[channel])))
    }
  }

  private mutating func index(of name: String) -> Int {
    if let index = indices[name] { return index }
    indices[name] = series.count
    series.append(SampleReader.SeriesHeader(name: name, channelNames: channelNames))
    return series.count - 1
  }
}
