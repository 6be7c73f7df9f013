/// The formats that data is read from.
///
/// ```swift
/// let lines = SeriesReader.Options(format: .ndjson)
/// print(try SeriesReader.read(path: "-", options: lines).series.count)  // standard input
/// ```
public enum DataFormat: String, Sendable, Hashable, Codable, CaseIterable {
  /// Lines of fields: commas, semicolons, tabs, bars or blanks between them.
  case csv
  /// A file of the UCR Anomaly Archive: numbers only, the rest stands in its name.
  case ucr
  /// NumPy's array file.
  case npy
  /// One JSON object a line.
  case ndjson
  /// The line protocol of InfluxDB: `measurement,tag=value field=value timestamp`.
  case influx
}

extension DataFormat {
  /// The format that a line of text shows; `nil` for a blank line or a comment.
  init?(line: ArraySlice<UInt8>) {
    if line.isBlankOrComment { return nil }
    let first = line.first { !$0.isBlankOrLineEnd }
    self = first == UInt8(ascii: "{") ? .ndjson : InfluxLine.fits(line) ? .influx : .csv
  }
}

extension ArraySlice<UInt8> {
  /// Whether a line holds nothing but blanks, or a comment behind `#`.
  var isBlankOrComment: Bool {
    guard let first = first(where: { !$0.isBlankOrLineEnd }) else { return true }
    return first == UInt8(ascii: "#")
  }
}
