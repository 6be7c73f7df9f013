import Foundation
import SeriesFiles
import Testing
import TimeSeries

/// Lines that are too long, and standard input.
@Suite struct ReadingLinesTests {
  #if DEBUG
    private static let isDebug = true
  #else
    private static let isDebug = false
  #endif

  @Test(.enabled(if: !isDebug, "64 MiB take long without optimisation"))
  func `a line of more than 64 MiB is refused by its number`() {
    let long = [UInt8](repeating: UInt8(ascii: "1"), count: 1 << 26 + 100)
    let error = DataError.lineTooLong(file: "test.csv", line: 4, limit: 1 << 26)
    #expect(throws: error) {
      try SeriesReader.read(bytes: Array("a\n1\n\n".utf8) + long, name: "test.csv")
    }
    // A quote that never ends is a line as well, line feeds and all.
    let lines = Array(repeatElement(Array("2,3\n".utf8), count: 1 << 24 + 100).joined())
    #expect(throws: error) {
      try SeriesReader.read(bytes: Array("a,b\n1,2\n2,3\n4,\"".utf8) + lines, name: "test.csv")
    }
  }

  @Test func `a long line is read whole`() throws {
    let note = String(repeating: "x", count: 3 << 20)
    let file = try readText("a,note\n1,x\n2,\(note)\n3,\"\(note)\n\"\n4,x\n")
    #expect(file.series[0].values == [1, 2, 3, 4])
  }

  @Test func `a dash is standard input`() throws {
    let text = "time,value\n" + (0..<300_000).map { "\($0),\($0).5\n" }.joined()
    let path = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).csv").path
    try text.write(toFile: path, atomically: false, encoding: .utf8)
    defer { try? FileManager.default.removeItem(atPath: path) }
    let old = dup(0)
    defer { close(old) }
    let input = unsafe open(path, O_RDONLY)
    dup2(input, 0)
    close(input)
    defer { dup2(old, 0) }
    let series = try SeriesReader.read(path: "-").series[0]
    #expect(series.rowCount == 300_000)
    #expect(series.values.last == 299_999.5)
  }
}
