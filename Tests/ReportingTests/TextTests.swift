import AnomalyDetection
import Testing
import TimeSeries

@testable import Reporting

@Suite struct TextTests {
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
    let start = SampleReport.start + SampleReport.hour
    #expect(
      TimeText.span(from: start, to: start + SampleReport.hour, style: style)
        == "Fri 1 Mar 2024, 01:00 – 02:00")
    #expect(
      TimeText.span(from: start, to: start + 24 * SampleReport.hour, style: style)
        == "Fri 1 Mar, 01:00 – Sat 2 Mar 2024, 01:00")
    #expect(TimeText.span(from: 3, to: 9, style: .rowNumber) == "rows 3 – 9")
  }
}
