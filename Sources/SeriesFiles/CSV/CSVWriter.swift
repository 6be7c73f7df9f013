public import Files
public import TimeSeries

/// Writes tables as CSV: a header, then rows; nothing is there until `finish()`.
///
/// Numbers are written in the fewest digits that read back to the same bits; a missing value (`NaN`)
/// is an empty field. A field that holds a comma, a quote or a line end is quoted.
///
/// ```swift
/// var writer = try CSVWriter(path: "scores.csv", columns: ["timestamp", "anomaly_score"])
/// try writer.write(row: [.text("2014-07-01 00:00:00"), .number(0.25)])
/// try writer.finish()
/// ```
public struct CSVWriter: ~Copyable {
  /// What one field of a row holds.
  public enum Field: Sendable, Hashable {
    /// Text, quoted where it must be.
    case text(String)
    /// A number; empty for `NaN`.
    case number(Double)
    /// A number of single precision; empty for `NaN`.
    case single(Float)
    /// A whole number.
    case integer(Int)
    /// 0 or 1.
    case flag(Bool)
  }

  private var file: AtomicFile
  private let columnCount: Int

  /// Begins a table; `-` is standard output.
  public init(path: String, columns: [String]) throws(FileError) {
    var file = try AtomicFile(path: path)
    try file.write(columns.map(Self.quoted).joined(separator: ",") + "\n")
    self.file = file
    columnCount = columns.count
  }

  /// Adds a row.
  ///
  /// - Precondition: There are as many fields as columns.
  public mutating func write(row: [Field]) throws(FileError) {
    precondition(row.count == columnCount, "\(row.count) fields for \(columnCount) columns")
    var line = ""
    for (index, field) in row.enumerated() {
      if index > 0 { line += "," }
      switch field {
      case .text(let text): line += Self.quoted(text)
      case .number(let number): line += number.isNaN ? missing : Self.trimmed("\(number)")
      case .single(let number): line += number.isNaN ? missing : Self.trimmed("\(number)")
      case .integer(let number): line += String(number)
      case .flag(let flag): line += flag ? "1" : "0"
      }
    }
    try file.write(line + "\n")
  }

  /// Brings the table to the disk.
  public consuming func finish() throws(FileError) {
    try file.commit()
  }

  /// Writes a series: its timestamps, its channels, and `is_anomaly` if it has labels.
  public static func write(_ series: Series, to path: String) throws(FileError) {
    let hasTimes = series.timeAxis.style != .rowNumber
    var columns = hasTimes ? ["timestamp"] : []
    columns += series.channelNames
    if series.labels != nil { columns.append("is_anomaly") }
    var writer = try CSVWriter(path: path, columns: columns)
    var fields: [Field] = []
    for row in 0..<series.rowCount {
      fields.removeAll(keepingCapacity: true)
      if hasTimes { fields.append(.text(series.timeAxis.text(at: row))) }
      for value in series.row(row) { fields.append(.number(value)) }
      if let labels = series.labels { fields.append(.flag(labels[row])) }
      try writer.write(row: fields)
    }
    try writer.finish()
  }

  /// An empty line would be no row.
  private var missing: String { columnCount == 1 ? "NaN" : "" }

  /// `5.0` is written `5`.
  private static func trimmed(_ text: String) -> String {
    text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }

  private static func quoted(_ text: String) -> String {
    let isPlain = text.utf8.allSatisfy { byte in
      byte != UInt8(ascii: ",") && byte != UInt8(ascii: "\"") && !byte.isLineEnd
    }
    let isTrimmed = text.utf8.first?.isBlank != true && text.utf8.last?.isBlank != true
    guard !isPlain || !isTrimmed else { return text }
    return "\""
      + text.split(separator: "\"", omittingEmptySubsequences: false)
      .joined(separator: "\"\"") + "\""
  }
}
