internal import TimeSeries

/// A calendar timestamp in one of the many ways that people and programs write one.
///
/// The general way beside `DateTimeScanner`, which reads the usual ones quickly: here the field is
/// taken apart into numbers, words and marks, so that `01-Jan-2022`, `Wed Jan  1 00:00:00 2025`,
/// `[01/Jan/2025:00:00:00 +0000]`, `1/2/25, 3:04 PM` and `20250101T130000Z` are all one grammar.
struct WrittenTimestamp {
  /// The order of a date of three numbers, where it does not tell itself.
  enum Order: Sendable, Hashable, CaseIterable {
    case monthDayYear
    case dayMonthYear
    case yearMonthDay
  }

  /// The moment, in nanoseconds since 1970-01-01 00:00 UTC.
  private(set) var tick: Int64 = 0
  /// The look it is printed in: that of ISO 8601, with as much of the time as is written.
  private(set) var style = TimestampStyle.DateTimeStyle(hasTime: false, hasSeconds: false)
  /// The three numbers of a date whose order it does not tell, and whether points part them.
  private(set) var numbers: (first: Int, second: Int, third: Int)?
  /// Whether the numbers of the date are parted by points, so that the day comes before the month.
  private(set) var hasPoints = false
  /// Whether the year has two digits.
  private(set) var hasShortYear = false

  private var scanner: TimestampTokens
  private var parts: [(value: Int, width: Int)] = []
  private var month: Int?
  private var secondOfDay: Int?
  private var nanosecond = 0
  private var offset: Int?
  /// Whether a dash stands behind the date, so that a short number is no hour.
  private var isDashed = false

  private static let lengthLimit = 80

  /// Reads a field that is a timestamp as a whole.
  ///
  /// - Parameter takesDigits: Whether digits alone are a date, as `20220101`.
  init?(_ field: [UInt8], order: Order, takesDigits: Bool = false) {
    guard field.count >= 6, field.count <= Self.lengthLimit else { return nil }
    scanner = TimestampTokens(field)
    guard takesDigits || !scanner.areDigits else { return nil }
    while let token = scanner.next() {
      guard take(token) else { return nil }
    }
    guard let days = date(order) else { return nil }
    let seconds = Int64(days) * 86_400 + Int64((secondOfDay ?? 0) - (offset ?? 0))
    let (product, tooFar) = seconds.multipliedReportingOverflow(by: 1_000_000_000)
    let (tick, overflow) = product.addingReportingOverflow(Int64(nanosecond))
    guard !tooFar, !overflow else { return nil }
    self.tick = tick
    if let offset, style.zone != .utc { style.zone = .offset(seconds: offset) }
  }

  private var hasDate: Bool { parts.count == 3 || (month != nil && parts.count == 2) }

  private mutating func take(_ token: TimestampTokens.Token) -> Bool {
    switch token {
    case .word(let word): takeWord(word)
    case .number(let value, let width): takeNumber(value, width)
    case .mark(let mark): takeMark(mark)
    }
  }

  private mutating func takeWord(_ word: String) -> Bool {
    if let named = CalendarWords.month(word) {
      guard month == nil else { return false }
      month = named
      return true
    }
    if CalendarWords.isWeekday(word) || CalendarWords.fillers.contains(word) { return true }
    if ["st", "nd", "rd", "th"].contains(word) { return !parts.isEmpty }
    if word == "t" { return hasDate && secondOfDay == nil }
    if word == "am" || word == "pm" {
      guard let second = secondOfDay, second / 3600 >= 1 || word == "am", second < 13 * 3600 else {
        return false
      }
      secondOfDay = second % 43_200 + (word == "pm" ? 43_200 : 0)
      return true
    }
    guard let seconds = CalendarWords.zone(word), secondOfDay != nil, offset == nil else {
      return false
    }
    offset = seconds
    if seconds == 0 { style.zone = .utc }
    return true
  }

  private mutating func takeNumber(_ value: Int, _ width: Int) -> Bool {
    if parts.isEmpty, month == nil, width >= 8 { return takeDigits(value, width) }
    if parts.isEmpty, width == 4, scanner.isNext(":"), month == nil {
      // 2025:01:31, as cameras write it.
      parts = [(value, width)]
      for _ in 0..<2 {
        guard scanner.skip(":"), case .number(let part, let width)? = scanner.next(), width <= 2
        else { return false }
        parts.append((part, width))
      }
      return true
    }
    if width <= 2, secondOfDay == nil, scanner.isNext(":") {
      return takeTime(hour: value)
    }
    if hasDate, secondOfDay == nil {
      switch width {
      case 1...4 where isDashed: return false
      case 1, 2: return setTime(value, 0, 0)
      case 3, 4: return setTime(value / 100, value % 100, 0)
      case 6:
        style.hasSeconds = true
        return setTime(value / 10_000, value / 100 % 100, value % 100) && takeFraction()
      default: return false
      }
    }
    guard !hasDate, width <= 4 else { return false }
    parts.append((value, width))
    // The colon of a web server's log stands behind the date.
    if hasDate, width == 4 { _ = scanner.skip(":") }
    return true
  }

  /// `20220101`, and behind it perhaps hours, minutes, seconds and a fraction.
  private mutating func takeDigits(_ value: Int, _ width: Int) -> Bool {
    guard [8, 10, 12, 14, 17].contains(width) else { return false }
    var rest = value
    if width == 17 {
      nanosecond = rest % 1000 * 1_000_000
      style.fractionDigits = 3
      rest /= 1000
    }
    var time = [0, 0, 0]
    for index in stride(from: min(width, 14) / 2 - 5, through: 0, by: -1) {
      time[index] = rest % 100
      rest /= 100
    }
    parts = [(rest / 10_000, 4), (rest / 100 % 100, 2), (rest % 100, 2)]
    guard width > 8 else { return true }
    style.hasSeconds = width >= 14
    return setTime(time[0], time[1], time[2])
  }

  /// `:mm`, perhaps `:ss` and a fraction, behind the hour.
  private mutating func takeTime(hour: Int) -> Bool {
    guard scanner.skip(":"), case .number(let minute, 1...2)? = scanner.next() else { return false }
    guard scanner.skip(":") else { return setTime(hour, minute, 0) }
    guard case .number(let second, 1...2)? = scanner.next() else { return false }
    style.hasSeconds = true
    return setTime(hour, minute, second) && takeFraction()
  }

  private mutating func takeFraction() -> Bool {
    guard let digits = scanner.fraction() else { return true }
    style.fractionDigits = min(9, digits.count)
    nanosecond = (digits + repeatElement(0, count: 9)).prefix(9).reduce(0) { $0 * 10 + Int($1) }
    return true
  }

  private mutating func setTime(_ hour: Int, _ minute: Int, _ second: Int) -> Bool {
    // 24:00 is the midnight at the day's end.
    guard hour < 24 || (hour == 24 && minute == 0 && second == 0), minute < 60, second < 60 else {
      return false
    }
    style.hasTime = true
    secondOfDay = (hour * 60 + minute) * 60 + second
    return true
  }

  private mutating func takeMark(_ mark: UInt8) -> Bool {
    switch mark {
    case UInt8(ascii: ","), UInt8(ascii: "_"): return true
    case UInt8(ascii: "'"): return !hasDate
    case UInt8(ascii: "-"), UInt8(ascii: "/"), UInt8(ascii: "."):
      if hasDate, secondOfDay != nil { return mark == UInt8(ascii: "-") && takeOffset(-1) }
      if hasDate {
        isDashed = mark == UInt8(ascii: "-")
        return isDashed
      }
      if mark == UInt8(ascii: ".") { hasPoints = true }
      return month != nil || !parts.isEmpty
    case UInt8(ascii: "+"): return takeOffset(1)
    default: return false
    }
  }

  /// `+0200`, `+02:00` or `+2`, perhaps behind UTC or GMT.
  private mutating func takeOffset(_ sign: Int) -> Bool {
    guard secondOfDay != nil, offset ?? 0 == 0,
      case .number(let value, let width)? = scanner.next()
    else { return false }
    var (hours, minutes) = (value, 0)
    if width == 4 {
      (hours, minutes) = (value / 100, value % 100)
    } else if width <= 2, scanner.skip(":") {
      guard case .number(let rest, 2)? = scanner.next() else { return false }
      minutes = rest
    }
    guard width == 4 || width <= 2, hours <= 18, minutes < 60 else { return false }
    let seconds = sign * (hours * 60 + minutes) * 60
    style.zone = seconds == 0 ? .utc : .offset(seconds: seconds)
    offset = seconds
    return true
  }
}

extension WrittenTimestamp {
  /// Whether a field is a timestamp in some order of its numbers.
  static func isOne(_ field: [UInt8]) -> Bool {
    guard field.contains(where: \.isDigit) else { return false }
    return Order.allCases.contains { WrittenTimestamp(field, order: $0) != nil }
  }

  /// Days since 1970-01-01.
  private mutating func date(_ order: Order) -> Int? {
    let values = parts.map(\.value)
    let widths = parts.map(\.width)
    if let month {
      switch parts.count {
      case 1: return widths[0] == 4 ? days(values[0], month, 1) : nil
      case 2:
        if widths[0] == 4 { return widths[1] <= 2 ? days(values[0], month, values[1]) : nil }
        guard widths[0] <= 2, widths[1] == 4 || widths[1] == 2 else { return nil }
        return days(year(values[1], widths[1]), month, values[0])
      default: return nil
      }
    }
    if parts.count == 2, !hasPoints, secondOfDay == nil {
      let (year, month) = widths[0] == 4 ? (values[0], values[1]) : (values[1], values[0])
      guard widths.contains(4), widths.min() ?? 0 <= 2, (1900...2100).contains(year) else {
        return nil
      }
      return days(year, month, 1)
    }
    guard parts.count == 3 else { return nil }
    if widths[0] == 4 { return widths[2] <= 2 ? days(values[0], values[1], values[2]) : nil }
    guard widths[0] <= 2, widths[1] <= 2, widths[2] == 4 || widths[2] == 2 else { return nil }
    numbers = (values[0], values[1], values[2])
    hasShortYear = widths[2] == 2
    switch order {
    case .monthDayYear where !hasPoints:
      return days(year(values[2], widths[2]), values[0], values[1])
    case .monthDayYear, .dayMonthYear:
      return days(year(values[2], widths[2]), values[1], values[0])
    case .yearMonthDay:
      guard widths[0] == 2, hasShortYear else { return nil }
      return days(year(values[0], 2), values[1], values[2])
    }
  }

  /// The year that two digits mean: 69 is 1969, 68 is 2068, as POSIX has it.
  private func year(_ value: Int, _ width: Int) -> Int {
    width == 4 ? value : value + (value < 69 ? 2000 : 1900)
  }

  private func days(_ year: Int, _ month: Int, _ day: Int) -> Int? {
    guard year >= 1, month >= 1, month <= 12, day >= 1,
      day <= DateTimeScanner.days(in: month, of: year)
    else { return nil }
    return CalendarTime.days(year: year, month: month, day: day)
  }
}
