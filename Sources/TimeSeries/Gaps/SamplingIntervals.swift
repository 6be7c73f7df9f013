/// How far rows lie apart, from the differences of neighbouring ticks.
package struct SamplingIntervals {
  /// The median of the differences that are not 0, so that duplicated timestamps do not count; `nil`
  /// where there is none.
  package let median: Int64?
  /// The longest difference that is no gap, in ticks; 0 without a median.
  ///
  /// That is 1.5 times the median where ticks lie on a grid. Where fewer than 80 % of the differences
  /// are near a multiple of the median, rows come when they please, and only a difference beyond 1.5
  /// times the 95th percentile is a gap.
  package let longest: Double

  /// - Parameter differences: ticks from row to row, at least 0.
  package init(_ differences: [Int64]) {
    let rising = differences.filter { $0 > 0 }.sorted()
    guard !rising.isEmpty else {
      median = nil
      longest = 0
      return
    }
    let interval = rising[(rising.count - 1) / 2]
    median = interval
    let unit = Double(interval)
    let onGrid = differences.count {
      abs(Double($0) / unit - (Double($0) / unit).rounded()) <= 0.1
    }
    var longest = 1.5 * unit
    if Double(onGrid) < 0.8 * Double(differences.count) {
      let most = SortedValues(differences.lazy.map { Double($0) }).quantile(0.95) ?? 0
      longest = max(longest, 1.5 * most)
    }
    self.longest = longest
  }
}
