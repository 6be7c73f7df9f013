import AnomalyDetection
import Testing

@Suite struct AnomalySentenceTests {
  @Test(arguments: [
    (38_120.4, "38,120"), (1234567, "1,234,567"), (999.96, "1000"), (12.3456, "12.35"),
    (0.012345, "0.01235"), (-4.5, "-4.5"), (0, "0"), (2.5e-7, "2.5e-7"), (.nan, "nothing"),
    (-1500, "-1,500"), (1e20, "1.0e20"),
  ])
  func `numbers have four digits and grouped thousands`(value: Double, text: String) {
    #expect(AnomalySentence.number(value) == text)
  }

  private func anomaly(actual: [Double], expected: [Double], shares: [Double]) -> Anomaly {
    Anomaly(
      rows: 3..<5, peak: 4, score: 3, severity: .high, expected: expected, actual: actual,
      channelShares: zip(["requests", "errors"], shares).map {
        Anomaly.ChannelShare(name: $0.0, share: $0.1)
      })
  }

  @Test func `one channel: what rose, to what, from what`() {
    let sentence = AnomalySentence(
      anomaly(actual: [38_120], expected: [17_400], shares: [1]), channelNames: ["requests"],
      residualScale: [100])
    #expect(
      sentence.description == "requests rose to 38,120 where 17,400 was expected (+119 %)")
  }

  @Test func `several channels: the leader and its part`() {
    let sentence = AnomalySentence(
      anomaly(actual: [5, 1], expected: [10, 1], shares: [0.8, 0.2]),
      channelNames: ["requests", "errors"], residualScale: [1, 1])
    #expect(
      sentence.description
        == "requests fell to 5 where 10 was expected (-50 %); 80 % of the error, then errors 20 %")
  }

  @Test func `a course that no single value explains`() {
    let sentence = AnomalySentence(
      anomaly(actual: [10.5], expected: [10], shares: [1]), channelNames: ["requests"],
      residualScale: [1])
    #expect(sentence.description == "requests took an unusual course, at 10.5 near its peak")
  }
}
