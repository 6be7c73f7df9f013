internal import TimeSeries

/// Says of each row of a stream how many were due before it and never came, by the rows before it alone.
///
/// How often rows come is measured once, by the first of them, and then holds: a season is so many rows.
/// Before that it is what the model was fitted on, or not known.
struct StreamClock: Sendable, Equatable {
  /// Rows that it is measured by.
  static let settlingRows = 64

  /// Whether ticks are those of a time.
  let isTimed: Bool
  /// Rows that are measured by.
  private let settlingRows: Int
  /// Ticks from row to row; `nil` while not known.
  private(set) var interval: Int64?
  /// The longest difference that is no gap, in ticks.
  private var longest = 0.0
  /// Whether the interval is measured.
  private(set) var isSettled: Bool
  /// The differences so far, until it is.
  private var differences: [Int64] = []
  private var rowCount = 0
  private(set) var lastTick: Int64?

  /// A clock before the first row.
  ///
  /// - Parameters:
  ///   - isTimed: whether the rows have ticks; else none is ever missing.
  ///   - prior: ticks from row to row in the data that a model was fitted on.
  ///   - settlingRows: rows that the interval is measured by; at least 2.
  init(isTimed: Bool, prior: Int64?, settlingRows: Int = settlingRows) {
    self.isTimed = isTimed
    self.settlingRows = settlingRows
    isSettled = !isTimed
    if isTimed, let prior { set(prior, longest: 1.5 * Double(prior)) }
  }

  private mutating func set(_ interval: Int64, longest: Double) {
    self.interval = interval
    self.longest = longest
  }

  /// Takes the tick of the next row, which is not before the last.
  ///
  /// - Returns: rows that were due before it.
  mutating func take(_ tick: Int64) -> Int {
    guard isTimed else { return 0 }
    defer { lastTick = tick }
    rowCount += isSettled ? 0 : 1
    var missing = 0
    if let lastTick {
      missing = missingRows(from: lastTick, to: tick)
      let (difference, overflow) = tick.subtractingReportingOverflow(lastTick)
      if !isSettled { differences.append(overflow ? .max : difference) }
    }
    if !isSettled, rowCount >= settlingRows { settle() }
    return missing
  }

  /// Rows that were due between two, as far as it is known how often they come.
  func missingRows(from first: Int64, to second: Int64) -> Int {
    guard let interval else { return 0 }
    let difference = Double(second) - Double(first)
    guard difference > longest else { return 0 }
    let missing = max(1, (difference / Double(interval)).rounded() - 1)
    return min(Int(exactly: missing) ?? Int.max, StateArchive.largestCount)
  }

  /// Measures the interval by the rows there are, as `Series.gaps` does by all of a file: the median
  /// difference, and where most differences are no multiples of it, one that nearly all stay below.
  mutating func settle() {
    isSettled = true
    let rows = SamplingIntervals(differences)
    differences = []
    if let found = rows.median { set(found, longest: rows.longest) }
  }

  /// Writes or reads all that changes as rows come.
  mutating func archive(_ archive: inout StateArchive) throws(StateError) {
    try archive.flag(&isSettled)
    try archive.integer(&rowCount, in: 0...settlingRows)
    try archive.optional(&interval, 1) { (archive, interval) throws(StateError) in
      try archive.word(&interval)
      guard interval > 0 else { throw archive.damage }
    }
    try archive.double(&longest)
    try archive.optional(&lastTick, 0) { (archive, tick) throws(StateError) in
      try archive.word(&tick)
    }
    let count = try archive.length(differences.count, in: 0...settlingRows, bytesEach: 8)
    if archive.isReading { differences = Array(repeating: 0, count: count) }
    for index in 0..<count {
      try archive.word(&differences[index])
      guard differences[index] >= 0 else { throw archive.damage }
    }
  }
}
