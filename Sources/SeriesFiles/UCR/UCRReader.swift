internal import TimeSeries

/// Series of the UCR Anomaly Archive: numbers between blanks or line ends, and a name that ends in
/// `_trainingEnd_begin_end`.
///
/// The archive counts points from 1, its ends included: rows `begin - 1 ..< end` are anomalous, and
/// the first `trainingEnd` rows are for training. (R. Wu, E. Keogh, "Current Time Series Anomaly
/// Detection Benchmarks are Flawed and are Creating the Illusion of Progress", TKDE 2021.)
enum UCRReader {
  static func read(_ name: FileName, _ chunk: ByteChunk) throws(DataError) -> DataFile {
    guard let (trainingEnd, begin, end) = name.archiveNumbers else {
      throw .notAnArchiveName(file: name.path, rows: nil)
    }
    let values = try numbers(chunk)
    guard !values.isEmpty else { throw .emptyFile(file: name.path) }
    guard values.contains(where: \.isFinite) else { throw .allMissing(file: name.path) }
    guard trainingEnd >= 0, trainingEnd < begin, begin <= end, end <= values.count else {
      throw .notAnArchiveName(file: name.path, rows: values.count)
    }
    var labels = [Bool](repeating: false, count: values.count)
    for row in begin - 1..<end { labels[row] = true }
    var notes: [DataNote] = []
    let assembly = SeriesAssembly(
      name: name.stem, channelNames: ["value"], style: .rowNumber, ticks: [], values: values,
      labels: labels)
    let series = assembly.series(&notes)
    return DataFile(
      path: name.path, format: .ucr, series: [series], trainingEnd: trainingEnd, notes: notes)
  }

  /// All numbers, in order.
  private static func numbers(_ chunk: ByteChunk) throws(DataError) -> [Double] {
    var values: [Double] = []
    if let size = chunk.size { values.reserveCapacity(size / 16) }
    var line = 1
    while true {
      chunk.endLastLine()
      try readChunk(chunk, &values, &line)
      if chunk.isAtEnd { return values }
      guard chunk.start > 0 || chunk.end < CSVReader.lineLimit else {
        throw .lineTooLong(file: chunk.path, line: line, limit: CSVReader.lineLimit)
      }
      try chunk.fill()
    }
  }

  private static func readChunk(_ chunk: ByteChunk, _ values: inout [Double], _ line: inout Int)
    throws(DataError)
  {
    let storage = chunk.bytes
    let bytes = storage.span
    var position = chunk.start
    while position < chunk.end {
      if bytes[position].isBlankOrLineEnd {
        if bytes[position] == 0x0A { line += 1 }
        position += 1
        continue
      }
      let first = position
      let point = UInt8(ascii: ".")
      if let number = DecimalNumber.scan(bytes, &position, end: chunk.end, point: point),
        position < chunk.end, bytes[position].isBlankOrLineEnd
      {
        values.append(number)
        continue
      }
      position = first
      while position < chunk.end, !bytes[position].isBlankOrLineEnd { position += 1 }
      if position == chunk.end {
        // The number goes on in the next chunk.
        position = first
        break
      }
      let word = Array(storage[first..<position])
      if CSVCell.isEmptyWord(word) || CSVCell.isInfinite(word) {
        values.append(.nan)
        continue
      }
      if word.contains(0) { throw .zeroByte(file: chunk.path, line: line) }
      throw .notANumber(
        file: chunk.path, line: line, column: DataColumn(position: 1, name: nil),
        found: String(decoding: word.prefix(200), as: UTF8.self))
    }
    chunk.start = position
  }
}
