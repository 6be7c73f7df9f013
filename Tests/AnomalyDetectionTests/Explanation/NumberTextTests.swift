import AnomalyDetection
import Testing

@Suite struct NumberTextTests {
  @Test(arguments: [
    (38_120.4, "38,120"), (0, "0"), (-0.012_345_6, "−0.01235"), (1234.5678, "1,235"),
    (12.3, "12.3"), (1e-9, "1e−9"), (2.5e17, "2.5e17"), (.nan, "–"), (-.infinity, "–"),
    (999_999_999_999, "999,999,999,999"), (1.7e308, "1.7e308"),
    (Double.leastNonzeroMagnitude, "4.94e−324"),
  ])
  func `values have four significant digits`(value: Double, text: String) {
    #expect(NumberText.value(value) == text)
  }

  @Test(arguments: [(1.19, "+119\u{202F}%"), (-0.303, "−30\u{202F}%"), (0.0082, "+0.82\u{202F}%")])
  func `ratios are written in percent`(ratio: Double, text: String) {
    #expect(NumberText.percent(ratio, signed: true) == text)
  }
}
