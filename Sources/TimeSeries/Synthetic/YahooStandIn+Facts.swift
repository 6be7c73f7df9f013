extension YahooStandIn {
  /// What is published of one series of the real benchmark.
  struct Fact {
    let length: Int
    let anomalousRows: Int
    let segmentCount: Int
    /// Twice the median length of its segments.
    let twiceMedian: Int
    /// Its dominant period in rows.
    let period: Int
    /// Whether single rows are among the segments.
    let hasSingleRows: Bool

    /// The lengths of the segments, rising: their sum, number and median are the published ones; what
    /// the median leaves open goes to the longest.
    var segmentLengths: [Int] {
      guard segmentCount > 0 else { return [] }
      guard segmentCount > 2 else {
        let first = segmentCount == 1 ? 0 : hasSingleRows ? 1 : anomalousRows / 2
        return [first, anomalousRows - first].filter { $0 > 0 }
      }
      let middle = (segmentCount - 1) / 2
      var lengths = (0..<segmentCount).map {
        $0 <= middle ? twiceMedian / 2 : (twiceMedian + 1) / 2
      }
      if hasSingleRows { lengths[0] = 1 }
      var rest = anomalousRows - lengths.reduce(0, +)
      if rest > 0 { lengths[segmentCount - 1] += rest }
      for index in (0..<middle).reversed() where rest < 0 {
        let taken = min(-rest, lengths[index] - 1)
        lengths[index] -= taken
        rest += taken
      }
      return lengths.sorted()
    }
  }

  /// Per series from `real_1` on. Facts from the results table of TSB-UAD (Paparrizos et al., VLDB
  /// 2022), which leaves out the series 35, 59 and 64: they have no anomalies, and the lengths here
  /// sum to the 4,291 rows that the benchmark's total leaves for them.
  static let facts: [Fact] = table.map { row in
    Fact(
      length: row[0], anomalousRows: row[1], segmentCount: row[2], twiceMedian: row[3],
      period: row[4], hasSingleRows: row[5] == 1)
  }

  /// `[series][length, anomalous rows, segments, twice their median length, period, single rows]`.
  private static let table: [[Int]] = [
    [1420, 2, 2, 2, 48, 0], [1439, 16, 2, 16, 71, 0], [1461, 15, 2, 15, 24, 1],
    [1423, 5, 3, 2, 22, 1], [1439, 2, 1, 4, 23, 0], [1439, 8, 1, 16, 11, 0],
    [1423, 61, 3, 46, 23, 0], [1420, 10, 3, 4, 125, 1], [1461, 8, 4, 3, 144, 1],
    [1439, 13, 1, 26, 24, 0], [1439, 19, 1, 38, 42, 0], [1439, 3, 2, 3, 74, 1],
    [1439, 12, 3, 6, 24, 0], [1439, 2, 1, 4, 25, 0], [1439, 10, 3, 6, 24, 0],
    [1461, 3, 1, 6, 167, 0], [1424, 227, 3, 156, 23, 0], [1461, 3, 1, 6, 24, 0],
    [1424, 227, 3, 156, 23, 0], [1422, 33, 3, 14, 24, 0], [1420, 6, 2, 6, 124, 1],
    [1420, 63, 1, 126, 24, 0], [1420, 19, 12, 2, 24, 1], [1461, 16, 3, 2, 24, 1],
    [1435, 43, 1, 86, 67, 0], [1435, 75, 5, 36, 24, 1], [1427, 2, 2, 2, 24, 0],
    [1441, 82, 4, 2, 24, 1], [1441, 7, 5, 2, 24, 1], [1461, 9, 2, 9, 24, 1],
    [1427, 24, 2, 24, 19, 1], [1427, 47, 2, 47, 211, 0], [1439, 2, 1, 4, 74, 0],
    [1427, 7, 4, 2, 24, 1], [1427, 0, 0, 0, 24, 0], [1461, 5, 2, 5, 24, 1],
    [1434, 34, 2, 34, 168, 0], [1427, 9, 3, 4, 24, 1], [1427, 10, 4, 4, 168, 1],
    [1427, 80, 2, 80, 24, 1], [1435, 3, 3, 2, 14, 0], [1440, 44, 3, 34, 24, 0],
    [1440, 32, 3, 10, 23, 0], [1461, 9, 3, 4, 24, 1], [1440, 1, 1, 2, 125, 0],
    [1441, 109, 3, 2, 24, 1], [1427, 10, 5, 4, 24, 1], [1439, 24, 1, 48, 125, 0],
    [1461, 3, 1, 6, 24, 0], [1439, 7, 1, 14, 24, 0], [1427, 4, 3, 2, 24, 1],
    [1432, 11, 4, 4, 24, 1], [1461, 17, 4, 2, 24, 1], [741, 4, 2, 4, 24, 0],
    [1427, 5, 4, 2, 24, 1], [1427, 5, 4, 2, 24, 1], [1441, 3, 3, 2, 24, 0],
    [1435, 43, 1, 86, 51, 0], [1441, 0, 0, 0, 24, 0], [1461, 16, 5, 6, 125, 1],
    [1441, 24, 2, 24, 24, 1], [741, 7, 5, 2, 13, 1], [1439, 8, 1, 16, 125, 0],
    [1423, 0, 0, 0, 24, 0], [1424, 17, 3, 6, 24, 0], [1424, 21, 6, 6, 86, 1],
    [1423, 23, 5, 10, 13, 0],
  ]
}
