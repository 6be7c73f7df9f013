internal import Evaluation
internal import SeriesFiles
internal import TimeSeries

/// A series of a benchmark that is not read yet.
package struct BenchmarkEntry: Sendable {
  /// How the series is read.
  enum Source: Sendable {
    /// A file of NAB, its windows known by the id.
    case nab(NABWindows)
    /// A file whose name or columns say all.
    case labelled(BenchmarkSuite)
    /// A file of TSB-AD, made again from one of NAB.
    case rebuilt(TSBADFile, NABWindows)
    /// Files for training and testing, and one of labels.
    case parts(training: String, labels: String)
  }

  /// Its path in the benchmark's own words; it names results.
  package let id: String
  /// Its category.
  package let group: String
  /// Its twins.
  package let family: String
  package let path: String
  let source: Source

  /// Reads the series.
  package func read() throws -> BenchmarkSeries {
    switch source {
    case .nab(let windows):
      let series = try single()
      return made(
        series, labels: try windows.labels(of: series, file: id),
        windows: try windows.rows(of: series, file: id),
        trainingEnd: NABSeries.probationRows(rowCount: series.rowCount), firstRow: nil)
    case .rebuilt(let file, let windows):
      let rebuilt = try file.rebuilt(try single(), windows)
      return made(
        rebuilt, labels: rebuilt.labels ?? [], windows: [], trainingEnd: file.trainingEnd,
        firstRow: 0)
    case .parts(let training, let labels):
      let first = try SeriesReader.read(path: training).series[0]
      let test = try single()
      guard first.channelCount == test.channelCount else {
        throw BenchmarkFault.channels(
          file: path, found: test.channelCount, expected: first.channelCount)
      }
      let flags = try LabelFile.read(path: labels, rowCount: test.rowCount)
      let whole = Series(
        name: test.name, channelNames: test.channelNames,
        timeAxis: TimeAxis(rowCount: first.rowCount + test.rowCount),
        values: first.values + test.values)
      return made(
        whole, labels: [Bool](repeating: false, count: first.rowCount) + flags, windows: [],
        trainingEnd: first.rowCount, firstRow: first.rowCount)
    case .labelled(let suite):
      let file = try SeriesReader.read(path: path)
      guard file.series.count == 1 else {
        throw EvaluationFault.severalSeries(file: path, count: file.series.count)
      }
      let series = file.series[0]
      guard let labels = series.labels else { throw EvaluationFault.noLabels(file: path) }
      let probation = NABSeries.probationRows(rowCount: series.rowCount)
      let end = file.trainingEnd ?? (suite == .labelled ? series.rowCount * 15 / 100 : probation)
      return made(
        series, labels: labels, windows: NABWindowing.windows(labels: labels), trainingEnd: end,
        firstRow: suite == .tsbAD ? 0 : end)
    }
  }

  private func single() throws -> Series {
    let file = try SeriesReader.read(path: path)
    guard file.series.count == 1 else {
      throw EvaluationFault.severalSeries(file: path, count: file.series.count)
    }
    return file.series[0]
  }

  private func made(
    _ series: Series, labels: [Bool], windows: [ClosedRange<Int>], trainingEnd: Int,
    firstRow: Int?
  ) -> BenchmarkSeries {
    BenchmarkSeries(
      id: id, group: group, family: family, series: series, labels: labels, windows: windows,
      trainingEnd: min(trainingEnd, series.rowCount),
      firstRow: min(firstRow ?? trainingEnd, series.rowCount))
  }
}
