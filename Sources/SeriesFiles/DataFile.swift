public import TimeSeries

/// What one file held: its series, and what a reader had to do to get them.
///
/// ```swift
/// let file = try SeriesReader.read(path: "cpu.csv")
/// for note in file.notes { print(note) }
/// let known = file.trainingEnd.map { 0..<$0 }
/// print(try Detection(of: file.series[0], trainingRows: known).anomalies.count)
/// ```
public struct DataFile: Sendable, Equatable {
  /// The path that was read; `-` is standard input.
  public let path: String

  /// The format it was read as.
  public let format: DataFormat

  /// The series, in the order of their first rows; at least one, each of at least one row.
  public let series: [Series]

  /// The first row that is not training data, where the file's name tells it (UCR, TSB-AD).
  public let trainingEnd: Int?

  /// What a reader should know: rows sorted, values missing, columns left out.
  public let notes: [DataNote]

  /// A file's content.
  public init(
    path: String, format: DataFormat, series: [Series], trainingEnd: Int? = nil,
    notes: [DataNote] = []
  ) {
    self.path = path
    self.format = format
    self.series = series
    self.trainingEnd = trainingEnd
    self.notes = notes
  }
}
