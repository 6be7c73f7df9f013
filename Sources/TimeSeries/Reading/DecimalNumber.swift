/// Decimal numbers in text, read to the nearest `Double`.
///
/// Up to 19 digits are gathered in one integer. Where that integer and the power of ten are exact
/// as `Double` one operation rounds rightly (W. Clinger, "How to Read Floating Point Numbers
/// Accurately", PLDI 1990); for 10⁻¹⁹ and up the quotient of two 64-bit integers is taken to 64 bits
/// with its remainder, which decides every rounding. All else goes to the standard library.
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
    let whole = index
    while index < end, bytes[index].isDigit {
      mantissa = mantissa &* 10 &+ UInt64(bytes[index] &- 0x30)
      index += 1
    }
    var digits = index - whole
    var exponent = 0
    if index < end, bytes[index] == point {
      index += 1
      let fraction = index
      while index < end, bytes[index].isDigit {
        mantissa = mantissa &* 10 &+ UInt64(bytes[index] &- 0x30)
        index += 1
      }
      exponent = fraction - index
      digits -= exponent
    }
    guard digits > 0 else { return nil }
    if index < end, bytes[index] | 0x20 == UInt8(ascii: "e") {
      guard scanExponent(bytes, &index, end, &exponent) else { return nil }
    }
    let result: Double
    if digits <= 19, let value = value(mantissa: mantissa, exponent: exponent) {
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

  /// `mantissa · 10^exponent`, rightly rounded; `nil` where this takes more than 64 bits.
  @inline(__always)
  static func value(mantissa: UInt64, exponent: Int) -> Double? {
    if exponent == 0 || mantissa == 0 { return Double(mantissa) }
    if mantissa < 1 << 53 {
      if exponent < 0, exponent >= -22 { return Double(mantissa) / powers[-exponent] }
      if exponent > 0, exponent <= 22 { return Double(mantissa) * powers[exponent] }
    }
    guard exponent < 0, exponent >= -19 else { return nil }
    return quotient(mantissa, integerPowers[-exponent])
  }

  /// `numerator / denominator`, both above 0, rounded to nearest, ties to even.
  @inline(__always)
  private static func quotient(_ numerator: UInt64, _ denominator: UInt64) -> Double {
    let numeratorZeros = numerator.leadingZeroBitCount
    let denominatorZeros = denominator.leadingZeroBitCount
    let dividend = numerator << UInt64(numeratorZeros)
    let divisor = denominator << UInt64(denominatorZeros)
    // The quotient has its top bit set: 2^63 ≤ bits < 2^64.
    let isHalved = dividend >= divisor
    let high = isHalved ? dividend >> 1 : dividend
    let low = isHalved ? dividend << 63 : 0
    let (bits, remainder) = divisor.dividingFullWidth((high, low))
    let dropped = bits & 0x7FF
    var kept = bits >> 11
    if dropped > 0x400 || (dropped == 0x400 && (remainder != 0 || kept & 1 == 1)) { kept += 1 }
    // A carry to 2^53 is exact as well.
    let power = (isHalved ? -52 : -53) + denominatorZeros - numeratorZeros
    return Double(kept) * Double(bitPattern: UInt64(1023 + power) << 52)
  }

  private static func slow(_ bytes: Span<UInt8>, _ first: Int, _ end: Int, _ point: UInt8) -> Double
  {
    var text = [UInt8]()
    text.reserveCapacity(end - first)
    for index in first..<end { text.append(bytes[index] == point ? 0x2E : bytes[index]) }
    // The syntax is checked by now, and `Double` takes all of it.
    return Double(String(decoding: text, as: UTF8.self)) ?? .nan
  }

  private static let powers: [Double] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
  ]

  private static let integerPowers: [UInt64] = [
    1, 10, 100, 1000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000,
    10_000_000_000, 100_000_000_000, 1_000_000_000_000, 10_000_000_000_000, 100_000_000_000_000,
    1_000_000_000_000_000, 10_000_000_000_000_000, 100_000_000_000_000_000,
    1_000_000_000_000_000_000, 10_000_000_000_000_000_000,
  ]
}
