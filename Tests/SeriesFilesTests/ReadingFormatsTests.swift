import Files
import Foundation
import TestSupport
import Testing
import TimeSeries

@testable import SeriesFiles

/// Golden arrays: `Golden/reading_arrays.py`, numpy.save.
@Suite struct ReadingFormatsTests {
  @Test(arguments: ["f8", "f4", "f8_big_endian", "f8_fortran"])
  func `a table of NumPy is a series`(_ name: String) throws {
    let path = GoldenFile.url("reading_\(name).npy").path
    let series = try SeriesReader.read(path: path).series[0]
    #expect(series.channelNames == ["channel_1", "channel_2"])
    #expect(series.values == [1.5, -2, 3.25, 4, 0, 1e10])
  }

  @Test func `arrays of integers, of one axis and of three are read`() throws {
    func path(_ name: String) -> String {
      GoldenFile.url("reading_\(name).npy").path
    }
    #expect(try SeriesReader.read(path: path("i2")).series[0].values == [-3, 0, 7])
    #expect(try NPYArray.read(path: path("u8")).values == [0, 1_099_511_627_776])
    #expect(try NPYArray.read(path: path("bool")).values == [1, 0])
    let cube = try NPYArray.read(path: path("cube"))
    #expect(cube.shape == [2, 3, 4])
    #expect(cube.values == (0..<24).map(Double.init))
    #expect(
      throws: DataError.notAnArray(file: path("cube"), problem: .shape([2, 3, 4]))
    ) { try SeriesReader.read(path: path("cube")) }
    #expect(
      throws: DataError.notAnArray(file: path("text"), problem: .elementType(found: "<U1"))
    ) { try NPYArray.read(path: path("text")) }
  }

  @Test func `an array written is the file that NumPy writes`() throws {
    let folder = try TestFolder()
    for (name, type) in [("f8", NPYArray.ElementType.float64), ("f4", .float32)] {
      let array = NPYArray(shape: [3, 2], values: [1.5, -2, 3.25, 4, 0, 1e10], elementType: type)
      try array.write(path: folder.path("a.npy"))
      let written = try Data(contentsOf: URL(filePath: folder.path("a.npy")))
      #expect(written == (try Data(contentsOf: GoldenFile.url("reading_\(name).npy"))))
      #expect(try NPYArray.read(path: folder.path("a.npy")) == array)
    }
  }

  @Test func `an array's header that lies is refused without a large allocation`() throws {
    let whole = try GoldenFile.bytes("reading_f8.npy")
    func read(_ bytes: [UInt8]) throws { _ = try SeriesReader.read(bytes: bytes, name: "a.npy") }
    #expect(
      throws: DataError.notAnArray(file: "a.npy", problem: .truncated(found: 47, expected: 48))
    ) { try read(whole.dropLast()) }
    #expect(throws: DataError.self) { try read(Array(whole.prefix(9))) }
    #expect(throws: DataError.notAnArray(file: "a.npy", problem: .noMagic)) {
      try read(Array("not an array at all".utf8))
    }
    let text = String(decoding: whole[10..<128], as: UTF8.self)
    for shape in ["(99999999999, 99999999999)", "(-1, 2)", "(3, x)", "(99999999999999999999,)"] {
      var header = text.replacing("(3, 2)", with: shape)
      header = String(header.prefix(118))
      let bytes =
        Array(whole[..<10]) + Array(header.utf8) + Array(whole[(10 + header.utf8.count)...])
      #expect(throws: DataError.self) { try read(bytes) }
    }
    var long = whole
    long[6] = 2
    long[10] = 0xFF
    long[11] = 0xFF
    #expect(throws: DataError.self) { try read(long) }
  }

  @Test func `a UCR file has its labels and training end in its name`() throws {
    let name = "137_UCR_Anomaly_Some_Thing9_4_6_8.txt"
    for text in ["1\n2\n3\n4\n5\n6\n7\n8\n9\n", "  1 2 3 4  5 6 7\t8 9"] {
      let file = try readText(text, name: name)
      #expect(file.format == .ucr)
      #expect(file.trainingEnd == 4)
      #expect(file.series[0].values == (1...9).map(Double.init))
      // Points 6 to 8, counted from 1, are rows 5 to 7.
      let labels = file.series[0].labels ?? []
      #expect(labels.indices.filter { labels[$0] } == [5, 6, 7])
    }
    #expect(throws: DataError.notAnArchiveName(file: name, rows: 3)) {
      try readText("1\n2\n3\n", name: name)
    }
    #expect(
      throws: DataError.notANumber(
        file: name, line: 2, column: DataColumn(position: 1, name: nil), found: "x")
    ) { try readText("1\nx\n", name: name) }
  }

  @Test func `lines of JSON in long form are series`() throws {
    let text = """
      {"timestamp": 1400000000, "metric": "cpu", "value": 0.5}
      {"timestamp": 1400000000, "metric": "mem \\"a\\" \\u00e9", "value": 7, "labels": {"host": "b"}}

      {"timestamp": 1400000060, "metric": "cpu", "value": null}
      """
    let file = try readText(text, name: "x.ndjson")
    #expect(file.format == .ndjson)
    #expect(file.series.map(\.name) == ["cpu", "mem \"a\" é{host=\"b\"}"])
    #expect(file.series[0].channelNames == ["value"])
    #expect(file.series[0].values[0] == 0.5)
    #expect(file.series[0].values[1].isNaN)
    #expect(file.series[0].timeAxis.tick(at: 1) == 1_400_000_060_000_000_000)
  }

  @Test func `lines of JSON with all channels are one series`() throws {
    let text = """
      {"time": "2024-01-01T00:00:00Z", "cpu": 1, "region": "west", "is_anomaly": 0}
      {"time": "2024-01-01T00:01:00Z", "cpu": 2, "memory": 5.5, "is_anomaly": true}
      """
    let file = try readText(text, name: "-")
    #expect(file.series[0].channelNames == ["cpu", "memory"])
    #expect(file.series[0].values[0] == 1)
    #expect(file.series[0].values[1].isNaN)
    #expect(file.series[0].labels == [false, true])
    #expect(file.series[0].timeAxis.text(at: 1) == "2024-01-01T00:01:00Z")
  }

  @Test func `lines that VictoriaMetrics exports are series`() throws {
    let text = """
      {"metric":{"__name__":"up","job":"node"},"values":[1,null,0],"timestamps":[1549891472010,1549891487724,1549891503438]}
      """
    let series = try readText(text, name: "up.jsonl").series[0]
    #expect(series.name == "up{job=\"node\"}")
    #expect(series.values[2] == 0)
    #expect(series.timeAxis.style == .epoch(.milliseconds))
  }

  @Test(arguments: [
    ("{\"a\": 1", 1, 8), ("{\"a\" 1}", 1, 6), ("{\"timestamp\":1,\"a\":1}\n{\"a\": nope}", 2, 7),
    ("{\"a\": 01x}", 1, 9),
  ])
  func `JSON that is none is named with its place`(_ text: String, _ line: Int, _ column: Int) {
    #expect {
      try readText(text, name: "x.ndjson")
    } throws: { error in
      guard case .notJSON("x.ndjson", line, column, _)? = error as? DataError else { return false }
      return true
    }
  }

  @Test func `JSON nested without end is refused`() {
    let text = "{\"a\":" + String(repeating: "[", count: 100_000)
    #expect(throws: DataError.notJSON(file: "x.ndjson", line: 1, column: 69, problem: .tooDeep)) {
      try readText(text, name: "x.ndjson")
    }
  }

  @Test func `labels in a file of their own must be as many as the rows`() throws {
    let folder = try TestFolder()
    try AtomicFile.write("label\n0\n1\r\n\n0", to: folder.path("l.txt"))
    #expect(try LabelFile.read(path: folder.path("l.txt"), rowCount: 3) == [false, true, false])
    #expect(throws: DataError.labelCount(file: folder.path("l.txt"), found: 3, expected: 4)) {
      try LabelFile.read(path: folder.path("l.txt"), rowCount: 4)
    }
  }
}
