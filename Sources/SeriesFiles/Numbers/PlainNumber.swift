/// Decimal numbers written plainly, as nearly all are: a sign, up to 19 digits, a point.
///
/// The quick way beside `DecimalNumber`, which reads all numbers; where both read one, they agree
/// to the bit.
enum PlainNumber {
  /// No step reads further behind its index.
  static let reach = 64

  /// The number at `index`, which then stands behind it; `nil`, and `index` anywhere, where it is
  /// not plain.
  ///
  /// - Precondition: `reach` bytes from `index` on are at hand.
  @inline(__always)
  static func scan(_ bytes: Span<UInt8>, _ index: inout Int, point: UInt8) -> Double? {
    // No branch on the sign, which may be any: a wrong guess costs as much as the digits.
    let isNegative: UInt64 = bytes.byte(index) == UInt8(ascii: "-") ? 1 : 0
    var next = index &+ Int(truncatingIfNeeded: isNegative)
    var mantissa: UInt64 = 0
    let whole = digits(bytes, next, &mantissa)
    next &+= whole
    var digits = mantissa == 0 ? 0 : whole
    var exponent = 0
    if bytes.byte(next) == point {
      next &+= 1
      var part = Self.digits(bytes, next, &mantissa)
      if part == 16 { part &+= word(bytes, next &+ 16, &mantissa) }
      exponent = 0 &- part
      next &+= part
      digits &+= part
    }
    // Where the digits went on, or an exponent follows, the caller finds no end of the field.
    guard digits <= 19, whole &- exponent > 0,
      let value = DecimalNumber.value(mantissa: mantissa, exponent: exponent)
    else { return nil }
    index = next
    return Double(bitPattern: value.bitPattern | isNegative &<< 63)
  }

  /// The up to 19 digits at `index`, as a number; `nil` where there is none.
  ///
  /// - Precondition: `reach` bytes from `index` on are at hand.
  @inline(__always)
  static func scan(_ bytes: Span<UInt8>, _ index: inout Int) -> Int64? {
    var number: UInt64 = 0
    var count = digits(bytes, index, &number)
    if count == 16 { count &+= word(bytes, index &+ 16, &number) }
    index &+= count
    return count > 0 && count <= 19 ? Int64(exactly: number) : nil
  }

  /// Appends up to 16 digits to `number`, and says how many.
  @inline(__always)
  private static func digits(_ bytes: Span<UInt8>, _ index: Int, _ number: inout UInt64) -> Int {
    let count = word(bytes, index, &number)
    return count < 8 ? count : 8 &+ word(bytes, index &+ 8, &number)
  }

  /// Appends up to eight digits to `number`, and says how many.
  @inline(__always)
  private static func word(_ bytes: Span<UInt8>, _ index: Int, _ number: inout UInt64) -> Int {
    // Digits become 0 to 9. What is more shows in a byte's top bit, here or when 0x76 is added.
    let word = bytes.eight(index) ^ 0x3030_3030_3030_3030
    let others = (word | (word &+ 0x7676_7676_7676_7676)) & 0x8080_8080_8080_8080
    let count = others.trailingZeroBitCount &>> 3
    // The digits move to the end of the word, behind zeros; for none of them, all moves out.
    var sum = word << UInt64(truncatingIfNeeded: 64 &- 8 &* count)
    // Pairs, then fours, then all.
    sum = (sum &* (1 + 10 << 8)) &>> 8 & 0x00FF_00FF_00FF_00FF
    sum = (sum &* (1 + 100 << 16)) &>> 16 & 0x0000_FFFF_0000_FFFF
    sum = (sum &* (1 + 10_000 << 32)) &>> 32
    number = number &* powers[count] &+ sum
    return count
  }

  private static let powers: [UInt64] = [
    1, 10, 100, 1000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000,
  ]
}
