/// Labels in a file of their own: one 0 or 1 (or true, false) a line, perhaps below a name.
///
/// ```swift
/// let labels = try LabelFile.read(path: "cpu.labels", rowCount: series.rowCount)
/// print(series.labelled(labels).labels?.count ?? 0)
/// ```
public enum LabelFile {
  /// Reads the labels, `[row]`.
  ///
  /// - Parameter rowCount: The rows of the data; another number of labels is an error.
  public static func read(path: String, rowCount: Int? = nil) throws(DataError) -> [Bool] {
    try labels(bytes: ByteChunk.text(ofFile: path), path: path, rowCount: rowCount)
  }

  static func labels(
    bytes: ArraySlice<UInt8>, path: String, rowCount: Int?
  ) throws(DataError) -> [Bool] {
    var labels: [Bool] = []
    var line = 0
    for text in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
      line += 1
      let cell = Array(text).filter { !$0.isBlankOrLineEnd && $0 != UInt8(ascii: "\"") }
      if cell.isEmpty { continue }
      guard let label = CSVCell.label(cell) else {
        if line == 1, case .text = CSVCell(cell) { continue }
        throw .notALabel(
          file: path, line: line, column: DataColumn(position: 1, name: nil),
          found: String(decoding: cell.prefix(200), as: UTF8.self))
      }
      labels.append(label)
    }
    guard !labels.isEmpty else { throw .emptyFile(file: path) }
    if let rowCount, rowCount != labels.count {
      throw .labelCount(file: path, found: labels.count, expected: rowCount)
    }
    return labels
  }
}
