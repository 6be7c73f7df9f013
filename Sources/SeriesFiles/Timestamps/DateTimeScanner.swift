internal import TimeSeries

/// Calendar timestamps in text.
///
/// Read are `yyyy-MM-dd` (also with `/` or `.`), `M/d/yyyy` or `d/M/yyyy` (also with `-`) and
/// `d.M.yyyy`; behind it, after a blank or `T`, `H:mm`, `H:mm:ss` or `H:mm:ss.fraction`, perhaps AM
/// or PM; behind that `Z`, UTC, GMT, `+02:00`, `+0200` or `+02`.
struct DateTimeScanner {
  /// The moment, in nanoseconds since 1970-01-01 00:00 UTC.
  private(set) var tick: Int64 = 0
  /// The look of what was read.
  private(set) var style = TimestampStyle.DateTimeStyle()
  /// Whether month and day could change places.
  private(set) var isAmbiguous = false
  /// Whether the date must have the month first, or the day; `nil` where it tells neither.
  private(set) var monthFirst: Bool?

  private static let nanosecondsPerSecond: Int64 = 1_000_000_000

  /// Reads the timestamp that begins at `position`, which then stands behind it.
  ///
  /// - Parameters:
  ///   - monthFirst: The order of `1/2/2024`.
  ///   - isWhole: Whether the bytes up to `end` are one field, so that a comma begins a fraction.
  @inline(__always)
  init?(
    _ bytes: Span<UInt8>, _ position: inout Int, end: Int, monthFirst: Bool, isWhole: Bool
  ) {
    var index = position
    guard let days = date(bytes, &index, end, monthFirst) else { return nil }
    var nanoseconds: Int64 = 0
    style.hasTime = false
    if index + 1 < end, bytes[index + 1].isDigit {
      let separator = bytes[index]
      if separator == 0x20 || separator | 0x20 == UInt8(ascii: "t") {
        index += 1
        style.separator = separator == 0x20 ? .space : .letterT
        style.hasTime = true
        guard let time = time(bytes, &index, end, isWhole), let offset = zone(bytes, &index, end)
        else {
          return nil
        }
        nanoseconds = time - offset * Self.nanosecondsPerSecond
      }
    }
    let (midnight, tooFar) = Int64(days).multipliedReportingOverflow(by: 86_400_000_000_000)
    let (tick, overflow) = midnight.addingReportingOverflow(nanoseconds)
    guard !tooFar, !overflow else { return nil }
    self.tick = tick
    position = index
  }

  /// Reads a field that is a timestamp as a whole.
  init?(_ field: [UInt8], monthFirst: Bool) {
    var position = 0
    self.init(field.span, &position, end: field.count, monthFirst: monthFirst, isWhole: true)
    guard position == field.count else { return nil }
  }

  /// A run of at most `limit` digits.
  @inline(__always)
  private func number(_ bytes: Span<UInt8>, _ index: inout Int, _ end: Int, _ limit: Int) -> Int? {
    let first = index
    let last = min(end, index + limit)
    var number = 0
    while index < last, bytes[index].isDigit {
      number = number * 10 + Int(bytes[index] &- 0x30)
      index += 1
    }
    return index > first ? number : nil
  }

  /// Days since 1970-01-01.
  @inline(__always)
  private mutating func date(
    _ bytes: Span<UInt8>, _ index: inout Int, _ end: Int, _ monthFirst: Bool
  ) -> Int? {
    let first = index
    guard let one = number(bytes, &index, end, 4), index < end else { return nil }
    let firstWidth = index - first
    let mark = bytes[index]
    guard mark == UInt8(ascii: "-") || mark == UInt8(ascii: "/") || mark == UInt8(ascii: ".") else {
      return nil
    }
    index += 1
    let second = index
    guard let two = number(bytes, &index, end, 2), index < end, bytes[index] == mark else {
      return nil
    }
    let secondWidth = index - second
    index += 1
    let third = index
    guard let three = number(bytes, &index, end, 4) else { return nil }
    let thirdWidth = index - third

    let (year, month, day): (Int, Int, Int)
    if firstWidth == 4, thirdWidth <= 2 {
      (year, month, day) = (one, two, three)
      style.dateFormat =
        mark == UInt8(ascii: "-")
        ? .yearMonthDay : mark == UInt8(ascii: "/") ? .yearMonthDaySlashes : .yearMonthDayDots
    } else if thirdWidth == 4, firstWidth <= 2 {
      let isPadded = firstWidth == 2 && secondWidth == 2 && (one < 10 || two < 10)
      let isMonthFirst = mark != UInt8(ascii: ".") && monthFirst
      if mark != UInt8(ascii: ".") {
        isAmbiguous = one <= 12 && two <= 12 && one != two
        if one > 12 || two > 12 { self.monthFirst = one <= 12 }
      }
      (year, month, day) = isMonthFirst ? (three, one, two) : (three, two, one)
      style.dateFormat =
        switch mark {
        case UInt8(ascii: "/"):
          isMonthFirst
            ? isPadded ? .paddedMonthDayYear : .monthDayYear
            : isPadded ? .paddedDayMonthYear : .dayMonthYear
        case UInt8(ascii: "."): isPadded ? .paddedDayMonthYearDots : .dayMonthYearDots
        default: isMonthFirst ? .monthDayYearDashes : .dayMonthYearDashes
        }
    } else {
      return nil
    }
    guard month >= 1, month <= 12, day >= 1, day <= Self.days(in: month, of: year) else {
      return nil
    }
    return CalendarTime.days(year: year, month: month, day: day)
  }

  @inline(__always)
  static func days(in month: Int, of year: Int) -> Int {
    switch month {
    case 4, 6, 9, 11: 30
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    default: 31
    }
  }

  /// Nanoseconds since midnight.
  @inline(__always)
  private mutating func time(
    _ bytes: Span<UInt8>, _ index: inout Int, _ end: Int, _ isWhole: Bool
  ) -> Int64? {
    let first = index
    guard var hour = number(bytes, &index, end, 2), index < end, bytes[index] == UInt8(ascii: ":")
    else { return nil }
    let hourIsPadded = index - first == 2 && hour < 10
    let hourIsPlain = index - first == 1
    index += 1
    guard let minute = number(bytes, &index, end, 2) else { return nil }
    var second = 0
    var fraction = 0
    style.hasSeconds = false
    if index < end, bytes[index] == UInt8(ascii: ":") {
      index += 1
      guard let seconds = number(bytes, &index, end, 2) else { return nil }
      second = seconds
      style.hasSeconds = true
      if index + 1 < end, bytes[index + 1].isDigit,
        bytes[index] == UInt8(ascii: ".") || (isWhole && bytes[index] == UInt8(ascii: ","))
      {
        index += 1
        let start = index
        fraction = number(bytes, &index, end, 9) ?? 0
        style.fractionDigits = index - start
        for _ in style.fractionDigits..<9 { fraction *= 10 }
        while index < end, bytes[index].isDigit { index += 1 }
      }
    }
    style.hourFormat = hourIsPlain ? .plain : .padded
    let mark = index < end && bytes[index] == 0x20 ? index + 1 : index
    if mark + 1 < end, bytes[mark + 1] | 0x20 == UInt8(ascii: "m"),
      bytes[mark] | 0x20 == UInt8(ascii: "a") || bytes[mark] | 0x20 == UInt8(ascii: "p")
    {
      guard hour >= 1, hour <= 12 else { return nil }
      hour = hour % 12 + (bytes[mark] | 0x20 == UInt8(ascii: "p") ? 12 : 0)
      style.hourFormat = hourIsPadded ? .paddedTwelve : .twelve
      index = mark + 2
    }
    guard hour < 24, minute < 60, second < 60 else { return nil }
    return Int64((hour * 60 + minute) * 60 + second) * Self.nanosecondsPerSecond + Int64(fraction)
  }

  /// Seconds east of Greenwich.
  @inline(__always)
  private mutating func zone(_ bytes: Span<UInt8>, _ index: inout Int, _ end: Int) -> Int64? {
    var mark = index
    if mark < end, bytes[mark] == 0x20 { mark += 1 }
    guard mark < end else { return 0 }
    let sign = bytes[mark]
    if sign | 0x20 == UInt8(ascii: "z") {
      style.zone = .utc
      index = mark + 1
    } else if sign == UInt8(ascii: "U") || sign == UInt8(ascii: "G"), mark + 2 < end,
      (bytes[mark + 1] == UInt8(ascii: "T") && bytes[mark + 2] == UInt8(ascii: "C"))
        || (bytes[mark + 1] == UInt8(ascii: "M") && bytes[mark + 2] == UInt8(ascii: "T"))
    {
      style.zone = .utc
      style.zoneFormat = .word
      index = mark + 3
    } else if sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") {
      mark += 1
      let first = mark
      guard let hours = number(bytes, &mark, end, 2), mark - first == 2, hours <= 18 else {
        return nil
      }
      var minutes = 0
      style.zoneFormat = .hours
      if mark < end, bytes[mark] == UInt8(ascii: ":") || bytes[mark].isDigit {
        style.zoneFormat = bytes[mark] == UInt8(ascii: ":") ? .colon : .basic
        if bytes[mark] == UInt8(ascii: ":") { mark += 1 }
        let second = mark
        guard let rest = number(bytes, &mark, end, 2), mark - second == 2, rest < 60 else {
          return nil
        }
        minutes = rest
      }
      let seconds = (hours * 60 + minutes) * (sign == UInt8(ascii: "-") ? -60 : 60)
      style.zone = .offset(seconds: seconds)
      index = mark
      return Int64(seconds)
    }
    return 0
  }
}
