/// A moving threshold at work: judges scores one after another, each by those before it, and counts what
/// it promised and what it did.
///
/// ```swift
/// var threshold = RollingThreshold(.adaptive(rate: 0.01))
/// for score in scores where threshold.take(score).isFlagged { print(score) }
/// print(threshold.alarmRate.promised, threshold.alarmRate.realized ?? 0)
/// ```
public struct RollingThreshold: Sendable, Equatable {
  /// What is said of one score.
  public struct Judgement: Sendable, Equatable {
    /// What the score had to pass; infinite where the promised alarms are used up, and `NaN` while too
    /// few scores have come.
    public let threshold: Float
    /// Whether it passed.
    public let isFlagged: Bool
    /// Whether an alarm starts here: the flag is not part of one that is going on.
    public let isAlarm: Bool

    /// Nothing can be said yet.
    static let none = Judgement(threshold: .nan, isFlagged: false, isAlarm: false)
  }

  private enum Method: Sendable, Equatable {
    case conformal(AdaptiveConformal)
    case peaks(StreamingPeaks)
  }

  private var method: Method
  /// What it promised, and what it did.
  public private(set) var alarmRate: AlarmRateCheck

  /// A threshold that has seen nothing: every flagged row is an alarm.
  public init(_ rule: RollingThreshold.Rule) {
    let counting = AdaptiveConformal.Counting(mergeGap: 0, hearsDisasters: false)
    switch rule {
    case .adaptive(let rate):
      method = .conformal(AdaptiveConformal(rate: rate, counting: counting))
    case .rolling(let rate):
      method = .conformal(AdaptiveConformal(rate: rate, step: 0, counting: counting))
    case .peaks(let risk): method = .peaks(StreamingPeaks(risk: risk, depth: 0))
    case .driftingPeaks(let risk): method = .peaks(StreamingPeaks(risk: risk, depth: 20))
    }
    alarmRate = AlarmRateCheck(promised: rule.promisedRate)
  }

  /// A threshold that keeps a budget of alarms: flags with at most `mergeGap` rows between them are one
  /// alarm, and a disaster is told even when the budget is used up.
  ///
  /// - Parameter alarmsPerRow: Above 0; more than one in two rows is taken for that.
  public init(alarmsPerRow: Double, mergeGap: Int) {
    precondition(alarmsPerRow > 0 && mergeGap >= 0, "\(alarmsPerRow) alarms a row")
    let rate = min(alarmsPerRow, 0.5)
    method = .conformal(
      AdaptiveConformal(
        rate: rate,
        counting: AdaptiveConformal.Counting(mergeGap: mergeGap, hearsDisasters: true)))
    alarmRate = AlarmRateCheck(promised: rate)
  }

  /// Takes scores of rows that are not judged, as those of the training; they count for no promise.
  public mutating func prime(_ scores: some Sequence<Float>) {
    switch method {
    case .conformal(var conformal):
      conformal.prime(scores)
      method = .conformal(conformal)
    case .peaks(var peaks):
      peaks.prime(scores)
      method = .peaks(peaks)
    }
  }

  /// Judges a score by those before it; one that is no number is not flagged and counts for nothing.
  public mutating func take(_ score: Float) -> Judgement {
    guard score.isFinite else { return .none }
    let judgement: Judgement
    switch method {
    case .conformal(var conformal):
      // Taken out, so that it is changed in place.
      method = .peaks(StreamingPeaks(risk: 0.5, depth: 0))
      judgement = conformal.take(score)
      method = .conformal(conformal)
    case .peaks(var peaks):
      method = .peaks(StreamingPeaks(risk: 0.5, depth: 0))
      judgement = peaks.take(score)
      method = .peaks(peaks)
    }
    alarmRate.count(judgement)
    return judgement
  }
}

extension RollingThreshold {
  /// Writes or reads all that changes as scores come.
  package mutating func archive(_ archive: inout StateArchive) throws(StateError) {
    switch method {
    case .conformal(var conformal):
      try conformal.archive(&archive)
      method = .conformal(conformal)
    case .peaks(var peaks):
      try peaks.archive(&archive)
      method = .peaks(peaks)
    }
    try alarmRate.archive(&archive)
  }
}
