public import TimeSeries

/// How many alarms a person can live with: `2/week`, `1/day`, `5/10000rows`.
///
/// ```swift
/// let budget = AlarmBudget(count: 2, per: .week)
/// let calm = try detector.withThreshold(.budget(budget))
/// print(budget, calm.threshold.value)
/// ```
public struct AlarmBudget: Sendable, Hashable {
  /// What the alarms are counted over.
  public enum Period: Sendable, Hashable {
    /// 3,600 seconds.
    case hour
    /// 24 hours.
    case day
    /// 7 days.
    case week
    /// 30 days.
    case month
    /// A number of rows, for data without a clock.
    case rows(Int)

    /// Nanoseconds; `nil` for rows.
    var nanoseconds: Double? {
      switch self {
      case .hour: 3.6e12
      case .day: 8.64e13
      case .week: 6.048e14
      case .month: 2.592e15
      case .rows: nil
      }
    }
  }

  /// Alarms in one period; above 0.
  public let count: Double
  /// What they are counted over.
  public let period: Period

  /// - Precondition: `count` is above 0 and finite; a number of rows is at least 1.
  public init(count: Double, per period: Period) {
    precondition(count > 0 && count.isFinite, "a budget of \(count) alarms")
    if case .rows(let rows) = period { precondition(rows >= 1, "a budget over \(rows) rows") }
    self.count = count
    self.period = period
  }

  /// The alarms allowed per row of data sampled every `samplingInterval` nanoseconds.
  ///
  /// - Returns: `nil` where the budget is in time and the data has no clock.
  public func alarmsPerRow(samplingInterval: Int64, style: TimestampStyle) -> Double? {
    switch period {
    case .rows(let rows):
      return count / Double(rows)
    case .hour, .day, .week, .month:
      guard style.isClock, let nanoseconds = period.nanoseconds else { return nil }
      return count * Double(samplingInterval) / nanoseconds
    }
  }
}

extension AlarmBudget: LosslessStringConvertible {
  /// The budget as it is written on the command line.
  public var description: String {
    let number = count == count.rounded() && count < 1e15 ? String(Int(count)) : String(count)
    return switch period {
    case .hour: "\(number)/hour"
    case .day: "\(number)/day"
    case .week: "\(number)/week"
    case .month: "\(number)/month"
    case .rows(let rows): "\(number)/\(rows)rows"
    }
  }

  /// Reads `COUNT/PERIOD`, where the period is `hour`, `day`, `week`, `month` or `NUMBERrows`.
  public init?(_ description: String) {
    let parts = description.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, let count = Double(parts[0]), count > 0, count.isFinite else {
      return nil
    }
    switch parts[1] {
    case "hour", "h": self.init(count: count, per: .hour)
    case "day", "d": self.init(count: count, per: .day)
    case "week", "w": self.init(count: count, per: .week)
    case "month": self.init(count: count, per: .month)
    default:
      guard parts[1].hasSuffix("rows"), let rows = Int(parts[1].dropLast("rows".count)), rows >= 1
      else { return nil }
      self.init(count: count, per: .rows(rows))
    }
  }
}
