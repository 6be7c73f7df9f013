package import TimeSeries

/// Labels that are not in the data: windows or ranges of time, a 0 or 1 a row, a file with a column
/// of labels, or the name of a file of the UCR archive.
package enum SeparateLabels {
  /// Windows of time, named after their data file: JSON that begins with a brace.
  case windows(NABWindows)
  /// A line a row; read once the number of rows is known.
  case lines(ArraySlice<UInt8>, path: String)
  /// The labels of a file that has a column of them.
  case column([Bool], path: String)
  /// `_trainingEnd_begin_end` of a name.
  case archiveName(path: String, trainingEnd: Int, begin: Int, end: Int)
  /// Ranges: JSON that begins with a bracket, or csv of a start and an end.
  case ranges(Ranges, path: String)

  /// Stretches of rows or of time.
  package struct Ranges {
    fileprivate let ranges: LabelRanges
  }

  /// Reads the file and tells by its name and content what it holds. A name of the UCR archive says
  /// all, whether the file is there or not.
  package init(path: String) throws(DataError) {
    let name = FileName(path)
    if name.stem.contains("UCR_Anomaly"), let (trainingEnd, begin, end) = name.archiveNumbers {
      guard trainingEnd >= 0, trainingEnd < begin, begin <= end else {
        throw .notAnArchiveName(file: path, rows: nil)
      }
      self = .archiveName(path: path, trainingEnd: trainingEnd, begin: begin, end: end)
      return
    }
    let bytes = try ByteChunk.text(ofFile: path)
    switch bytes.first(where: { !$0.isBlankOrLineEnd }) {
    case UInt8(ascii: "{"): self = .windows(try NABWindows(bytes: bytes, path: path))
    case UInt8(ascii: "["):
      self = .ranges(Ranges(ranges: try LabelRanges(json: bytes, path: path)), path: path)
    default:
      let firstLine = bytes.prefix { $0 != 0x0A }
      if firstLine.contains(UInt8(ascii: ",")) {
        if let ranges = try LabelRanges(csv: bytes, path: path) {
          self = .ranges(Ranges(ranges: ranges), path: path)
          return
        }
        let file = try SeriesReader.read(path: path)
        if file.series.count == 1, let labels = file.series[0].labels {
          self = .column(labels, path: path)
          return
        }
      }
      self = .lines(bytes, path: path)
    }
  }

  /// Whether the labels say by themselves when they hold.
  package var areWindows: Bool {
    switch self {
    case .windows, .ranges: true
    case .lines, .column, .archiveName: false
    }
  }

  /// The first row that is not for training, where the labels tell it.
  package var trainingEnd: Int? {
    switch self {
    case .archiveName(_, let trainingEnd, _, _): trainingEnd
    case .windows, .lines, .column, .ranges: nil
    }
  }

  /// `[row]`: whether each row of a series is anomalous.
  package func labels(of series: Series, file: String) throws(DataError) -> [Bool] {
    switch self {
    case .windows(let windows): return try windows.labels(of: series, file: file)
    case .lines(let bytes, let path):
      return try LabelFile.labels(bytes: bytes, path: path, rowCount: series.rowCount)
    case .column(let labels, let path):
      guard labels.count == series.rowCount else {
        throw .labelCount(file: path, found: labels.count, expected: series.rowCount)
      }
      return labels
    case .archiveName(let path, _, let begin, let end):
      guard end <= series.rowCount else {
        throw .notAnArchiveName(file: path, rows: series.rowCount)
      }
      return (0..<series.rowCount).map { (begin - 1..<end).contains($0) }
    case .ranges(let ranges, let path):
      return try ranges.ranges.labels(of: series, path: path)
    }
  }
}
