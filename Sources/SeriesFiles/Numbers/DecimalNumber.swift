/// Decimal numbers in text, read to the nearest `Double`.
///
/// Up to 19 digits are gathered in one integer, eight at a time; `value(mantissa:exponent:)` rounds.
/// All else goes to the standard library.
enum DecimalNumber {
  /// The number that begins at `position`, which then stands behind it; `nil`, and `position` as
  /// before, where none begins.
  ///
  /// `inf` and `nan` are no numbers here; `1e999` is infinite.
  @inline(__always)
  static func scan(_ bytes: Span<UInt8>, _ position: inout Int, end: Int, point: UInt8) -> Double? {
    var index = position
    guard index < end else { return nil }
    let isNegative = bytes[index] == UInt8(ascii: "-")
    if isNegative || bytes[index] == UInt8(ascii: "+") { index += 1 }

    var mantissa: UInt64 = 0
    var digits = DigitScanner.scan(bytes, &index, end, into: &mantissa)
    var exponent = 0
    if index < end, bytes[index] == point {
      index += 1
      exponent = -DigitScanner.scan(bytes, &index, end, into: &mantissa)
      digits -= exponent
    }
    guard digits > 0 else { return nil }
    if index < end, bytes[index] | 0x20 == UInt8(ascii: "e") {
      guard scanExponent(bytes, &index, end, &exponent) else { return nil }
    }
    let result: Double
    if digits <= 19 || digits - leadingZeros(bytes, position, index) <= 19,
      let value = value(mantissa: mantissa, exponent: exponent)
    {
      result = isNegative ? -value : value
    } else {
      result = slow(bytes, position, index, point)
    }
    position = index
    return result
  }

  /// The number that the whole of `bytes` is; `nil` where it is none.
  static func whole(_ bytes: [UInt8], point: UInt8 = UInt8(ascii: ".")) -> Double? {
    var position = 0
    let number = scan(bytes.span, &position, end: bytes.count, point: point)
    return position == bytes.count ? number : nil
  }

  /// Zeros before the first other digit: they do not count among the 19.
  private static func leadingZeros(_ bytes: Span<UInt8>, _ first: Int, _ end: Int) -> Int {
    var zeros = 0
    for index in first..<end {
      if bytes[index] == UInt8(ascii: "0") { zeros += 1 } else if bytes[index].isDigit { break }
    }
    return zeros
  }

  /// Adds the exponent behind the `e` at `index`.
  private static func scanExponent(
    _ bytes: Span<UInt8>, _ index: inout Int, _ end: Int, _ exponent: inout Int
  ) -> Bool {
    var next = index + 1
    guard next < end else { return false }
    let isNegative = bytes[next] == UInt8(ascii: "-")
    if isNegative || bytes[next] == UInt8(ascii: "+") { next += 1 }
    let first = next
    var written = 0
    while next < end, bytes[next].isDigit {
      written = min(100_000, written * 10 + Int(bytes[next] &- 0x30))
      next += 1
    }
    guard next > first else { return false }
    exponent += isNegative ? -written : written
    index = next
    return true
  }

  private static func slow(_ bytes: Span<UInt8>, _ first: Int, _ end: Int, _ point: UInt8) -> Double
  {
    var text = [UInt8]()
    text.reserveCapacity(end - first)
    for index in first..<end { text.append(bytes[index] == point ? 0x2E : bytes[index]) }
    // The syntax is checked by now, and `Double` takes all of it.
    return Double(String(decoding: text, as: UTF8.self)) ?? .nan
  }
}
