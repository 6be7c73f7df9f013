internal import Files
internal import SeriesFiles
internal import TimeSeries

/// A file of TSB-AD that can be made again from the file of NAB it was made from.
///
/// TSB-AD drops NAB's first row and all timestamps, may cut a piece out, and labels the rows behind a
/// window's start up to its end.
struct TSBADFile: Sendable {
  /// TSB-AD's name.
  let name: String
  /// NAB's path.
  let source: String
  let trainingEnd: Int
  /// The rows kept, counted behind the first.
  let crop: Range<Int>?

  /// The files of a mapping that were found to be the same, value by value.
  static func all(in mapping: String) throws(FileError) -> [TSBADFile] {
    let table = try DelimitedText(path: mapping)
    return table.rows.compactMap { row in
      guard row["benchmark"] == "U", row["list"] == "Eva", row["dataset"] == "NAB",
        row["status"]?.hasPrefix("exact") ?? false,
        let name = row["tsb_file"], let source = row["source"], source.contains("/"),
        let trainingEnd = row["train_index"].flatMap({ Int($0) })
      else { return nil }
      var crop: Range<Int>?
      if let start = row["crop_start"].flatMap({ Int($0) }),
        let end = row["crop_end"].flatMap({ Int($0) }), start < end
      {
        crop = start..<end
      }
      return TSBADFile(name: name, source: source, trainingEnd: trainingEnd, crop: crop)
    }
  }

  /// The series with its labels.
  func rebuilt(_ series: Series, _ windows: NABWindows) throws(DataError) -> Series {
    let spans = try windows.windows(of: source)
    let labels = (0..<series.rowCount).map { row in
      let tick = series.timeAxis.tick(at: row)
      return spans.contains { $0.start < tick && tick <= $0.end }
    }
    let rows = 1..<series.rowCount
    let kept = crop.map { ($0.lowerBound + 1..<$0.upperBound + 1).clamped(to: rows) } ?? rows
    return Series(
      name: series.name, channelNames: series.channelNames,
      timeAxis: TimeAxis(rowCount: series.rowCount), values: series.values, labels: labels
    ).rows(kept)
  }
}
