import Testing
import TimeSeries

@testable import SeriesFiles

@Suite struct SampleReaderTests {
  private func outcome(_ index: Int) -> SampleOutcome {
    SampleOutcome(SampleTexts.all[index].text, path: SampleTexts.all[index].path)
  }

  @Test func `bad lines are skipped with a note, and headers without`() {
    let plain = outcome(0)
    #expect(plain.series == [.init(name: "plain", channelNames: ["value"])])
    #expect(plain.values().map { $0.isNaN ? -99 : $0 } == [1.5, -2, -99, 3, -99])
    #expect(plain.ticks().map { $0 / 1_000_000_000 % 3600 } == [0, 60, 180, 120, 240])
    #expect(plain.skippedLines == 2)
    let column = DataColumn(position: 2, name: "value")
    #expect(
      plain.notes == [
        .skippedLine(.notANumber(file: "plain.csv", line: 4, column: column, found: "oops")),
        .skippedLine(.unevenRow(file: "plain.csv", line: 10, found: 3, expected: 2)),
      ])
    #expect(plain.notes[0].description.hasPrefix("plain.csv:4: column 2 (value): found \"oops\""))
  }

  @Test func `a long stream is several series, of text only where there was a number`() {
    let long = outcome(1)
    #expect(long.series.map(\.name) == ["web", "data; base"])
    #expect(long.series[0].channelNames == ["cpu", "remark"])
    #expect(long.runs.map(\.series) == [0, 1, 0])
    #expect(long.runs[2].values.map { $0.isNaN ? -99 : $0 } == [2.5, -99, 7, 8])
    let remark = DataColumn(position: 4, name: "remark")
    #expect(
      long.notes
        == [
          .textTakenAsMissing(column: remark),
          .skippedLine(
            .notANumber(
              file: "long.csv", line: 6, column: DataColumn(position: 3, name: "cpu"), found: "x")),
          .skippedLine(.unevenRow(file: "long.csv", line: 7, found: 4, expected: 5)),
          .skippedLine(.openQuote(file: "long.csv", line: 8)),
          .skippedLine(
            .notANumber(file: "long.csv", line: 11, column: remark, found: "word")),
        ])
  }

  @Test func `the first column of a stream without a header may be a clock`() {
    #expect(outcome(3).style == .epoch(.seconds))
    #expect(outcome(3).values() == [5, 6, 7])
    #expect(outcome(2).series[0].channelNames == ["channel_1", "channel_2", "channel_3"])
    #expect(outcome(2).runs[0].rowCount == 3)
    #expect(outcome(5).values() == [3])
  }

  @Test func `a comment that names the columns is the header`() {
    #expect(outcome(4).series[0].channelNames == ["a", "b"])
    #expect(outcome(4).ticks() == [1, 2])
  }

  @Test func `lines of JSON bring the channels of their first row`() {
    let rows = outcome(6)
    #expect(rows.series == [.init(name: "rows", channelNames: ["value"])])
    #expect(
      rows.values().map { $0.isNaN ? -99 : $0 } == [12.5, -1000, -99, 14, 1, 3, 16.25])
    #expect(rows.skippedLines == 4)
    #expect(
      rows.notes.filter { if case .skippedLine = $0 { false } else { true } } == [
        .textIgnored(series: "rows", name: "text", line: 7),
        .newChannelIgnored(series: "rows", name: "more", line: 7),
      ])
    let mixed = outcome(7)
    #expect(
      mixed.series.map(\.name) == [
        "cpu{host=\"a\"}", "cpu{host=\"b\"}", "up{job=\"n\"}", "mixed",
      ])
    #expect(mixed.values(0) == [1, 3, 5, 7])
    #expect(mixed.values(3) == [8, 9])
    #expect(mixed.style == .epoch(.seconds))
    #expect(mixed.skippedLines == 1)
  }

  @Test func `the line protocol is read with its escapes`() {
    let lines = outcome(8)
    #expect(
      lines.series == [
        .init(name: "cpu,host=a\\ b,zone=1", channelNames: ["usage", "count", "up"]),
        .init(name: "disk", channelNames: ["free space"]),
      ])
    #expect(lines.values(0) == [1.5, 3, 1, 2.5, 4, 1, 3.5, 5, 0])
    #expect(lines.values(1).map { $0.isNaN ? -99 : $0 } == [12, 13, -99])
    #expect(lines.style == .epoch(.nanoseconds))
    #expect(lines.skippedLines == 3)
    #expect(outcome(9).series == [.init(name: "weather", channelNames: ["temperature"])])
    #expect(outcome(9).style == .epoch(.seconds))
  }

  @Test func `ten bad lines are told and the others counted`() {
    let text = "time,value\n1,2\n" + String(repeating: "x,y\n", count: 25) + "2,3\n"
    let outcome = SampleOutcome(text)
    #expect(outcome.values() == [2, 3])
    #expect(outcome.skippedLines == 25)
    #expect(outcome.notes.count == 11)
    #expect(outcome.notes.last == .skippingSilently(line: 13))
  }

  private static let refused: [(text: String, path: String, error: DataError)] = [
    ("", "a.csv", .emptyFile(file: "a.csv")), ("\n \n", "a", .emptyFile(file: "a")),
    ("time,value\n", "a.csv", .noRows(file: "a.csv")),
    (
      "a,b\nx,y\nz,w\n", "a.csv",
      .noNumericColumn(
        file: "a.csv",
        columns: [DataColumn(position: 1, name: "a"), DataColumn(position: 2, name: "b")])
    ),
    (
      "date,v\n1/2/2024,5\n13/2/2024,6\n", "a.csv",
      .ambiguousDate(
        file: "a.csv", line: 2, column: DataColumn(position: 1, name: "date"), found: "1/2/2024")
    ),
    (
      "{\"date\":\"1/2/2024\",\"v\":5}\n", "-",
      .ambiguousDate(
        file: "-", line: 1, column: DataColumn(position: 1, name: "timestamp"),
        found: "1/2/2024")
    ),
    ("a\0b\n", "a.csv", .zeroByte(file: "a.csv", line: 1)),
    (
      "a,b\n1,2\n" + String(repeating: "1", count: 1 << 21), "a.csv",
      .lineTooLong(file: "a.csv", line: 3, limit: 1 << 20)
    ),
    (
      "a,b\n1,2\n" + String(repeating: "1", count: 1 << 21) + "\n1,2\n", "a.csv",
      .lineTooLong(file: "a.csv", line: 3, limit: 1 << 20)
    ),
  ]

  @Test(arguments: refused.indices)
  func `what cannot be read at all is refused`(_ index: Int) {
    let (text, path, error) = Self.refused[index]
    #expect(SampleOutcome(text, path: path).error == error)
    #expect(SampleOutcome(Array(text.utf8), path: path, pieceSize: 4000).error == error)
  }

  @Test func `columns asked for are taken, and must be there`() {
    let text = "time,a,b\n1,2,3\n2,3,4\n"
    #expect(SampleOutcome(text, .init(valueColumns: [.name("b")])).values() == [3, 4])
    #expect(SampleOutcome(text, .init(hasTimestamps: false)).series[0].channelNames.count == 3)
    guard case .columnNotFound = SampleOutcome(text, .init(valueColumns: [.name("c")])).error else {
      Issue.record("no error for a column that is not there")
      return
    }
    let line = "m a=1,b=2 5\n"
    #expect(
      SampleOutcome(line, path: "a.lp", .init(valueColumns: [.name("b")])).values() == [2])
    #expect(
      SampleOutcome(line, path: "a.lp", .init(valueColumns: [.position(1)])).error
        == .columnNotFound(file: "a.lp", wanted: .position(1), available: []))
  }

  @Test func `a line without its end waits for the rest`() throws {
    var reader = SampleReader(path: "-", options: .init())
    var runs: [SampleRun] = []
    try reader.read(Array("t,v\n1,2\n2,3".utf8), into: &runs)
    #expect(reader.series == [.init(name: "stdin", channelNames: ["t", "v"])])
    #expect(runs == [SampleRun(series: 0, values: [1, 2], rowCount: 1)])
    try reader.read(Array("4\n".utf8), into: &runs)
    #expect(runs[0].values == [1, 2, 2, 34])
  }

  @Test func `a damaged state is refused`() throws {
    var reader = SampleReader(path: "a.csv", options: .init())
    var runs: [SampleRun] = []
    try reader.read(Array("time,host,v\n1,a,2\n2,b,3\n3,".utf8), into: &runs)
    let changes: [(inout SampleReaderState) -> Void] = [
      { $0.decidingBytes = [] }, { $0.decidingBytes = [0, 1, 2] },
      { $0.decidingBytes = Array("x,y\n".utf8) }, { $0.series.append($0.series[0]) },
      { $0.series[0] = .init(name: "a", channelNames: []) }, { $0.undecidedChannels = [] },
      { $0.lineCount = -1 }, { $0.lineCount = .max }, { $0.skippedLines = 7 },
      { $0.format = .ndjson }, { $0.format = nil }, { $0.isDecided = false },
      { $0.isText = false },
      { $0.pendingBytes = Array(repeating: 0, count: 1 << 22) },
    ]
    for (index, change) in changes.enumerated() {
      var state = reader.state
      change(&state)
      #expect(throws: DataError.unfitState(file: "a.csv"), "change \(index)") {
        try SampleReader(path: "a.csv", options: .init(), resuming: state)
      }
    }
    #expect(throws: Never.self) {
      try SampleReader(path: "a.csv", options: .init(), resuming: reader.state)
    }
  }
}
