import Testing
import TimeSeries

@testable import SeriesFiles

@Suite struct WrittenTimestampTests {
  /// A row every quarter of a day, from 26 February on, so that days tell themselves from months.
  private static func text(_ write: (Int, Int) -> String) -> String {
    "stamp;load\n"
      + (26...28).flatMap { day in [0, 6, 12, 18].map { "\(write(day, $0));\(day)\n" } }.joined()
  }

  private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

  private static let notations: [(name: String, write: @Sendable (Int, Int) -> String)] = [
    ("26-Feb-2023 06:00", { "\($0)-Feb-2023 \(two($1)):00" }),
    ("26 February 2023 6:00", { "\($0) February 2023 \($1):00" }),
    ("February 26, 2023, 06:00", { "February \($0), 2023, \(two($1)):00" }),
    ("26. Februar 2023 um 06:00 Uhr", { "\($0). Februar 2023 um \(two($1)):00 Uhr" }),
    ("26-FEB-23 06:00:00", { "\($0)-FEB-23 \(two($1)):00:00" }),
    ("2023-Feb-26 06:00", { "2023-Feb-\($0) \(two($1)):00" }),
    ("Sun Feb 26 06:00:00 2023", { "Sun Feb \($0) \(two($1)):00:00 2023" }),
    ("Sun, 26 Feb 2023 06:00:00 GMT", { "Sun, \($0) Feb 2023 \(two($1)):00:00 GMT" }),
    ("26/Feb/2023:06:00:00 +0000", { "[\($0)/Feb/2023:\(two($1)):00:00 +0000]" }),
    ("26.02.23 06:00", { "\($0).02.23 \(two($1)):00" }),
    ("2/26/23 6:00", { "2/\($0)/23 \($1):00" }),
    ("26/2/23 6:00", { "\($0)/2/23 \($1):00" }),
    ("23-02-26 06:00", { "23-02-\($0) \(two($1)):00" }),
    (
      "2/26/2023, 6:00:00 AM",
      { "2/\($0)/2023, \($1 % 12 == 0 ? 12 : $1 % 12):00:00 \($1 < 12 ? "AM" : "PM")" }
    ),
    (
      "2/26/23, 6:00 a.m.",
      { "2/\($0)/23, \($1 % 12 == 0 ? 12 : $1 % 12):00 \($1 < 12 ? "a.m." : "p.m.")" }
    ),
    ("20230226T060000Z", { "202302\($0)T\(two($1))0000Z" }),
    ("20230226 06:00", { "202302\($0) \(two($1)):00" }),
    ("202302260600", { "202302\($0)\(two($1))00" }),
    ("20230226060000", { "202302\($0)\(two($1))0000" }),
    ("2023022606", { "202302\($0)\(two($1))" }),
    ("2023:02:26 06:00:00", { "2023:02:\($0) \(two($1)):00:00" }),
    ("2023-02-26 06:00 UTC+0", { "2023-02-\($0) \(two($1)):00 UTC+0" }),
    ("2023-02-26 07:00 CET", { "2023-02-\($0) \(two($1 + 1)):00 CET" }),
    (
      "2023-02-26T07:00+01:00[Europe/Paris]",
      { "2023-02-\($0)T\(two($1 + 1)):00+01:00[Europe/Paris]" }
    ),
    (
      "2023-02-26 01:00:00 EST",
      { "2023-02-\($1 < 6 ? $0 - 1 : $0) \(two(($1 + 19) % 24)):00:00 EST" }
    ),
  ]

  @Test(arguments: notations.indices)
  func `dates are read as people and programs write them`(_ index: Int) throws {
    let notation = Self.notations[index]
    let file = try readText(
      Self.text(notation.write), .init(timestampColumn: .position(1), delimiter: 0x3B))
    let axis = file.series[0].timeAxis
    // 26 February 2023, midnight UTC.
    let first: Int64 = 1_677_369_600
    #expect(
      (0..<axis.count).map { axis.tick(at: $0) }
        == (0..<12).map { (first + $0 * 21_600) * 1_000_000_000 }, "\(notation.name)")
  }

  @Test(arguments: [
    "Feb 30 2023", "26-Foo-2023", "10.1.12.3", "1.2.3", "v1.2.23", "26-Feb-2023 25:00", "12:30",
    "2023-02-26 06:00 XYZ", "1/2", "99", "26-Feb-2023-1", "26 Feb", "13:00 PM 1/2/23", "+-+-+-",
  ])
  func `what is no date is none`(_ text: String) {
    #expect(!WrittenTimestamp.isOne(Array(text.utf8)))
  }

  @Test func `the change of the clock shows in the names of zones`() throws {
    let file = try readText(
      "t,v\n2023-10-29 02:00 CEST,1\n2023-10-29 02:00 CET,2\n2023-10-29 03:00 CET,3\n")
    let axis = file.series[0].timeAxis
    #expect(axis.tick(at: 1) - axis.tick(at: 0) == 3_600_000_000_000)
    #expect(axis.tick(at: 2) - axis.tick(at: 1) == 3_600_000_000_000)
    #expect(file.notes.contains { if case .mixedZones = $0 { true } else { false } })
  }

  @Test func `two numbers that may both be the month are asked for`() throws {
    let text = "t,v\n1/2/23 0:00,1\n2/2/23 0:00,2\n3/2/23 0:00,3\n"
    #expect {
      try readText(text)
    } throws: {
      "\($0)".contains("--no-month-first")
    }
    let axis = try readText(text, .init(monthFirst: false)).series[0].timeAxis
    #expect(axis.samplingInterval == 86_400_000_000_000)
  }

  @Test(arguments: [
    ("45000.25", "45000.5", "2023-03-15 06:00"),
    ("738960.25", "738960.5", "2023-03-15 06:00"),
    ("133233372000000000", "133233588000000000", "2023-03-15 07:00:00Z"),
    ("638144568000000000", "638144784000000000", "2023-03-15 06:00:00Z"),
  ])
  func `counts of days and ticks are read, and this is said`(
    _ first: String, _ second: String, _ meaning: String
  ) throws {
    let file = try readText("time,v\n\(first),1\n\(second),2\n")
    #expect(file.series[0].timeAxis.text(at: 0) == meaning)
    #expect(file.series[0].timeAxis.samplingInterval == 21_600_000_000_000)
    #expect(
      file.notes.contains { "\($0)".contains("--timestamp-column") && "\($0)".contains(meaning) })
  }

  @Test func `a column that looks like timestamps and is not read is named`() throws {
    let file = try readText("time,v\n2023-W08,1\n2023-W09,2\n2023-W10,3\n")
    #expect(file.notes.contains { "\($0)".contains("--timestamp-column") })
  }

  @Test func `a date that the others do not prepare for is an error with its place`() {
    #expect {
      try readText("t,v\n20230226,1\n20230227,2\n20230231,3\n", .init(timestampColumn: .name("t")))
    } throws: { error in
      "\(error)".contains("--timestamp-column") || "\(error)".contains("20230231")
    }
  }
}
