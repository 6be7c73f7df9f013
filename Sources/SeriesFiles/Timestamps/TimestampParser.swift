internal import TimeSeries

/// Reads the timestamps of one column, all in the style that its first rows showed.
struct TimestampParser {
  /// How the timestamps are written.
  var style: TimestampStyle
  /// Whether `1/2/2024` is in January.
  var monthFirst = true

  /// The tick of the timestamp that begins at `position`, which then stands behind it.
  @inline(__always)
  func scan(_ bytes: Span<UInt8>, _ position: inout Int, end: Int) -> Int64? {
    switch style {
    case .dateTime:
      return DateTimeScanner(bytes, &position, end: end, monthFirst: monthFirst, isWhole: false)?
        .tick
    case .epoch(let unit):
      return Self.epoch(bytes, &position, end, unit.nanoseconds)
    case .integer, .rowNumber:
      return Self.epoch(bytes, &position, end, 1)
    }
  }

  /// The tick that the whole of `bytes` is.
  func whole(_ bytes: [UInt8]) -> Int64? {
    var position = 0
    if let tick = scan(bytes.span, &position, end: bytes.count), position == bytes.count {
      return tick
    }
    // Numbers as 1.4e9 and 12.0.
    let unit: Int64
    switch style {
    case .dateTime: return DateTimeScanner(bytes, monthFirst: monthFirst)?.tick
    case .epoch(let epochUnit): unit = epochUnit.nanoseconds
    case .integer, .rowNumber: unit = 1
    }
    guard let number = DecimalNumber.whole(bytes) else { return nil }
    return unit == 1 && number != number.rounded()
      ? nil : Int64(exactly: (number * Double(unit)).rounded())
  }

  /// A decimal number in units of `unit` ticks; what is finer than a tick is cut off.
  @inline(__always)
  private static func epoch(
    _ bytes: Span<UInt8>, _ position: inout Int, _ end: Int, _ unit: Int64
  ) -> Int64? {
    var index = position
    guard index < end else { return nil }
    let isNegative = bytes[index] == UInt8(ascii: "-")
    if isNegative { index += 1 }
    var digits: UInt64 = 0
    let count = DigitScanner.scan(bytes, &index, end, into: &digits)
    // 19 digits fit a UInt64, and so did not wrap.
    guard count > 0, count <= 19, let whole = Int64(exactly: digits) else { return nil }
    var tick = whole
    if unit > 1 {
      let (product, overflow) = whole.multipliedReportingOverflow(by: unit)
      guard !overflow else { return nil }
      tick = product
      if index < end, bytes[index] == UInt8(ascii: ".") {
        index += 1
        var part = unit / 10
        while index < end, bytes[index].isDigit {
          let (sum, overflow) = tick.addingReportingOverflow(Int64(bytes[index] &- 0x30) * part)
          guard !overflow else { return nil }
          tick = sum
          part /= 10
          index += 1
        }
      }
    }
    // An exponent or another mark is for the slow way.
    position = index
    return isNegative ? -tick : tick
  }
}

extension TimestampParser {
  /// The parser for the first rows of a column; `nil` where not one of them is a timestamp.
  ///
  /// - Parameters:
  ///   - cells: The first rows, blanks trimmed.
  ///   - monthFirst: The order of `1/2/2024`, if a person said it.
  static func fitted(to cells: [[UInt8]], monthFirst: Bool?) -> Fit? {
    if let fit = fittedDate(to: cells, monthFirst: monthFirst) { return fit }
    let numbers = cells.compactMap { DecimalNumber.whole($0) }.filter(\.isFinite)
    guard let largest = numbers.map(\.magnitude).max() else { return nil }
    let style: TimestampStyle =
      if largest >= 1e17 { .epoch(.nanoseconds) } else if largest >= 1e14 {
        .epoch(.microseconds)
      } else if largest >= 1e11 {
        .epoch(.milliseconds)
      } else if largest >= 1e8 || numbers.contains(where: { $0 != $0.rounded() }) {
        .epoch(.seconds)
      } else {
        .integer
      }
    return Fit(parser: TimestampParser(style: style))
  }

  /// A parser, and what its column left open.
  struct Fit {
    var parser: TimestampParser
    /// The row whose date could be read both ways, if no row decides.
    var ambiguousRow: Int?
    var hasMixedZones = false
  }

  private static func fittedDate(to cells: [[UInt8]], monthFirst: Bool?) -> Fit? {
    var style: TimestampStyle.DateTimeStyle?
    var ambiguousRow: Int?
    var decided = monthFirst
    var hasMixedZones = false
    for (row, cell) in cells.enumerated() {
      // The guess "month first" fails where the first number is above 12: then try the other.
      guard
        let read = DateTimeScanner(cell, monthFirst: true)
          ?? DateTimeScanner(cell, monthFirst: false)
      else { continue }
      if read.isAmbiguous { ambiguousRow = ambiguousRow ?? row }
      if decided == nil { decided = read.monthFirst }
      if var known = style {
        known.fractionDigits = max(known.fractionDigits, read.style.fractionDigits)
        if !known.hasTime && read.style.hasTime {
          known.hasTime = true
          known.separator = read.style.separator
          known.hourFormat = read.style.hourFormat
        }
        known.hasSeconds = known.hasSeconds || (read.style.hasTime && read.style.hasSeconds)
        known.dateFormat = known.dateFormat.padded(by: read.style.dateFormat)
        known.hourFormat = known.hourFormat.padded(by: read.style.hourFormat)
        hasMixedZones = hasMixedZones || known.zone != read.style.zone
        style = known
      } else {
        style = read.style
      }
    }
    guard var style else { return nil }
    if let decided { style.dateFormat = style.dateFormat.ordered(monthFirst: decided) }
    if !style.hasTime { style.hasSeconds = true }
    return Fit(
      parser: TimestampParser(style: .dateTime(style), monthFirst: decided ?? true),
      ambiguousRow: decided == nil ? ambiguousRow : nil, hasMixedZones: hasMixedZones)
  }
}

extension TimestampStyle.DateTimeStyle.DateFormat {
  /// The same look in the order given; formats of one order stay.
  func ordered(monthFirst: Bool) -> Self {
    switch self {
    case .monthDayYear, .dayMonthYear: monthFirst ? .monthDayYear : .dayMonthYear
    case .paddedMonthDayYear, .paddedDayMonthYear:
      monthFirst ? .paddedMonthDayYear : .paddedDayMonthYear
    case .monthDayYearDashes, .dayMonthYearDashes:
      monthFirst ? .monthDayYearDashes : .dayMonthYearDashes
    case .yearMonthDay, .yearMonthDaySlashes, .yearMonthDayDots, .dayMonthYearDots,
      .paddedDayMonthYearDots:
      self
    }
  }

  /// The padded look where another row shows it: `12/10/2024` alone does not tell.
  func padded(by other: Self) -> Self {
    switch (self, other) {
    case (.monthDayYear, .paddedMonthDayYear), (.monthDayYear, .paddedDayMonthYear):
      .paddedMonthDayYear
    case (.dayMonthYear, .paddedDayMonthYear), (.dayMonthYear, .paddedMonthDayYear):
      .paddedDayMonthYear
    case (.dayMonthYearDots, .paddedDayMonthYearDots): .paddedDayMonthYearDots
    default: self
    }
  }
}

extension TimestampStyle.DateTimeStyle.HourFormat {
  /// The look that another row shows more clearly: `12:00` alone does not tell.
  func padded(by other: Self) -> Self {
    switch (self, other) {
    case (.padded, .plain): .plain
    case (.twelve, .paddedTwelve): .paddedTwelve
    default: self
    }
  }
}
