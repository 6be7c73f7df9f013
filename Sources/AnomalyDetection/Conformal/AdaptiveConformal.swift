/// A threshold that keeps a promised alarm rate on a stream: a quantile of the recent scores, whose
/// level is moved by every alarm that came and every one that did not.
///
/// `α` is the promised share and `α_t` the level in use; after each row
/// `α_{t+1} = α_t + γ (α − alarm_t)` (Gibbs & Candès, "Adaptive conformal inference under distribution
/// shift", NeurIPS 2021, eq. 2), and a row is flagged where its score passes the conformal quantile of
/// level `1 − α_t` of the last 4,000 scores. Over many rows the share of alarms comes to `α` whatever
/// the scores do. With `γ = 0` it is a rolling conformal threshold.
struct AdaptiveConformal: Sendable, Equatable {
  /// Scores that the quantile is of.
  static let memory = 4000
  /// No row is flagged before there are so many scores.
  static let fewest = 100
  /// The γ that is used. The paper's .005 keeps 56 of 58 NAB series within half and twice 1 %, and 54
  /// within half and twice 0.1 %; .02 keeps 58 and 54.
  static let usualStep = 0.02
  /// A score that is no higher than the usual one is no alarm, however few there were.
  private static let highestLevel = 0.5
  /// The share of scores that a tail is fitted to.
  private static let tailShare = 0.02
  /// Rows from one fit of the tail to the next.
  private static let refitInterval = 50

  /// What is counted as one alarm, and how deaf an alarm may make.
  struct Counting: Sendable, Equatable {
    /// Flags with at most so many rows between them are one alarm.
    var mergeGap: Int
    /// Whether a score that is far beyond all others passes even when the level has sunk below 0:
    /// a second disaster on one day is told whatever was promised. The paper's rule is deaf then.
    var hearsDisasters: Bool
  }

  /// The promised alarms a row.
  let rate: Double
  /// γ.
  let step: Double
  let counting: Counting
  /// α_t.
  private(set) var level: Double
  private var order = RollingOrder(capacity: AdaptiveConformal.memory)
  /// The level and the tail above it.
  private var tail: Tail?
  private var tailAge = 0
  /// Rows since the last flag; `nil` before there was one.
  private var rowsSinceFlag: Int?

  private struct Tail: Equatable {
    var level: Double
    var share: Double
    var tail: ParetoTail
  }

  init(rate: Double, step: Double = usualStep, counting: Counting) {
    self.rate = rate
    self.step = step
    self.counting = counting
    level = rate
  }

  /// Takes scores of rows that are not judged, as those of the training.
  mutating func prime(_ scores: some Sequence<Float>) {
    for score in scores where score.isFinite { order.append(score) }
  }

  /// Judges a finite score by those before it.
  mutating func take(_ score: Float) -> RollingThreshold.Judgement {
    guard order.count >= Self.fewest else {
      order.append(score)
      return .none
    }
    let threshold = threshold()
    let isFlagged = score > threshold
    let isAlarm = isFlagged && rowsSinceFlag.map { $0 > counting.mergeGap } ?? true
    rowsSinceFlag = isFlagged ? 0 : rowsSinceFlag.map { $0 < Int.max ? $0 + 1 : $0 }
    level = min(level + step * (rate - (isAlarm ? 1 : 0)), Self.highestLevel)
    order.append(score)
    tailAge = min(tailAge + 1, Self.refitInterval)
    return RollingThreshold.Judgement(
      threshold: threshold, isFlagged: isFlagged, isAlarm: isAlarm)
  }

  private mutating func threshold() -> Float {
    if counting.hearsDisasters, let tail = freshTail(), level < tail.share {
      // A hundredth of the promised rate is heard at any time.
      let share = max(level, rate / 100) / tail.share
      return Float(tail.level + tail.tail.excess(passedWithProbability: min(share, 1)))
    }
    guard level > 0 else { return .infinity }
    let rank = Int(((1 - level) * Double(order.count + 1)).rounded(.up))
    return rank <= order.count ? order.sorted[max(rank, 1) - 1] : .infinity
  }

  /// The tail, fitted anew from time to time; `nil` of too few scores.
  private mutating func freshTail() -> Tail? {
    if tail == nil || tailAge >= Self.refitInterval {
      tailAge = 0
      let level = order.quantile(1 - Self.tailShare)
      let excesses = order.sorted[order.place(of: Float(level))...].lazy.map {
        Double($0) - level
      }.filter { $0 > 0 }
      let floor = max(1e-3 * abs(level - order.quantile(0.5)), 1e-12)
      tail = Tail(
        level: level, share: Double(max(excesses.count, 1)) / Double(order.count),
        tail: ParetoTail(moments: Array(excesses), scaleFloor: floor))
    }
    return tail
  }
}

extension AdaptiveConformal {
  /// Writes or reads the scores that are remembered, and the level.
  mutating func archive(_ archive: inout StateArchive) throws(StateError) {
    try archive.double(&level)
    guard level <= Self.highestLevel else { throw archive.damage }
    try order.archive(&archive)
    try archive.integer(&tailAge, in: 0...Self.refitInterval)
    try archive.optional(&rowsSinceFlag, 0) { (archive, rows) throws(StateError) in
      try archive.integer(&rows, in: 0...Int.max)
    }
    let empty = Tail(level: 0, share: 1, tail: ParetoTail(moments: [], scaleFloor: 1))
    try archive.optional(&tail, empty) { (archive, tail) throws(StateError) in
      try archive.double(&tail.level)
      try archive.double(&tail.share)
      guard tail.share > 0 else { throw archive.damage }
      try tail.tail.archive(&archive)
    }
  }
}
