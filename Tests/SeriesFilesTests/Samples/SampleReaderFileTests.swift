import Foundation
import TestSupport
import Testing
import TimeSeries

@testable import SeriesFiles

/// A stream of a whole file has the rows that the reader of files gives.
@Suite struct SampleReaderFileTests {
  private func expectSame(_ bytes: [UInt8], path: String) throws {
    let file = try SeriesReader.read(bytes: bytes, name: path)
    let stream = SampleOutcome(bytes, path: path, pieceSize: 10_000)
    #expect(stream.error == nil)
    #expect(stream.skippedLines == 0)
    #expect(stream.series.map(\.name) == file.series.map(\.name))
    for (index, series) in file.series.enumerated() {
      #expect(stream.series[index].channelNames == series.channelNames)
      let hasTicks = series.timeAxis.style != .rowNumber
      #expect((stream.style != .rowNumber) == hasTicks)
      let ticks = stream.ticks(index)
      // Files are sorted, rows of one time in their order.
      let order = ticks.indices.sorted { (ticks[$0], $0) < (ticks[$1], $1) }
      if hasTicks {
        #expect(order.map { ticks[$0] } == (0..<series.rowCount).map(series.timeAxis.tick))
      }
      let width = series.channelCount
      let values = stream.values(index)
      let sorted =
        hasTicks ? order.flatMap { values[$0 * width..<($0 + 1) * width] } : values
      #expect(
        SampleRun(series: 0, values: sorted) == SampleRun(series: 0, values: series.values))
    }
  }

  private static let files: [(path: String, text: String)] = [
    ("a.csv", "timestamp,value\n2024-01-01 00:00:00,1.5\n2024-01-01 00:05:00,\n"),
    ("b.csv", "\u{FEFF}a;b\r\n1,5;2\r\n2,25;3\r\n"),
    ("c.txt", "0.1\t0.2\t0.3\n0.4\t0.5\t0.6\n"),
    ("d.csv", "time,host,region,v\n3,a,x,1\n1,b,y,2\n1,a,z,3\n1,\"a\",z,4\n"),
    ("e.csv", ",value,is_anomaly\n0,0.9,0\n1,0.8,1\n2,inf,0\n"),
    ("f.csv", "date,v\n1/13/2024 1:05 PM,1\n1/14/2024 2:05 AM,2\n"),
    (
      "g.ndjson",
      "{\"timestamp\":1400000000,\"a\":1,\"b\":null}\n{\"timestamp\":1400000060,\"b\":2}\n"
    ),
    (
      "h.jsonl",
      "{\"ts\":5,\"metric\":\"a\",\"value\":1}\n{\"ts\":5,\"metric\":\"b\",\"value\":2}\n"
    ),
    ("i", "{\"metric\":{\"__name__\":\"up\"},\"values\":[1,2],\"timestamps\":[15,16]}\n"),
    ("j.lp", "m,h=a v=1,w=2i 20\nm,h=b v=3,w=4i 20\nm,h=a v=5,w=6i 10\n"),
    ("k", "m v=1\nm v=2\n"),
    ("l", "1700000000,5\n1700000060,6\n"),
  ]

  @Test(arguments: files.indices)
  func `a stream has the rows of its file`(_ index: Int) throws {
    let (path, text) = Self.files[index]
    try expectSame(Array(text.utf8), path: path)
  }

  @Test func `a file of line protocol is sorted, and a bad line is an error`() throws {
    let text = "m v=1,s=\"a\" 20\nm v=2 10\nm v=3,w=1 10\n"
    let file = try readText(text, name: "x.influx")
    #expect(file.format == .influx)
    #expect(file.series[0].values == [2, 3, 1])
    #expect(file.series[0].timeAxis.style == .integer)
    #expect(
      file.notes == [
        .textColumnIgnored(column: DataColumn(position: 1, name: "s")),
        .lateChannelIgnored(series: "m", channel: "w"),
        .sortedRows(series: "m", count: 2), .duplicateTimestamps(series: "m", count: 1),
      ])
    #expect(
      throws: DataError.notLineProtocol(
        file: "x.lp", line: 2, column: 4, expected: "= and the value of a field")
    ) { try readText("m v=1 5\nm v 6\n", name: "x.lp") }
  }

  @Test(.enabled(if: SharedData.exists, "no data"))
  func `streams of NAB and of other shared files have the rows of their files`() throws {
    #if DEBUG
      let limit = 2
    #else
      let limit = 100
    #endif
    for (folder, ending) in [
      ("nab/data", ".csv"), ("ms_cloud_monitoring/data", ".csv"), ("asd/train", ".txt"),
    ] {
      for path in SharedData.files(below: folder, ending: ending).map(SharedData.path).prefix(limit)
      {
        try expectSame(Array(Data(contentsOf: URL(filePath: path))), path: path)
      }
    }
  }
}
