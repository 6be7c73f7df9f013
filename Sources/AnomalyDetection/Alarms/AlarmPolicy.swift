/// How scores become alarms: the threshold that rows are held against, and what is one incident.
///
/// ```swift
/// let alarms = try model.detect(series).alarms
/// print(alarms.rule, alarms.threshold, alarms.events.mergeGap)
/// if let budget = alarms.budget { print("keeps", budget) }
/// ```
public struct AlarmPolicy: Sendable, Equatable {
  /// How the threshold is found.
  public let rule: ThresholdRule
  /// The raw score above which a row is flagged; of a budget, where its moving threshold starts.
  public let threshold: Float
  /// How flagged rows become anomalies.
  public let events: EventRule
  /// A threshold that keeps a budget as the scores change; `nil` for one that stays.
  let moving: Moving?
  /// Rows for which an alarm keeps lower ones silent; 0 for none.
  let quietPeriod: Int

  /// A threshold that moves with the scores.
  ///
  /// One set once is missed on later rows by a factor of three in the middle, as what is normal
  /// changes; a moving one keeps its promise.
  struct Moving: Sendable, Equatable {
    /// The promised alarms a row, above 0.
    let alarmsPerRow: Double
    /// Raw scores of rows that were learned from, which it starts with; `NaN` is skipped.
    let calibration: [Float]
    /// Whether the policy's threshold flags rows while too few scores have come for a moving one.
    let flagsAtOnce: Bool
  }

  init(
    rule: ThresholdRule, threshold: Float, events: EventRule, moving: Moving? = nil,
    quietPeriod: Int = 0
  ) {
    self.rule = rule
    self.threshold = threshold
    self.events = events
    self.moving = moving
    self.quietPeriod = quietPeriod
  }

  /// The budget that is kept; `nil` for none.
  public var budget: AlarmBudget? {
    if case .budget(let budget) = rule { budget } else { nil }
  }
}

extension Detector {
  /// How its scores become alarms.
  public var alarms: AlarmPolicy {
    var moving: AlarmPolicy.Moving?
    if case .budget(let budget) = threshold.rule,
      let rate = budget.alarmsPerRow(
        samplingInterval: calibrationScores.samplingInterval,
        style: calibrationScores.timestampStyle), rate > 0
    {
      moving = AlarmPolicy.Moving(
        alarmsPerRow: rate, calibration: calibrationScores.scores, flagsAtOnce: true)
    }
    return AlarmPolicy(
      rule: threshold.rule, threshold: threshold.value, events: plan.events, moving: moving)
  }
}
