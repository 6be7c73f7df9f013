/// The formats that data is read from.
public enum DataFormat: String, Sendable, Hashable, Codable, CaseIterable {
  /// Lines of fields: commas, semicolons, tabs, bars or blanks between them.
  case csv
  /// A file of the UCR Anomaly Archive: numbers only, the rest stands in its name.
  case ucr
  /// NumPy's array file.
  case npy
  /// One JSON object a line.
  case ndjson
}
