/// A moving threshold at work: judges scores one after another, each by those before it, and counts what
/// it promised and what it did. Saved as JSON and resumed to the bit.
///
/// ```swift
/// var threshold = RollingThreshold(.adaptive(rate: 0.01))
/// for score in scores where threshold.take(score).isFlagged { … }
/// print(threshold.alarmRate.realized)
/// ```
public struct RollingThreshold: Sendable, Equatable, Codable {
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

  private enum Method: Sendable, Equatable, Codable {
    case conformal(AdaptiveConformal)
    case peaks(StreamingPeaks)
  }

  private var method: Method
  /// What it promised, and what it did.
  public private(set) var alarmRate: AlarmRateCheck

  /// A threshold that has seen nothing: every flagged row is an alarm.
  public init(_ rule: RollingRule) {
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

  private enum CodingKeys: String, CodingKey {
    case method
    case alarmRate = "alarm_rate"
  }

  /// Reads a state and checks that it can be used.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    method = try container.decode(Method.self, forKey: .method)
    alarmRate = try container.decode(AlarmRateCheck.self, forKey: .alarmRate)
    if case .peaks(let peaks) = method, !peaks.isUsable {
      throw DecodingError.dataCorruptedError(
        forKey: .method, in: container, debugDescription: "not the state of a stream of peaks")
    }
  }
}
