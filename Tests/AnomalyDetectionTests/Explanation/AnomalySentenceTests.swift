import AnomalyDetection
import Testing

@Suite struct AnomalySentenceTests {
  private func sentence(actual: [Double], expected: [Double], shares: [Double]) -> String {
    let names = ["requests", "errors"]
    return AnomalySentence(
      expected: expected, actual: actual,
      shares: zip(names, shares).map { Anomaly.ChannelShare(name: $0.0, share: $0.1) },
      channelNames: names, residualScale: [20, 20]
    ).description
  }

  /// (measured, expected, sentence)
  @Test(arguments: [
    (38_120.0, 17_400.0, "requests rose to 38,120 where 17,400 was expected (+119\u{202F}%)"),
    (10.0, 400.0, "requests fell to 10 where 400 was expected (−98\u{202F}%)"),
    (121.0, 110.0, "requests was 121, near the 110 expected: its course is unusual, not its level"),
    (121.0, 102.0, "requests rose to 121 where 102 was expected (+19\u{202F}%)"),
    (900.0, 0.5, "requests rose to 900 where 0.5 was expected"),
    (.nan, 400.0, "requests was missing at the peak"),
    (400.0, .nan, "requests was 400 at the peak"),
    (
      410.0, 400.0,
      "requests was 410, near the 400 expected: its course is unusual, not its level"
    ),
  ])
  func `a reason says what was measured and what was expected`(
    actual: Double, expected: Double, text: String
  ) {
    #expect(sentence(actual: [actual], expected: [expected], shares: [1]) == text)
  }

  @Test func `several channels are named by their part`() {
    #expect(
      sentence(actual: [50, 900], expected: [100, 800], shares: [0.8, 0.2])
        == "requests fell to 50 where 100 was expected (−50\u{202F}%); "
        + "errors rose to 900 where 800 was expected (+13\u{202F}%)")
    #expect(
      sentence(actual: [50, 900], expected: [100, 800], shares: [0.9, 0.1])
        == "requests fell to 50 where 100 was expected (−50\u{202F}%)")
  }

  @Test func `numbers that are not there are no crash`() {
    #expect(sentence(actual: [], expected: [], shares: [1]) == "requests was missing at the peak")
    #expect(
      sentence(actual: [], expected: [], shares: []) == "the pattern of these rows is unusual")
  }
}
