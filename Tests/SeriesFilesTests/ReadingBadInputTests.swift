import Files
import Foundation
import SeriesFiles
import Testing
import TimeSeries

@Suite struct ReadingBadInputTests {
  private static let value = DataColumn(position: 2, name: "value")

  static let cases: [(text: String, error: DataError)] = [
    ("", .emptyFile(file: "test.csv")),
    ("\n\n  \n", .emptyFile(file: "test.csv")),
    ("timestamp,value\n", .noRows(file: "test.csv")),
    ("timestamp,value", .noRows(file: "test.csv")),
    (
      "timestamp,value\n1,2\n2,high\n3,4\n",
      .notANumber(file: "test.csv", line: 3, column: value, found: "high")
    ),
    (
      "timestamp,value\n1,2\n2,5%\n3,4\n",
      .notANumber(file: "test.csv", line: 3, column: value, found: "5%")
    ),
    (
      "timestamp,value\n1,2\n\n\n2,3\n3,4 5\n",
      .notANumber(file: "test.csv", line: 6, column: value, found: "4 5")
    ),
    (
      "timestamp,value\n1,2\n2,3,4\n3,4\n",
      .unevenRow(file: "test.csv", line: 3, found: 3, expected: 2)
    ),
    ("timestamp,value\n1,2\n2\n", .unevenRow(file: "test.csv", line: 3, found: 1, expected: 2)),
    (
      "timestamp,value\n1,2\nx,3\n",
      .notATimestamp(
        file: "test.csv", line: 3, column: DataColumn(position: 1, name: "timestamp"), found: "x",
        example: "1")
    ),
    (
      "timestamp,value\n1,2\n,3\n",
      .notATimestamp(
        file: "test.csv", line: 3, column: DataColumn(position: 1, name: "timestamp"), found: "",
        example: "1")
    ),
    (
      "timestamp,value,label\n1,2,0\n2,3,2\n",
      .notALabel(
        file: "test.csv", line: 3, column: DataColumn(position: 3, name: "label"), found: "2")
    ),
    ("timestamp,value\n1,\"2\n2,3\n", .openQuote(file: "test.csv", line: 2)),
    ("timestamp,value\n1,NaN\n2,\n", .allMissing(file: "test.csv")),
    (
      "a,b\nx,y\nz,w\n",
      .noNumericColumn(
        file: "test.csv",
        columns: [DataColumn(position: 1, name: "a"), DataColumn(position: 2, name: "b")])
    ),
    ("timestamp,value\n1,2\n2,\u{0}\n", .zeroByte(file: "test.csv", line: 1)),
  ]

  @Test(arguments: cases)
  func `bad text is named with its place`(_ text: String, _ error: DataError) {
    #expect(throws: error) { try readText(text) }
    #expect(error.description.hasPrefix("test.csv"))
    #expect(error.description.hasSuffix("."))
  }

  @Test(
    arguments: [
      ([0x1F, 0x8B, 8, 0, 0], DataError.compressed(file: "x.csv", kind: "gzip")),
      ([0x50, 0x41, 0x52, 0x31], .compressed(file: "x.csv", kind: "Parquet")),
      ([0xFF, 0xFE, 0x74, 0], .utf16(file: "x.csv")),
      ([0x74, 0, 0x2C, 0, 0x76, 0, 10, 0], .utf16(file: "x.csv")),
      (Array("temp\u{65}r".utf8) + [0xE9, 10, 49, 10], .notUTF8(file: "x.csv", line: 1)),
    ] as [([UInt8], DataError)])
  func `bytes that are no UTF-8 text are named`(_ bytes: [UInt8], _ error: DataError) {
    #expect(throws: error) { try SeriesReader.read(bytes: bytes, name: "x.csv") }
  }

  @Test func `a compressed file tells what to do`() {
    #expect(DataError.compressed(file: "x", kind: "gzip").description.contains("gunzip"))
  }

  @Test func `a late line that is wrong is named by its number`() throws {
    var text = "timestamp,value\n"
    for row in 0..<200_000 { text += "\(row),\(row)\n" }
    text += "200000,oops\n"
    #expect(
      throws: DataError.notANumber(
        file: "test.csv", line: 200_002, column: Self.value, found: "oops")
    ) { try readText(text) }
  }

  @Test func `ten million columns are refused before they are read`() {
    let header = [UInt8](repeating: UInt8(ascii: ","), count: 10_000_000)
    #expect {
      try SeriesReader.read(bytes: header + [10], name: "wide.csv")
    } throws: { error in
      guard case .tooManyColumns("wide.csv", 1, let found, 65_536)? = error as? DataError else {
        return false
      }
      return found > 65_536
    }
  }

  @Test func `a path that is no file is named`() throws {
    #expect(throws: DataError.file(.notFound(file: "/no/such/file.csv"))) {
      try SeriesReader.read(path: "/no/such/file.csv")
    }
    #expect(throws: DataError.file(.isDirectory(file: "/tmp"))) {
      try SeriesReader.read(path: "/tmp")
    }
    #expect(throws: DataError.file(.notFound(file: "a\u{0}b"))) {
      try SeriesReader.read(path: "a\u{0}b")
    }
  }

  @Test(.enabled(if: getuid() != 0, "root may read all"))
  func `a file that may not be read is named`() throws {
    let path = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).csv").path
    try "a\n1\n".write(toFile: path, atomically: false, encoding: .utf8)
    defer { try? FileManager.default.removeItem(atPath: path) }
    try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: path)
    #expect(throws: DataError.file(.permissionDenied(file: path))) {
      try SeriesReader.read(path: path)
    }
  }

  @Test func `columns asked for must be there, each for one job`() {
    #expect(
      throws: DataError.columnNotFound(
        file: "test.csv", wanted: .name("cpu"),
        available: [DataColumn(position: 1, name: "time"), DataColumn(position: 2, name: "value")])
    ) { try readText("time,value\n1,2\n", .init(valueColumns: [.name("cpu")])) }
    #expect(throws: DataError.columnUsedTwice(file: "test.csv", column: Self.value)) {
      try readText(
        "time,value\n1,2\n", .init(labelColumn: .name("value"), valueColumns: [.position(2)]))
    }
  }

  @Test func `one row is a series of one row`() throws {
    #expect(try readText("timestamp,value\n1,2\n").series[0].rowCount == 1)
  }
}
