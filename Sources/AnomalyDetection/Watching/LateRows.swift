/// Rows that are held back for a while, so that late ones can take their place; and what becomes of those
/// that come later still: they are counted and left out. Rows of one tick stay in the order they came in.
struct LateRows: Sendable, Equatable {
  /// Ticks that a row is held back for; 0 for none.
  let delay: Int64
  /// `[row]`: of the rows held back, rising.
  private var ticks: [Int64] = []
  /// `[row]`: their values.
  private var rows: [[Double]] = []
  /// The latest tick that came; `nil` before the first row.
  private(set) var newest: Int64?
  /// The tick of the last row that was let go.
  private var released: Int64?
  /// Rows that came too late.
  private(set) var lostRows = 0

  /// Up to here rows may come again, as from a sender that does not know what was taken; `nil` where none
  /// does.
  private var repeatsEnd: Int64?

  /// No more rows are held back than this, so that a clock that is wrong by years fills no memory.
  private static let capacity = 100_000

  init(delay: Int64) {
    precondition(delay >= 0, "a delay of \(delay)")
    self.delay = delay
  }

  /// The rows that came so far may come again; of a time that is known, they are left out like late ones.
  mutating func expectRepeats() { repeatsEnd = newest }

  /// Rows held back now.
  var waitingRows: Int { rows.count }

  /// Takes a row, and says whether it goes on at once; rows that are held back go on by `release`.
  mutating func take(_ tick: Int64, _ values: ArraySlice<Double>) -> Bool {
    if let released, tick < released {
      lostRows += lostRows < StateArchive.largestCount ? 1 : 0
      return false
    }
    if let repeatsEnd, tick <= repeatsEnd, tick == released || ticks.contains(tick) {
      lostRows += lostRows < StateArchive.largestCount ? 1 : 0
      return false
    }
    newest = max(newest ?? tick, tick)
    guard delay > 0 else {
      released = tick
      return true
    }
    let place = ticks.lastIndex { $0 <= tick }.map { $0 + 1 } ?? 0
    ticks.insert(tick, at: place)
    rows.insert(Array(values), at: place)
    return false
  }

  /// Takes rows that go on at once, if all of them are in order; else none is taken.
  mutating func takeAll(_ ticks: [Int64]) -> Bool {
    guard delay == 0, let first = ticks.first, let last = ticks.last, first >= released ?? first,
      first > repeatsEnd ?? Int64.min
    else { return false }
    var before = first
    for tick in ticks {
      guard tick >= before else { return false }
      before = tick
    }
    (newest, released) = (last, last)
    return true
  }

  /// Lets go of the rows that have been held back long enough, oldest first; of all at the end.
  mutating func release(
    isAtEnd: Bool = false, _ body: (_ tick: Int64, _ values: [Double]) -> Void
  ) {
    guard let newest, !ticks.isEmpty else { return }
    let limit = newest.subtractingReportingOverflow(delay)
    var count =
      isAtEnd ? ticks.count : limit.overflow ? 0 : ticks.prefix { $0 <= limit.partialValue }.count
    count = max(count, ticks.count - Self.capacity)
    for row in 0..<count { body(ticks[row], rows[row]) }
    if count > 0 { released = ticks[count - 1] }
    ticks.removeFirst(count)
    rows.removeFirst(count)
  }

  /// Writes or reads the rows held back.
  mutating func archive(_ archive: inout StateArchive, channels: Int) throws(StateError) {
    for tick in [\Self.newest, \.released] as [WritableKeyPath<Self, Int64?>] {
      try archive.optional(&self[keyPath: tick], 0) { (archive, tick) throws(StateError) in
        try archive.word(&tick)
      }
    }
    try archive.integer(&lostRows, in: 0...StateArchive.largestCount)
    let count = try archive.length(ticks.count, in: 0...Self.capacity, bytesEach: 16)
    if archive.isReading {
      ticks = Array(repeating: 0, count: count)
      rows = Array(repeating: [], count: count)
    }
    for row in 0..<count {
      try archive.word(&ticks[row])
      try archive.doubles(&rows[row], count: channels)
      if row > 0, ticks[row] < ticks[row - 1] { throw archive.damage }
    }
  }
}
