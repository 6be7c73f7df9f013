internal import TimeSeries

/// Reads the timestamps of one column, all in the style that its first rows showed.
struct TimestampParser {
  /// How the timestamps are written.
  var style: TimestampStyle
  /// Whether `1/2/2024` is in January.
  var monthFirst = true
  /// In what notation, where it is none of the usual ones.
  var notation = TimestampNotation.usual

  /// The tick of the timestamp that begins at `position`, which then stands behind it.
  @inline(__always)
  func scan(_ bytes: Span<UInt8>, _ position: inout Int, end: Int) -> Int64? {
    switch style {
    case .dateTime:
      guard notation == .usual else { return nil }
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
    guard notation == .usual else { return notation.tick(bytes) }
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
