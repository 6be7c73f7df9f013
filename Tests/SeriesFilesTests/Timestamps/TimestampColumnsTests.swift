import Testing
import TimeSeries

@testable import SeriesFiles

@Suite struct TimestampColumnsTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let header: String
    let rows: [String]
    var options = SeriesReader.Options()
    var testDescription: String { header }
  }

  /// Rows at 22:00 and 23:00 on 30 December 2023, and at midnight.
  static let cases: [Case] = [
    Case(
      header: "date,time,load",
      rows: ["2023-12-30,22:00,1", "2023-12-30,23:00,2", "2023-12-31,00:00,3"]),
    Case(
      header: "load,Datum,Uhrzeit",
      rows: ["1,30.12.23,22:00", "2,30.12.23,23:00", "3,31.12.23,00:00"]),
    Case(
      header: "Date,Time,load",
      rows: ["12/30/2023,10:00:00 PM,1", "12/30/2023,11:00:00 PM,2", "12/31/2023,12:00:00 AM,3"]),
    Case(
      header: "date,hour,load", rows: ["2023-12-30,22,1", "2023-12-30,23,2", "2023-12-30,24,3"]),
    Case(header: "date,time,load", rows: ["20231230,2200,1", "20231230,2300,2", "20231231,0,3"]),
    Case(
      header: "year,month,day,hour,load",
      rows: ["2023,12,30,22,1", "2023,12,30,23,2", "2023,12,31,0,3"]),
    Case(
      header: "Year,Month,Day,Hour,Minute,load",
      rows: ["2023,Dec,30,22,0,1", "2023,Dec,30,23,0,2", "2023,Dec,31,0,0,3"]),
    Case(
      header: "a,b,load", rows: ["2023-12-30,22:00,1", "2023-12-30,23:00,2", "2023-12-31,00:00,3"],
      options: .init(timestampColumn: .name("a,b"))),
    Case(
      header: "when,on,load",
      rows: ["22:00,2023-12-30,1", "23:00,2023-12-30,2", "00:00,2023-12-31,3"],
      options: .init(timestampColumn: .name("on, when"))),
  ]

  @Test(arguments: cases)
  func `the parts of a timestamp are joined`(_ file: Case) throws {
    let read = try readText(
      ([file.header] + file.rows).joined(separator: "\n") + "\n", file.options)
    let series = read.series[0]
    #expect(series.channelNames == ["load"])
    let midnight: Int64 = 1_703_980_800_000_000_000
    #expect(
      (0..<3).map { series.timeAxis.tick(at: $0) }
        == [-2, -1, 0].map { midnight + $0 * 3_600_000_000_000 })
    #expect(read.notes.contains { "\($0)".contains("read together") })
  }

  @Test(arguments: [
    "timestamp,hour,load\n2023-12-30 22:00,22,1\n2023-12-30 23:00,23,2\n",
    "date,minute,load\n2023-12-30,5,1\n2023-12-31,7,2\n",
  ])
  func `a column that only looks like a part stays a value`(_ text: String) throws {
    #expect(try readText(text).series[0].channelNames.count == 2)
  }

  @Test func `a part that cannot be read is an error with its line`() {
    #expect {
      try readText(
        "date,time,v\n2023-12-30,22:00,1\n2023-12-30,23:00,2\n2023-12-31,late,3\n",
        .init(timestampColumn: .name("date,time")))
    } throws: { "\($0)".contains("test.csv:4") && "\($0)".contains("--timestamp-column") }
  }
}
