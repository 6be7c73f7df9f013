/// A moment as year, month, day and time of day of the proleptic Gregorian calendar.
///
/// Days and dates are converted by the civil-calendar algorithm of Howard Hinnant, "chrono-Compatible
/// Low-Level Date Algorithms" (2013): eras of 400 years whose years start in March.
package struct CalendarTime: Sendable, Hashable {
  /// The year; 1970 is 1970.
  package let year: Int
  /// The month, 1 to 12.
  package let month: Int
  /// The day of the month, from 1.
  package let day: Int
  /// The day of the week, 0 = Monday.
  package let weekday: Int
  /// Nanoseconds since midnight.
  package let nanosecondOfDay: Int64
  /// How the zone is written.
  package let zone: TimestampStyle.DateTimeStyle.Zone

  private static let nanosecondsPerDay: Int64 = 86_400_000_000_000

  /// The calendar reading of a moment, in its zone's local time.
  package init(nanosecondsSince1970: Int64, zone: TimestampStyle.DateTimeStyle.Zone = .unwritten) {
    var offset: Int64 = 0
    if case .offset(let seconds) = zone { offset = Int64(seconds) * 1_000_000_000 }
    let local = nanosecondsSince1970.addingReportingOverflow(offset).partialValue
    var days = local / Self.nanosecondsPerDay
    var rest = local % Self.nanosecondsPerDay
    if rest < 0 {
      rest += Self.nanosecondsPerDay
      days -= 1
    }
    // 1970-01-01 was a Thursday.
    weekday = Int(((days + 3) % 7 + 7) % 7)
    nanosecondOfDay = rest
    self.zone = zone

    let shifted = days + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    day = Int(dayOfYear - (153 * monthFromMarch + 2) / 5 + 1)
    month = Int(monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9)
    year = Int(yearOfEra + era * 400) + (month <= 2 ? 1 : 0)
  }

  /// The days from 1970-01-01 to a date.
  package static func days(year: Int, month: Int, day: Int) -> Int {
    let shiftedYear = month <= 2 ? year - 1 : year
    let era = (shiftedYear >= 0 ? shiftedYear : shiftedYear - 399) / 400
    let yearOfEra = shiftedYear - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }

  /// The moment written in a style.
  func text(in style: TimestampStyle.DateTimeStyle) -> String {
    var text = dateText(style.dateFormat)
    guard style.hasTime else { return text }
    text += style.separator.rawValue
    text += timeText(style)
    switch zone {
    case .unwritten: break
    case .utc: text += style.zoneFormat == .word ? " UTC" : "Z"
    case .offset(let seconds):
      let hours = Self.padded(abs(seconds) / 3600, 2)
      let minutes = Self.padded(abs(seconds) / 60 % 60, 2)
      text += (seconds < 0 ? "-" : "+") + hours
      switch style.zoneFormat {
      case .colon, .word: text += ":" + minutes
      case .basic: text += minutes
      case .hours: if minutes != "00" { text += minutes }
      }
    }
    return text
  }

  private func dateText(_ format: TimestampStyle.DateTimeStyle.DateFormat) -> String {
    let (year, month, day) = (Self.padded(year, 4), Self.padded(month, 2), Self.padded(day, 2))
    return switch format {
    case .yearMonthDay: "\(year)-\(month)-\(day)"
    case .yearMonthDaySlashes: "\(year)/\(month)/\(day)"
    case .yearMonthDayDots: "\(year).\(month).\(day)"
    case .monthDayYear: "\(self.month)/\(self.day)/\(year)"
    case .paddedMonthDayYear: "\(month)/\(day)/\(year)"
    case .dayMonthYear: "\(self.day)/\(self.month)/\(year)"
    case .paddedDayMonthYear: "\(day)/\(month)/\(year)"
    case .dayMonthYearDots: "\(self.day).\(self.month).\(year)"
    case .paddedDayMonthYearDots: "\(day).\(month).\(year)"
    case .monthDayYearDashes: "\(month)-\(day)-\(year)"
    case .dayMonthYearDashes: "\(day)-\(month)-\(year)"
    }
  }

  private func timeText(_ style: TimestampStyle.DateTimeStyle) -> String {
    let seconds = Int(nanosecondOfDay / 1_000_000_000)
    let hour = seconds / 3600
    let hourOfTwelve = hour % 12 == 0 ? 12 : hour % 12
    var text =
      switch style.hourFormat {
      case .padded: Self.padded(hour, 2)
      case .plain: String(hour)
      case .twelve: String(hourOfTwelve)
      case .paddedTwelve: Self.padded(hourOfTwelve, 2)
      }
    text += ":\(Self.padded(seconds / 60 % 60, 2))"
    if style.hasSeconds {
      text += ":\(Self.padded(seconds % 60, 2))"
      if style.fractionDigits > 0 {
        let nanoseconds = Self.padded(Int(nanosecondOfDay % 1_000_000_000), 9)
        text += "." + nanoseconds.prefix(style.fractionDigits)
      }
    }
    switch style.hourFormat {
    case .padded, .plain: break
    case .twelve, .paddedTwelve: text += hour < 12 ? " AM" : " PM"
    }
    return text
  }

  private static func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number.magnitude)
    let zeros = String(repeating: "0", count: max(0, width - digits.count))
    return (number < 0 ? "-" : "") + zeros + digits
  }
}
