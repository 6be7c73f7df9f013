import TimeSeries

@testable import SeriesFiles

/// All that a reader says of a stream.
struct SampleOutcome: Equatable {
  var series: [SampleReader.SeriesHeader] = []
  var style = TimestampStyle.rowNumber
  var runs: [SampleRun] = []
  var notes: [SampleNote] = []
  var skippedLines = 0
  var error: DataError?

  /// Reads a stream in pieces.
  ///
  /// - Parameter pieceSize: The bytes of a piece; all at once without.
  init(
    _ bytes: [UInt8], path: String = "test.csv", _ options: SeriesReader.Options = .init(),
    pieceSize: Int = .max, usesTemplates: Bool = true
  ) {
    var reader = SampleReader(
      path: path, format: nil, options: options, usesTemplates: usesTemplates)
    var rest = bytes[...]
    do throws(DataError) {
      while !rest.isEmpty {
        try reader.read(rest.prefix(pieceSize), into: &runs)
        rest = rest.dropFirst(pieceSize)
      }
      try reader.finish(into: &runs)
    } catch { self.error = error }
    take(&reader)
  }

  init(
    _ text: String, path: String = "test.csv", _ options: SeriesReader.Options = .init(),
    usesTemplates: Bool = true
  ) {
    self.init(Array(text.utf8), path: path, options, usesTemplates: usesTemplates)
  }

  /// Reads a stream in two parts, each by a reader of its own.
  init(_ bytes: [UInt8], path: String = "test.csv", resumingAt cut: Int) {
    do throws(DataError) {
      var first = SampleReader(path: path, options: .init())
      try first.read(bytes[..<cut], into: &runs)
      notes = first.takeNotes()
      var second = try SampleReader(path: path, options: .init(), resuming: first.state)
      do throws(DataError) {
        try second.read(bytes[cut...], into: &runs)
        try second.finish(into: &runs)
      } catch { self.error = error }
      take(&second)
    } catch { self.error = error }
  }

  private mutating func take(_ reader: inout SampleReader) {
    series = reader.series
    style = reader.style
    notes += reader.takeNotes()
    skippedLines = reader.skippedLines
  }

  /// `[row, channel]` of a series.
  func values(_ index: Int = 0) -> [Double] {
    runs.filter { $0.series == index }.flatMap(\.values)
  }

  /// `[row]` of a series.
  func ticks(_ index: Int = 0) -> [Int64] {
    runs.filter { $0.series == index }.flatMap(\.ticks)
  }
}
