internal import Files
internal import SeriesFiles
internal import TimeSeries

/// Scores in the benchmarks' own files, for their own scorers: NAB's
/// `DETECTOR/CATEGORY/DETECTOR_FILE.csv` of `timestamp,value,anomaly_score,label`, and arrays `.npy`
/// for the rest.
enum ResultFiles {
  /// Writes the scores of a series.
  ///
  /// - Parameters:
  ///   - scores: `[time]`: any numbers; in NAB's files they are brought to 0 ... 1 without changing
  ///     their order, since its scorer takes no others, and a row without one gets 0.
  ///   - entry: Where the data came from: NAB's rows stay in the order of its file.
  static func write(
    _ scores: [Double], of series: BenchmarkSeries, _ entry: BenchmarkEntry, suite: BenchmarkSuite,
    detector: String, to folder: String
  ) throws {
    let parts = series.id.split(separator: "/")
    let below = parts.dropLast().map { "/\($0)" }.joined()
    let file = parts.last.map(String.init) ?? series.id
    let place = "\(folder)/\(detector)\(below)"
    try TextFile.makeFolder(place)
    guard suite == .nab else {
      let values = scores.map { $0.isNaN ? 0 : $0 }
      try NPYArray(shape: [values.count], values: values).write(
        path: "\(place)/\(stem(file)).npy")
      return
    }
    var text = "timestamp,value,anomaly_score,label\n"
    let lines = try TextFile.lines(of: entry.path).dropFirst().filter { !$0.isEmpty }
    // Series are sorted by time; a few rows of NAB's files are not.
    let order = lines.enumerated().sorted { first, second in
      let (early, late) = (timestamp(first.element), timestamp(second.element))
      return early == late ? first.offset < second.offset : early < late
    }
    guard order.count == scores.count else {
      throw BenchmarkFault.scoreCount(
        file: entry.path, found: scores.count, expected: order.count)
    }
    var rowOfLine = [Int](repeating: 0, count: order.count)
    for (row, line) in order.enumerated() { rowOfLine[line.offset] = row }
    for (index, line) in lines.enumerated() {
      let row = rowOfLine[index]
      text += "\(line),\(bounded(scores[row])),\(series.labels[row] ? 1 : 0)\n"
    }
    try AtomicFile.write(text, to: "\(place)/\(detector)_\(file)")
  }

  private static func timestamp(_ line: Substring) -> Substring { line.prefix { $0 != "," } }

  private static func stem(_ file: String) -> String {
    file.lastIndex(of: ".").map { String(file[..<$0]) } ?? file
  }

  /// A number of 0 ... 1 that is larger for a larger score.
  private static func bounded(_ score: Double) -> Double {
    guard !score.isNaN else { return 0 }
    guard score.isFinite else { return score > 0 ? 1 : 0 }
    return 0.5 + 0.5 * score / (1 + abs(score))
  }

  /// Reads the scores of a series.
  static func scores(of series: BenchmarkSeries, in folder: String) throws -> [Double] {
    let parts = series.id.split(separator: "/")
    let file = parts.last.map(String.init) ?? series.id
    let below = parts.dropLast().map { "\($0)/" }.joined()
    let detector = folder.split(separator: "/").last.map(String.init) ?? ""
    let root = folder.hasSuffix("/") ? String(folder.dropLast()) : folder
    for name in ["\(below)\(detector)_\(file)", "\(below)\(file)", "\(below)\(stem(file)).npy"] {
      let path = "\(root)/\(name)"
      guard FilePlace.exists(path) else { continue }
      return try ScoreFile(path: path).series.values
    }
    throw BenchmarkFault.noScores(file: "\(root)/\(below)\(detector)_\(file)")
  }
}
