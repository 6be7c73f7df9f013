import Foundation
import Testing
import TimeSeries

/// A folder that goes when the test is over.
final class TemporaryFolder {
  let url = FileManager.default.temporaryDirectory.appending(path: "martlet-\(UUID())")

  init() throws {
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  func path(_ name: String) -> String { url.appending(path: name).path }

  var names: [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: url.path)) ?? []).sorted()
  }
}

@Suite struct WritingTests {
  @Test func `a series written is the series read`() throws {
    let folder = try TemporaryFolder()
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
    let written = try String(contentsOfFile: folder.path("t.csv"), encoding: .utf8)
    #expect(written.split(separator: "\n")[1] == "2014-07-01T00:00:00.250+02:00,0.1,5,0")
    #expect(folder.names == ["t.csv"])
  }

  @Test func `fields are quoted where they must be`() throws {
    let folder = try TemporaryFolder()
    var writer = try CSVWriter(path: folder.path("q.csv"), columns: ["a", "b\"c", "d", "e"])
    try writer.write(row: [.text("x,y"), .number(.nan), .single(0.1), .flag(true)])
    try writer.write(row: [.text("two\nlines"), .number(-0.5), .integer(7), .text(" blank")])
    try writer.finish()
    let expected = "a,\"b\"\"c\",d,e\n\"x,y\",,0.1,1\n\"two\nlines\",-0.5,7,\" blank\"\n"
    #expect(try String(contentsOfFile: folder.path("q.csv"), encoding: .utf8) == expected)
  }

  @Test func `a table not finished leaves nothing`() throws {
    let folder = try TemporaryFolder()
    try AtomicFile.write("old", to: folder.path("a.csv"))
    do {
      var writer = try CSVWriter(path: folder.path("a.csv"), columns: ["a"])
      try writer.write(row: [.integer(1)])
    }
    #expect(folder.names == ["a.csv"])
    #expect(try String(contentsOfFile: folder.path("a.csv"), encoding: .utf8) == "old")
  }

  @Test func `permissions of an old file and the link to it are kept`() throws {
    let folder = try TemporaryFolder()
    try AtomicFile.write("old", to: folder.path("a"))
    let manager = FileManager.default
    try manager.setAttributes([.posixPermissions: 0o640], ofItemAtPath: folder.path("a"))
    try manager.createSymbolicLink(
      atPath: folder.path("link"), withDestinationPath: folder.path("a"))
    try AtomicFile.write("new", to: folder.path("link"))
    #expect(try String(contentsOfFile: folder.path("a"), encoding: .utf8) == "new")
    let permissions = try manager.attributesOfItem(atPath: folder.path("a"))[.posixPermissions]
    #expect((permissions as? NSNumber)?.intValue == 0o640)
    #expect(try manager.destinationOfSymbolicLink(atPath: folder.path("link")) == folder.path("a"))
    #expect(folder.names == ["a", "link"])
  }

  @Test(.enabled(if: FileManager.default.fileExists(atPath: "/dev/full"), "no /dev/full"))
  func `a full device is an error with its reason`() {
    #expect(throws: DataError.writeFailed(file: "/dev/full", step: .write, code: ENOSPC)) {
      try AtomicFile.write("text", to: "/dev/full")
    }
  }

  @Test func `until a file is whole the old one stands`() throws {
    let folder = try TemporaryFolder()
    try AtomicFile.write("old", to: folder.path("a"))
    var file = try AtomicFile(path: folder.path("a"))
    try file.write([UInt8](repeating: 65, count: 1 << 20))
    #expect(folder.names.count == 2)
    #expect(try String(contentsOfFile: folder.path("a"), encoding: .utf8) == "old")
    try file.commit()
    #expect(folder.names == ["a"])
    #expect(try Data(contentsOf: URL(filePath: folder.path("a"))).count == 1 << 20)
  }

  @Test func `a folder that is not there is an error`() {
    #expect(
      throws: DataError.writeFailed(file: "/no/such/folder/a", step: .create, code: ENOENT)
    ) { try AtomicFile.write("text", to: "/no/such/folder/a") }
    #expect(throws: DataError.writeFailed(file: "/tmp", step: .create, code: EISDIR)) {
      try AtomicFile.write("text", to: "/tmp")
    }
  }
}
