import TestSupport
import Testing

@testable import SeriesFiles

@Suite struct ReadingNumberTests {
  @Test(arguments: [
    "0", "-0", "1", "+1", "1.", ".5", "-.5", "1e3", "1E-3", "1.5e+2", "123456789012345678",
    "0.1", "0.3", "2.2250738585072014e-308", "5e-324", "1.7976931348623157e308", "1e400", "-1e400",
    "9007199254740993", "9007199254740992.5", "0.000000000000000000000012345",
    "12345678901234567890123", "0.00012345678901234567", "1.0000000000000002", "1e22", "1e23",
    "8.5", "4503599627370497.5", "4503599627370496.5", "9223372036854775807",
    "18446744073709551615",
    "-1.4292884e+02", "00000000000000000000001.5",
  ])
  func `a number is what the standard library reads`(_ text: String) {
    let read = DecimalNumber.whole(Array(text.utf8))
    #expect(read?.bitPattern == Double(text)?.bitPattern)
  }

  @Test(arguments: [
    "", "-", ".", "e5", "1e", "1e+", "abc", "1x", "0x10", "1_000", "1,5", "nan", "inf", "--1", " 1",
  ])
  func `what is no number is none`(_ text: String) {
    #expect(DecimalNumber.whole(Array(text.utf8)) == nil)
  }

  @Test func `random numbers of every length are rounded as the standard library rounds`() {
    var generator = SplitMix(state: 7)
    #if DEBUG
      let count = 20_000
    #else
      let count = 2_000_000
    #endif
    for _ in 0..<count {
      let digits = Int(generator.next() % 19) + 1
      var mantissa = generator.next()
      for _ in digits..<20 { mantissa /= 10 }
      let exponent = -Int(generator.next() % 28)
      guard let value = DecimalNumber.value(mantissa: mantissa, exponent: exponent) else {
        Issue.record("no value of \(mantissa)e\(exponent)")
        return
      }
      if value != Double("\(mantissa)e\(exponent)") {
        Issue.record("\(mantissa)e\(exponent) read as \(value)")
        return
      }
    }
  }

  @Test func `numbers half way between two others go to the even one`() {
    var generator = SplitMix(state: 8)
    for _ in 0..<5000 {
      // (2m + 1) / 2 with 54 significant bits is a tie.
      let odd = (generator.next() >> 11 | 1 << 52) << 1 | 1
      let text = "\(odd / 2).5"
      #expect(DecimalNumber.whole(Array(text.utf8)) == Double(text))
    }
  }
}
