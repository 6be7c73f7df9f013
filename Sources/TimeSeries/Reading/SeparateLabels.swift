/// Labels in a file beside the data: JSON of windows, which begins with a brace, or a 0 or 1 a row.
package enum SeparateLabels {
  /// Windows of time, named after their data file.
  case windows(NABWindows)
  /// A line a row; read once the number of rows is known.
  case lines(ArraySlice<UInt8>, path: String)

  /// Reads the file and tells by its first character what it holds.
  package init(path: String) throws(DataError) {
    let bytes = try ByteChunk.text(ofFile: path)
    if bytes.first(where: { !$0.isBlankOrLineEnd }) == UInt8(ascii: "{") {
      self = .windows(try NABWindows(bytes: bytes, path: path))
    } else {
      self = .lines(bytes, path: path)
    }
  }

  /// Whether the labels say by themselves when they hold.
  package var areWindows: Bool {
    switch self {
    case .windows: true
    case .lines: false
    }
  }

  /// `[row]`: whether each row of a series is anomalous.
  package func labels(of series: Series, file: String) throws(DataError) -> [Bool] {
    switch self {
    case .windows(let windows): try windows.labels(of: series, file: file)
    case .lines(let bytes, let path):
      try LabelFile.labels(bytes: bytes, path: path, rowCount: series.rowCount)
    }
  }
}
