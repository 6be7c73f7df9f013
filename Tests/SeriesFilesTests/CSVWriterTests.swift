import Files
import Foundation
import SeriesFiles
import TestSupport
import Testing
import TimeSeries

@Suite struct CSVWriterTests {
  @Test func `a series written is the series read`() throws {
    let folder = try TestFolder()
    let text = """
      timestamp,"cpu, all",memory,is_anomaly
      2014-07-01T00:00:00.250+02:00,0.1,5,0
      2014-07-01T00:05:00.500+02:00,,1e-320,1
      2014-07-01T00:10:00.000+02:00,0.30000000000000004,123456789012345680,0

      """
    let series = try readText(text, name: "t.csv").series[0]
    try CSVWriter.write(series, to: folder.path("t.csv"))
    let again = try SeriesReader.read(path: folder.path("t.csv")).series[0]
    #expect(again.timeAxis == series.timeAxis)
    #expect(again.channelNames == ["cpu, all", "memory"])
    #expect(again.labels == series.labels)
    #expect(again.values.map(\.bitPattern) == series.values.map(\.bitPattern))
    let written = try folder.text(of: "t.csv")
    #expect(written.split(separator: "\n")[1] == "2014-07-01T00:00:00.250+02:00,0.1,5,0")
    #expect(try folder.files == ["t.csv"])
  }

  @Test func `fields are quoted where they must be`() throws {
    let folder = try TestFolder()
    var writer = try CSVWriter(path: folder.path("q.csv"), columns: ["a", "b\"c", "d", "e"])
    try writer.write(row: [.text("x,y"), .number(.nan), .single(0.1), .flag(true)])
    try writer.write(row: [.text("two\nlines"), .number(-0.5), .integer(7), .text(" blank")])
    try writer.finish()
    let expected = "a,\"b\"\"c\",d,e\n\"x,y\",,0.1,1\n\"two\nlines\",-0.5,7,\" blank\"\n"
    #expect(try folder.text(of: "q.csv") == expected)
  }

  @Test func `a table not finished leaves nothing`() throws {
    let folder = try TestFolder()
    try AtomicFile.write("old", to: folder.path("a.csv"))
    do {
      var writer = try CSVWriter(path: folder.path("a.csv"), columns: ["a"])
      try writer.write(row: [.integer(1)])
    }
    #expect(try folder.files == ["a.csv"])
    #expect(try folder.text(of: "a.csv") == "old")
  }
}
