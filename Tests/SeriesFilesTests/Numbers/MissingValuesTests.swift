import Testing
import TimeSeries

@testable import SeriesFiles

@Suite struct MissingValuesTests {
  /// Five readings, every second of which is `word`, and a wave of numbers behind them.
  private static func text(_ word: String, count: Int = 3) -> String {
    "step,load\n"
      + (0..<40).map { "\($0),\($0 % 2 == 1 && $0 < 2 * count ? word : "\(50 + $0 % 7)")\n" }
      .joined()
  }

  private static func missing(_ file: DataFile) -> Int {
    file.series[0].values.count(where: \.isNaN)
  }

  @Test(arguments: [
    "undefined", "Unavailable", "unknown", "--", "n.v.", "k.A.", "#DIV/0!", "#N/A", "<0.5", "< 2",
    ">100",
    "Bad Input", "No Data", "1.#QNAN", "\\N", "-nan(ind)",
  ])
  func `words for a missing value are known`(_ word: String) throws {
    let file = try readText(Self.text(word), .init(timestampColumn: .name("step")))
    #expect(Self.missing(file) == 3)
    #expect(file.series[0].channelNames == ["load"])
  }

  @Test(arguments: ["kaputt", "-1", "7777"])
  func `words and numbers that a person says are missing`(_ word: String) throws {
    let file = try readText(
      Self.text(word), .init(timestampColumn: .name("step"), missing: ["zzz", word]))
    #expect(Self.missing(file) == 3)
  }

  @Test func `other words are an error that names the option`() {
    #expect {
      try readText(Self.text("kaputt"), .init(timestampColumn: .name("step")))
    } throws: {
      "\($0)".contains("--missing")
    }
  }

  @Test(arguments: ["-999", "-9999.0", "99999", "-32768", "999.9"])
  func `a code that comes again far outside counts as missing and is named`(_ code: String) throws {
    let file = try readText(Self.text(code), .init(timestampColumn: .name("step")))
    #expect(Self.missing(file) == 3)
    #expect(file.notes.contains { "\($0)".contains("--missing none") })
    let kept = try readText(
      Self.text(code), .init(timestampColumn: .name("step"), missing: ["none"]))
    #expect(Self.missing(kept) == 0)
  }

  @Test func `a code that comes once is kept and named`() throws {
    let file = try readText(Self.text("-999", count: 1), .init(timestampColumn: .name("step")))
    #expect(Self.missing(file) == 0)
    #expect(file.notes.contains { "\($0)".contains("--missing=-999") })
  }

  @Test(arguments: ["-998", "99", "1200"])
  func `a number that is no code stays a value`(_ number: String) throws {
    let file = try readText(Self.text(number), .init(timestampColumn: .name("step")))
    #expect(Self.missing(file) == 0)
    #expect(file.notes.isEmpty)
  }

  @Test func `999 among values as large stays a value`() throws {
    let text = "step,load\n" + (0..<40).map { "\($0),\($0 % 5 == 0 ? 999 : 700 + $0)\n" }.joined()
    #expect(Self.missing(try readText(text, .init(timestampColumn: .name("step")))) == 0)
  }

  @Test func `an empty column is left out, unless it is chosen`() throws {
    let text = "step,a,b\n1,,5\n2,NaN,6\n3,n.v.,7\n"
    let file = try readText(text, .init(timestampColumn: .name("step")))
    #expect(file.series[0].channelNames == ["b"])
    #expect(file.notes.contains { "\($0)".contains("empty throughout") })
    let chosen = try readText(
      text, .init(timestampColumn: .name("step"), valueColumns: [.name("a"), .name("b")]))
    #expect(chosen.series[0].channelNames == ["a", "b"])
  }
}
