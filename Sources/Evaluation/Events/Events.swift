/// Stretches of rows in time order that do not overlap: labelled anomalies, or the ones a detector
/// found.
///
/// ```swift
/// let events = Events(flags: [false, true, true, false, true])
/// print(events.ranges, events.joined(across: 1).ranges)  // [1..<3, 4..<5] [1..<5]
/// ```
public struct Events: Sendable, Hashable {
  /// The stretches, half-open, none empty, each ending at or before the next one's start.
  public let ranges: [Range<Int>]

  /// No events.
  public static let none = Events(ranges: [])

  /// Events from ranges in any order; empty ranges are dropped and overlapping ones joined. Ranges
  /// that only touch stay apart: they are two events told so by whoever labelled them.
  ///
  /// - Precondition: no range begins before row 0.
  public init(ranges: [Range<Int>]) {
    let sorted = ranges.filter { !$0.isEmpty }
      .sorted { ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound) }
    precondition(
      sorted.first.map { $0.lowerBound >= 0 } ?? true, "an event before row 0: \(sorted[0])")
    var joined: [Range<Int>] = []
    for range in sorted {
      if let last = joined.last, range.lowerBound < last.upperBound {
        joined[joined.count - 1] =
          last.lowerBound..<max(last.upperBound, range.upperBound)
      } else {
        joined.append(range)
      }
    }
    self.ranges = joined
  }

  /// The runs of flagged rows.
  ///
  /// - Parameter flags: `[time]`: whether the row belongs to an event.
  public init(flags: [Bool]) {
    var ranges: [Range<Int>] = []
    var start: Int?
    for (row, flag) in flags.enumerated() {
      if flag {
        start = start ?? row
      } else if let begin = start {
        ranges.append(begin..<row)
        start = nil
      }
    }
    if let begin = start { ranges.append(begin..<flags.count) }
    self.ranges = ranges
  }

  /// `[time]`: whether each of `count` rows belongs to an event; what lies beyond is cut off.
  public func flags(count: Int) -> [Bool] {
    var flags = [Bool](repeating: false, count: count)
    for range in ranges {
      for row in range.clamped(to: 0..<count) { flags[row] = true }
    }
    return flags
  }

  /// The number of events.
  public var count: Int { ranges.count }
  /// The rows of all events together.
  public var rowCount: Int { ranges.reduce(0) { $0 + $1.count } }

  /// Events with those joined that have at most `gap` rows between them.
  ///
  /// - Precondition: `gap` is not negative.
  public func joined(across gap: Int) -> Events {
    precondition(gap >= 0, "a gap of \(gap) rows")
    var joined: [Range<Int>] = []
    for range in ranges {
      if let last = joined.last, range.lowerBound - last.upperBound <= gap {
        joined[joined.count - 1] = last.lowerBound..<range.upperBound
      } else {
        joined.append(range)
      }
    }
    return Events(ranges: joined)
  }
}
