import AnomalyDetection
import Testing
import TimeSeries

@testable import Reporting

@Suite struct TextTests {
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

  @Test(
    arguments: [
      (1_800_000_000_000, "30\u{A0}min"), (9_000_000_000_000, "2.5\u{A0}h"),
      (90_000_000_000_000, "25\u{A0}h"), (18_489_600_000_000_000, "214\u{A0}days"),
      (5, "5\u{A0}ns"),
      (0, "0\u{A0}s"),
    ] as [(Int64, String)])
  func `durations have a unit that suits them`(nanoseconds: Int64, text: String) {
    #expect(TimeText.duration(nanoseconds, style: .epoch(.seconds)) == text)
  }

  @Test func `a span says its day once`() {
    let style = TimestampStyle.dateTime(.init())
    let start = SampleContent.start + SampleContent.hour
    #expect(
      TimeText.span(from: start, to: start + SampleContent.hour, style: style)
        == "Fri 1 Mar 2024, 01:00 – 02:00")
    #expect(
      TimeText.span(from: start, to: start + 24 * SampleContent.hour, style: style)
        == "Fri 1 Mar, 01:00 – Sat 2 Mar 2024, 01:00")
    #expect(TimeText.span(from: 3, to: 9, style: .rowNumber) == "rows 3 – 9")
  }

  /// (measured, expected, sentence)
  @Test(arguments: [
    (38_120.0, 17_400.0, "cpu rose to 38,120 where 17,400 was expected (+119\u{202F}%)."),
    (10.0, 400.0, "cpu fell to 10 where 400 was expected (−98\u{202F}%)."),
    (900.0, 0.5, "cpu rose to 900 where 0.5 was expected."),
    (.nan, 400.0, "cpu was missing at the peak."),
    (400.0, .nan, "cpu was 400 at the peak."),
    (
      410.0, 400.0,
      "cpu was 410 at the peak, close to the 400 expected: its course around it is unusual, not its level."
    ),
  ])
  func `a reason says what was measured and what was expected`(
    actual: Double, expected: Double, sentence: String
  ) {
    let anomaly = Anomaly(
      rows: 0..<1, peak: 0, score: 2, severity: .medium, expected: [expected], actual: [actual],
      channelShares: [.init(name: "cpu", share: 1)])
    let result = DetectionResult(
      series: Series(
        name: "s", channelNames: ["cpu"], timeAxis: TimeAxis(rowCount: 1), values: [actual]),
      reconstructionErrors: [2], anomalyScores: [2], isAnomaly: [true], isImputed: [false],
      expected: [expected], residualScale: [20], threshold: 1, anomalies: [anomaly], gaps: [])
    let prepared = PreparedContent(
      ReportContent(title: "", result: result, threshold: .init(rule: "")))
    #expect(AnomalySentence(prepared: prepared, anomaly: anomaly).text == sentence)
  }
}
