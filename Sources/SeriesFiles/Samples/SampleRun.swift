/// Consecutive rows of one series, as a stream brought them.
package struct SampleRun: Sendable {
  /// The series, an index into the series of the reader.
  package let series: Int
  /// `[row]`; empty where the stream has no timestamps.
  package var ticks: [Int64]
  /// `[row, channel]`; NaN where a value is missing or infinite.
  package var values: [Double]
  package var rowCount: Int

  package init(series: Int, ticks: [Int64] = [], values: [Double] = [], rowCount: Int = 0) {
    self.series = series
    self.ticks = ticks
    self.values = values
    self.rowCount = rowCount
  }
}

extension SampleRun: Equatable {
  /// Whether both hold the same rows; a missing value is equal to a missing value.
  package static func == (one: SampleRun, other: SampleRun) -> Bool {
    one.series == other.series && one.rowCount == other.rowCount && one.ticks == other.ticks
      && one.values.elementsEqual(other.values) { $0 == $1 || ($0.isNaN && $1.isNaN) }
  }
}

extension [SampleRun] {
  /// Adds rows of a series: to the last run, if it is of the same.
  ///
  /// - Parameters:
  ///   - ticks: `[row]`; empty without timestamps.
  ///   - values: `[row, channel]`; infinite ones become missing.
  mutating func append(
    series: Int, ticks: ArraySlice<Int64>, values: ArraySlice<Double>, rowCount: Int
  ) {
    guard rowCount > 0 else { return }
    change(series) { run in
      let first = run.values.count
      run.ticks.append(contentsOf: ticks)
      run.values.append(contentsOf: values)
      run.rowCount += rowCount
      for index in first..<run.values.count where run.values[index].isInfinite {
        run.values[index] = .nan
      }
    }
  }

  /// Lets `body` add rows to the last run, if it is of `series`, or to a new one, which stays if it
  /// gets rows.
  @inline(__always)
  mutating func change<Result>(_ series: Int, _ body: (inout SampleRun) -> Result) -> Result {
    // The run leaves the array, so that its own arrays have one owner.
    var run = last?.series == series ? removeLast() : SampleRun(series: series)
    defer { if run.rowCount > 0 { append(run) } }
    return body(&run)
  }
}
