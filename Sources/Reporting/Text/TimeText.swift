internal import AnomalyDetection
package import TimeSeries

/// Moments and lengths of time in words.
package enum TimeText {
  private static let second: Double = 1e9

  /// A difference of ticks in the largest unit that suits it: `30 min`, `2.5 h`, `214 days`; plain
  /// `steps` where ticks have no unit.
  package static func duration(_ ticks: Int64, style: TimestampStyle) -> String {
    switch style {
    case .rowNumber: return NumberText.count(Int(ticks), "row", "rows")
    case .integer: return NumberText.count(Int(ticks), "step", "steps")
    case .epoch, .dateTime: break
    }
    let nanoseconds = Double(ticks)
    let units: [(size: Double, one: String, many: String)] = [
      (86_400 * second, "day", "days"), (3600 * second, "h", "h"), (60 * second, "min", "min"),
      (second, "s", "s"), (1e6, "ms", "ms"), (1e3, "µs", "µs"), (1, "ns", "ns"),
    ]
    for unit in units {
      let amount = nanoseconds / unit.size
      // Two days and less read better in hours.
      let smallest = unit.one == "day" ? 2.0 : 1
      guard amount >= smallest else { continue }
      let rounded = amount >= 100 ? amount.rounded() : (amount * 10).rounded() / 10
      return NumberText.value(rounded) + "\u{A0}" + (rounded == 1 ? unit.one : unit.many)
    }
    return "0\u{A0}s"
  }

  /// A moment as a reader says it: `Sun 2 Nov 2014, 01:00`; the number itself without a clock.
  static func moment(_ tick: Int64, style: TimestampStyle) -> String {
    guard style.isClock else {
      return (style == .rowNumber ? "row " : "") + NumberText.count(Int(tick))
    }
    return day(tick, style: style) + ", " + clock(tick, style: style)
  }

  /// A span from moment to moment, day and year said once where they are the same.
  static func span(from start: Int64, to end: Int64, style: TimestampStyle) -> String {
    guard start != end else { return moment(start, style: style) }
    guard style.isClock else {
      let prefix = style == .rowNumber ? "rows " : ""
      return prefix + NumberText.count(Int(start)) + " – " + NumberText.count(Int(end))
    }
    if day(start, style: style) == day(end, style: style) {
      return moment(start, style: style) + " – " + clock(end, style: style)
    }
    let first = CalendarTime(nanosecondsSince1970: start, zone: zone(of: style))
    let last = CalendarTime(nanosecondsSince1970: end, zone: zone(of: style))
    let isSameYear = first.year == last.year
    return day(start, style: style, withYear: !isSameYear) + ", " + clock(start, style: style)
      + " – " + moment(end, style: style)
  }

  /// The zone that a style's clock times are read in.
  static func zone(of style: TimestampStyle) -> TimestampStyle.DateTimeStyle.Zone {
    switch style {
    case .dateTime(let dateTime): dateTime.zone
    case .epoch: .utc
    case .rowNumber, .integer: .unwritten
    }
  }

  /// What stands under a time axis.
  static func axisTitle(of style: TimestampStyle) -> String {
    switch style {
    case .rowNumber: return "row"
    case .integer: return "time step"
    case .epoch, .dateTime: break
    }
    switch zone(of: style) {
    case .unwritten: return "time, as in the data"
    case .utc: return "time, UTC"
    case .offset(let seconds):
      let minutes = abs(seconds) / 60
      return "time, UTC" + (seconds < 0 ? "−" : "+") + twoDigits(minutes / 60) + ":"
        + twoDigits(minutes % 60)
    }
  }

  /// The names of the months, shortened.
  static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]
  private static let weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]

  static func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

  private static func day(
    _ tick: Int64, style: TimestampStyle, withYear: Bool = true
  ) -> String {
    let time = CalendarTime(nanosecondsSince1970: tick, zone: zone(of: style))
    let text = "\(weekdays[time.weekday]) \(time.day) \(months[time.month - 1])"
    return withYear ? text + " \(time.year)" : text
  }

  private static func clock(_ tick: Int64, style: TimestampStyle) -> String {
    let time = CalendarTime(nanosecondsSince1970: tick, zone: zone(of: style))
    let seconds = Int(time.nanosecondOfDay / 1_000_000_000)
    let rest = Int(time.nanosecondOfDay % 1_000_000_000)
    var text = twoDigits(seconds / 3600) + ":" + twoDigits(seconds / 60 % 60)
    if seconds % 60 != 0 || rest != 0 { text += ":" + twoDigits(seconds % 60) }
    if rest != 0 {
      var digits = String(rest)
      digits = String(repeating: "0", count: 9 - digits.count) + digits
      while digits.hasSuffix("0") { digits.removeLast() }
      text += "." + digits
    }
    return text
  }
}
