extension DecimalNumber {
  /// `mantissa · 10^exponent`, rightly rounded; `nil` for powers of ten that text of data seldom has.
  ///
  /// Where both factors are exact as `Double`, one operation rounds rightly (W. Clinger, "How to Read
  /// Floating Point Numbers Accurately", PLDI 1990). From 10⁻²⁷ to 10⁻¹ the mantissa is multiplied by
  /// 64 or 128 bits of the power (D. Lemire, "Number Parsing at a Gigabyte per Second", Software: Practice
  /// and Experience 51, 2021, algorithm 1; N. Mushtak and D. Lemire, "Fast Number Parsing Without
  /// Fallback", 2023, prove that this always decides).
  @inline(__always)
  static func value(mantissa: UInt64, exponent: Int) -> Double? {
    if exponent < 0, exponent >= -27, mantissa > 0 {
      // Up to 15 digits; 16 and 17 stand mixed in one column, and either way of this branch would
      // be guessed wrong too often.
      if mantissa < 1 << 50, exponent >= -22 { return Double(mantissa) / powers[-exponent] }
      return rounded(mantissa, exponent)
    }
    if exponent == 0 || mantissa == 0 { return Double(mantissa) }
    guard exponent > 0, exponent <= 22, mantissa < 1 << 53 else { return nil }
    return Double(mantissa) * powers[exponent]
  }

  /// `mantissa · 10^exponent` for a mantissa above 0 and an exponent of -27 to -1.
  @inline(__always)
  private static func rounded(_ mantissa: UInt64, _ exponent: Int) -> Double {
    let zeros = mantissa.leadingZeroBitCount
    let factor = mantissa << UInt64(zeros)
    var (high, low) = factor.multipliedFullWidth(by: powerHighs[exponent + 27])
    if high & 0x1FF == 0x1FF {
      let second = factor.multipliedFullWidth(by: powerLows[exponent + 27])
      let (sum, overflow) = low.addingReportingOverflow(second.high)
      low = sum
      if overflow { high += 1 }
    }
    let upper = Int(high >> 63)
    let shift = UInt64(upper + 9)
    var bits = high >> shift
    // Exactly between two numbers: to the even one. The power is exact only down to 10⁻⁴.
    if low <= 1, exponent >= -4, bits & 3 == 1, bits << shift == high { bits &= ~1 }
    bits = (bits + (bits & 1)) >> 1
    var power = ((152_170 + 65_536) * exponent) >> 16 + 63 + upper - zeros + 1023
    if bits >= 1 << 53 {
      bits = 1 << 52
      power += 1
    }
    return Double(bitPattern: UInt64(power) << 52 | (bits & ~(1 << 52)))
  }

  /// 10⁰ to 10²², exact.
  private static let powers: [Double] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
  ]

  // The first and the last 64 of the 128 bits of 5⁻²⁷ to 5⁻¹, scaled to have their top bit set and
  // rounded up: 2^(z+127) / 5^-q + 1 with the smallest z for which 2^z ≥ 5^-q.

  private static let powerHighs: [UInt64] = [
    0x9E74D1B791E07E48, 0xC612062576589DDA, 0xF79687AED3EEC551,
    0x9ABE14CD44753B52, 0xC16D9A0095928A27, 0xF1C90080BAF72CB1,
    0x971DA05074DA7BEE, 0xBCE5086492111AEA, 0xEC1E4A7DB69561A5,
    0x9392EE8E921D5D07, 0xB877AA3236A4B449, 0xE69594BEC44DE15B,
    0x901D7CF73AB0ACD9, 0xB424DC35095CD80F, 0xE12E13424BB40E13,
    0x8CBCCC096F5088CB, 0xAFEBFF0BCB24AAFE, 0xDBE6FECEBDEDD5BE,
    0x89705F4136B4A597, 0xABCC77118461CEFC, 0xD6BF94D5E57A42BC,
    0x8637BD05AF6C69B5, 0xA7C5AC471B478423, 0xD1B71758E219652B,
    0x83126E978D4FDF3B, 0xA3D70A3D70A3D70A, 0xCCCCCCCCCCCCCCCC,
  ]

  private static let powerLows: [UInt64] = [
    0x775EA264CF55347E, 0x95364AFE032A819E, 0x3A83DDBD83F52205,
    0xC4926A9672793543, 0x75B7053C0F178294, 0x5324C68B12DD6339,
    0xD3F6FC16EBCA5E04, 0x88F4BB1CA6BCF585, 0x2B31E9E3D06C32E6,
    0x3AFF322E62439FD0, 0x09BEFEB9FAD487C3, 0x4C2EBE687989A9B4,
    0x0F9D37014BF60A11, 0x538484C19EF38C95, 0x2865A5F206B06FBA,
    0xF93F87B7442E45D4, 0xF78F69A51539D749, 0xB573440E5A884D1C,
    0x31680A88F8953031, 0xFDC20D2B36BA7C3E, 0x3D32907604691B4D,
    0xA63F9A49C2C1B110, 0x0FCF80DC33721D54, 0xD3C36113404EA4A9,
    0x645A1CAC083126EA, 0x3D70A3D70A3D70A4, 0xCCCCCCCCCCCCCCCD,
  ]
}
