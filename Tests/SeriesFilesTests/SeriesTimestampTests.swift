import Foundation
import TestSupport
import Testing
import TimeSeries

@testable import SeriesFiles

/// Golden values: `Golden/reading_timestamps.py`, Python's datetime.
@Suite struct SeriesTimestampTests {
  struct Case: CustomTestStringConvertible {
    let style: String
    let rows: [(text: String, tick: Int64)]
    var testDescription: String { style }
  }

  /// The cases, a style at a time, so that a column has one style.
  static let cases: [Case] = {
    let text =
      (try? String(contentsOf: GoldenFile.url("reading_timestamps.tsv"), encoding: .utf8)) ?? ""
    var cases: [(String, [(String, Int64)])] = []
    for line in text.split(separator: "\n") {
      let parts = line.split(separator: "\t").map(String.init)
      guard parts.count == 3, let tick = Int64(parts[2]) else { continue }
      if let index = cases.firstIndex(where: { $0.0 == parts[0] }) {
        cases[index].1.append((parts[1], tick))
      } else {
        cases.append((parts[0], [(parts[1], tick)]))
      }
    }
    return cases.map { Case(style: $0.0, rows: $0.1) }
  }()

  @Test func `there are 25 styles of 8 moments each`() {
    #expect(Self.cases.count == 25)
    #expect(Self.cases.allSatisfy { $0.rows.count == 8 })
  }

  @Test(arguments: cases.filter { !$0.style.hasPrefix("epoch") })
  func `calendar timestamps are Python's moments and come back as written`(_ golden: Case) throws {
    let text = "when,value\n" + golden.rows.map { "\($0.text),1\n" }.joined()
    let series = try readText(text).series[0]
    #expect(series.channelNames == ["value"])
    let expected = golden.rows.sorted { $0.tick < $1.tick }
    #expect((0..<series.rowCount).map { series.timeAxis.tick(at: $0) } == expected.map(\.tick))
    #expect((0..<series.rowCount).map { series.timeAxis.text(at: $0) } == expected.map(\.text))
  }

  @Test(arguments: cases.filter { $0.style.hasPrefix("epoch") })
  func `epoch timestamps are told apart by their size and come back as written`(_ golden: Case)
    throws
  {
    // The moments around 1970 are too small to tell a unit on their own; beside others they do.
    let text = "timestamp,value\n" + golden.rows.map { "\($0.text),1\n" }.joined()
    let series = try readText(text).series[0]
    let expected = golden.rows.sorted { $0.tick < $1.tick }
    #expect((0..<series.rowCount).map { series.timeAxis.tick(at: $0) } == expected.map(\.tick))
    #expect((0..<series.rowCount).map { series.timeAxis.text(at: $0) } == expected.map(\.text))
  }

  @Test func `fractions of an epoch second are kept to the nanosecond`() throws {
    let series = try readText("timestamp,value\n1388534400.123456789,1\n1388534400.5,2\n").series[0]
    #expect(series.timeAxis.tick(at: 0) == 1_388_534_400_123_456_789)
    #expect(series.timeAxis.text(at: 0) == "1388534400.123456789")
    #expect(series.timeAxis.text(at: 1) == "1388534400.5")
  }

  @Test func `small whole numbers are plain integers`() throws {
    let series = try readText("timestamp,value\n1,1\n2,2\n4,2\n").series[0]
    #expect(series.timeAxis.style == .integer)
    #expect(series.timeAxis.tick(at: 2) == 4)
  }

  @Test func `a day above 12 decides the order of month and day`() throws {
    let day = try readText("date,v\n3/2/2024,1\n13/2/2024,2\n").series[0].timeAxis
    #expect(CalendarTime(nanosecondsSince1970: day.tick(at: 0)).month == 2)
    let month = try readText("date,v\n3/2/2024,1\n3/13/2024,2\n").series[0].timeAxis
    #expect(CalendarTime(nanosecondsSince1970: month.tick(at: 0)).month == 3)
    #expect(month.text(at: 0) == "3/2/2024")
  }

  @Test func `dates that no row decides are refused until the order is said`() throws {
    #expect(
      throws: DataError.ambiguousDate(
        file: "test.csv", line: 2, column: DataColumn(position: 1, name: "date"), found: "3/2/2024")
    ) { try readText("date,v\n3/2/2024,1\n4/2/2024,2\n") }
    let options = SeriesReader.Options(monthFirst: false)
    let axis = try readText("date,v\n3/2/2024,1\n4/2/2024,2\n", options).series[0].timeAxis
    #expect(axis.text(at: 0) == "3/2/2024")
    #expect(CalendarTime(nanosecondsSince1970: axis.tick(at: 1)).day == 4)
  }

  @Test(arguments: [
    "2024-13-01", "2024-02-30", "2023-02-29", "2024-01-01 24:00:00", "2024-01-01 12:60:00",
    "0001-01-01", "9999-12-31", "2024-01-01T00:00:00+2:00",
  ])
  func `a moment that is none, or too far, is an error at its place`(_ text: String) {
    #expect(
      throws: DataError.notATimestamp(
        file: "test.csv", line: 3, column: DataColumn(position: 1, name: "timestamp"), found: text,
        example: "2024-01-01 00:00:00")
    ) { try readText("timestamp,value\n2024-01-01 00:00:00,1\n\(text),2\n") }
  }

  @Test func `every day of 800 years is the day after the one before`() {
    var last = CalendarTime.days(year: 1700, month: 1, day: 1) - 1
    for year in 1700..<2500 {
      for month in 1...12 {
        let first = CalendarTime.days(year: year, month: month, day: 1)
        let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
        let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        #expect(first == last + 1)
        last = first + lengths[month - 1] - 1
      }
    }
  }
}
