/// A rule with the raw score it led to, and what that score did on data it had not seen.
///
/// ```swift
/// let threshold = try Threshold(.percentile(99.5), from: scores, events: EventRule())
/// if let check = threshold.check {
///   print("\(check.alarms) alarms in \(check.rows) rows that it was not found from")
/// }
/// ```
public struct Threshold: Sendable, Equatable, Codable {
  /// What it was found by.
  public let rule: ThresholdRule
  /// The raw score above which a row is flagged; above 0.
  public let value: Float
  /// What the rule did on held-out rows; `nil` where there were too few.
  public let check: HeldOutCheck?

  /// A threshold found from the earlier part of the calibration rows and tried on the later part.
  public struct HeldOutCheck: Sendable, Equatable, Codable {
    /// Rows it was tried on.
    public let rows: Int
    /// Share of those rows above it.
    public let flaggedShare: Double
    /// Merged alarms on those rows.
    public let alarms: Int
    /// Alarms that a budget allows on so many rows; `nil` for rules that promise no rate.
    public let allowedAlarms: Double?

    private enum CodingKeys: String, CodingKey {
      case rows
      case flaggedShare = "flagged_share"
      case alarms
      case allowedAlarms = "allowed_alarms"
    }
  }

  /// A threshold of given parts.
  ///
  /// - Precondition: `value` is finite and above 0.
  public init(rule: ThresholdRule, value: Float, check: HeldOutCheck?) {
    precondition(value > 0 && value.isFinite, "a threshold of \(value)")
    self.rule = rule
    self.value = value
    self.check = check
  }

  /// The threshold of a rule on all calibration rows, with the check of the same rule: found on the
  /// first two thirds, tried on the last.
  public init(
    _ rule: ThresholdRule, from calibration: CalibrationScores, events: EventRule
  ) throws(ThresholdError) {
    let value = try rule.threshold(from: calibration, events: events)
    self.init(
      rule: rule, value: value,
      check: Self.check(rule, calibration: calibration, events: events))
  }

  private static func check(
    _ rule: ThresholdRule, calibration: CalibrationScores, events: EventRule
  ) -> HeldOutCheck? {
    let split = calibration.scores.count * 2 / 3
    let later = calibration.rows(split..<calibration.scores.count)
    // A rule that cannot be found on two thirds of the rows has no check; that is not an error.
    guard later.count >= 20,
      case let earlier = calibration.rows(0..<split),
      let value = try? rule.threshold(from: earlier, events: events)
    else { return nil }
    var allowed: Double?
    if case .budget(let budget) = rule {
      allowed = budget.alarmsPerRow(
        samplingInterval: calibration.samplingInterval, style: calibration.timestampStyle
      ).map { $0 * Double(later.count) }
    }
    let flagged = later.scores.reduce(0) { $0 + ($1 > value ? 1 : 0) }
    return HeldOutCheck(
      rows: later.count, flaggedShare: Double(flagged) / Double(later.count),
      alarms: later.alarms(above: value, events: events), allowedAlarms: allowed)
  }

  private enum CodingKeys: String, CodingKey {
    case rule
    case value
    case check
  }

  /// Reads a threshold, refusing a value that is not above 0.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let value = try container.decode(Float.self, forKey: .value)
    guard value > 0, value.isFinite else {
      throw DecodingError.dataCorruptedError(
        forKey: .value, in: container, debugDescription: "a threshold of \(value)")
    }
    self.init(
      rule: try container.decode(ThresholdRule.self, forKey: .rule), value: value,
      check: try container.decodeIfPresent(HeldOutCheck.self, forKey: .check))
  }
}
