/// How the timestamps of a file were written.
///
/// ```swift
/// let style = series.timeAxis.style
/// if style.isClock { print(style.text(tick: 1_404_172_800_000_000_000)) }  // 2014-07-01 00:00:00
/// ```
public enum TimestampStyle: Sendable, Hashable {
  /// The file has no timestamps; rows count from 0.
  case rowNumber
  /// Plain integers without a unit of time.
  case integer
  /// Numbers since 1970-01-01 00:00 UTC.
  case epoch(EpochUnit)
  /// A calendar date, perhaps with a time of day.
  case dateTime(DateTimeStyle)

  /// The unit of an epoch timestamp.
  public enum EpochUnit: String, Sendable, Hashable, Codable, CaseIterable {
    case seconds
    case milliseconds
    case microseconds
    case nanoseconds

    /// Nanoseconds in one unit.
    public var nanoseconds: Int64 {
      switch self {
      case .seconds: 1_000_000_000
      case .milliseconds: 1_000_000
      case .microseconds: 1000
      case .nanoseconds: 1
      }
    }
  }

  /// Whether ticks are nanoseconds of a clock, so that hours and days have a meaning.
  public var isClock: Bool {
    switch self {
    case .rowNumber, .integer: false
    case .epoch, .dateTime: true
    }
  }

  /// A tick written in this style.
  public func text(tick: Int64) -> String {
    switch self {
    case .rowNumber, .integer:
      String(tick)
    case .epoch(let unit):
      Self.epochText(tick: tick, unit: unit)
    case .dateTime(let style):
      CalendarTime(nanosecondsSince1970: tick, zone: style.zone).text(in: style)
    }
  }

  /// Whole units, and a fraction only where there is one.
  private static func epochText(tick: Int64, unit: EpochUnit) -> String {
    let (whole, rest) = tick.quotientAndRemainder(dividingBy: unit.nanoseconds)
    guard rest != 0 else { return String(whole) }
    let width = String(unit.nanoseconds).count - 1
    var fraction = String(rest.magnitude)
    fraction = String(repeating: "0", count: width - fraction.count) + fraction
    while fraction.hasSuffix("0") { fraction.removeLast() }
    let sign = tick < 0 && whole == 0 ? "-" : ""
    return "\(sign)\(whole).\(fraction)"
  }
}
