import Files
import Foundation
import TestSupport
import Testing

@Suite struct FilePlaceTests {
  @Test func `two spellings of a file are one place`() throws {
    let folder = try TestFolder()
    let file = try folder.write("x", to: "a/file")
    try FileManager.default.createSymbolicLink(
      atPath: folder.path("link"), withDestinationPath: file)
    #expect(FilePlace(file) == FilePlace(folder.path("a/../a/file")))
    #expect(FilePlace(file) == FilePlace(folder.path("link")))
    #expect(FilePlace(folder.path("a/new")) == FilePlace(folder.path("a/./new")))
    #expect(FilePlace(folder.path("a/new")) != FilePlace(folder.path("new")))
    #expect(FilePlace(folder.path("no/new")) == .nowhere(folder.path("no/new")))
  }

  @Test func `devices and standard output are streams, files and folders are not`() throws {
    let folder = try TestFolder()
    #expect(FilePlace.isStream("-") && FilePlace.isStream("/dev/null"))
    #expect(!FilePlace.isStream(folder.path) && !FilePlace.isStream(folder.path("none")))
  }

  @Test func `what cannot be written shows before any work`() throws {
    let folder = try TestFolder()
    for path in ["-", "/dev/null", folder.path("new")] { try FilePlace.checkWritable(path) }
    for path in ["", folder.path, folder.path("none/new")] {
      #expect(throws: FileError.self) { try FilePlace.checkWritable(path) }
    }
    #expect(try folder.files == [])
  }
}
