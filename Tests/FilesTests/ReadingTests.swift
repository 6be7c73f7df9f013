import Files
import TestSupport
import Testing

@Suite struct ReadingTests {
  @Test func `a file is read whole up to its limit`() throws {
    let folder = try TestFolder()
    let text = String(repeating: "0123456789", count: 20_000)
    let path = try folder.write(text, to: "a")
    #expect(try SmallFile.read(path: path, limit: 200_000) == Array(text.utf8))
    #expect(try SmallFile.read(path: path, limit: 199_999) == nil)
  }

  @Test func `bytes of a place are those there, and fewer behind the end`() throws {
    let folder = try TestFolder()
    let file = try InputFile(path: try folder.write("0123456789", to: "a"), waits: true)
    #expect(try file.bytes(at: 2, count: 3) == Array("234".utf8))
    #expect(try file.bytes(at: 8, count: 5) == Array("89".utf8))
    #expect(try file.bytes(at: 20, count: 5) == [])
  }

  @Test func `what is added to a file is behind what was there`() throws {
    let folder = try TestFolder()
    let path = try folder.write("one\ntw", to: "a")
    let file = try AppendedFile(path: path)
    try file.truncate(to: 4)
    try file.append("two\n")
    #expect(try folder.text(of: "a") == "one\ntwo\n")
  }

  @Test func `a file that is not there and a folder are told apart`() throws {
    let folder = try TestFolder()
    #expect(throws: FileError.notFound(file: folder.path("a"))) {
      try SmallFile.read(path: folder.path("a"), limit: 1)
    }
    #expect(throws: FileError.isDirectory(file: folder.path)) {
      try SmallFile.read(path: folder.path, limit: 1)
    }
  }
}
