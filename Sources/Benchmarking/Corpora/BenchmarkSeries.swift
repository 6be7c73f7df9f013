package import TimeSeries

/// A series of a benchmark with all that its figures need.
package struct BenchmarkSeries: Sendable {
  /// Its path in the benchmark's own words; it names results.
  package let id: String
  /// Its category.
  package let group: String
  /// Its twins: series of one family say the same thing several times.
  package let family: String
  package let series: Series
  /// `[time]`: whether the row is anomalous.
  package let labels: [Bool]
  /// The windows of NAB's score.
  package let windows: [ClosedRange<Int>]
  /// The first row that is not for learning.
  package let trainingEnd: Int
  /// The first row that is measured.
  package let firstRow: Int
}
