/// The range rule for one channel on three views of it: the value, its recent mean, and its recent
/// activity (the mean step from row to row).
///
/// A level that shifts, a drift, and a signal that grows restless leave the range of the slower views
/// while no single value is out of the ordinary.
struct RangeScales: Sendable, Equatable {
  /// Rows that the slower views look back on.
  static let recentRows = 64
  /// A mean that leaves its range by little is a drift that ordinary metrics have too.
  private static let meanWeight: Float = 0.5

  private var value = RangeSurprise()
  private var mean = RangeSurprise()
  private var activity = RangeSurprise()
  /// The last values, oldest first; one more than `recentRows`, so that there are as many steps.
  private var recent: [Double] = []

  init() {}

  /// The largest surprise of the three views; a missing value, `NaN`, counts as if it never came.
  mutating func take(_ number: Double) -> Float {
    guard number.isFinite else { return 0 }
    recent.append(number)
    if recent.count > Self.recentRows + 1 { recent.removeFirst() }
    var surprise = value.take(number)
    let rows = Self.recentRows
    // Summed afresh: a running sum would keep the rounding of every spike it ever met.
    if recent.count >= rows {
      surprise = max(
        surprise, Self.meanWeight * mean.take(recent.suffix(rows).reduce(0, +) / Double(rows)))
    }
    if recent.count > rows {
      var steps = 0.0
      for index in 1..<recent.count { steps += abs(recent[index] - recent[index - 1]) }
      surprise = max(surprise, activity.take(steps / Double(rows)))
    }
    return surprise
  }
}

extension RangeScales {
  /// Writes or reads the ranges and the last values.
  mutating func archive(_ archive: inout StateArchive) throws(StateError) {
    try value.archive(&archive)
    try mean.archive(&archive)
    try activity.archive(&archive)
    try archive.doubles(&recent, in: 0...Self.recentRows + 1)
    guard recent.allSatisfy(\.isFinite) else { throw archive.damage }
  }
}
