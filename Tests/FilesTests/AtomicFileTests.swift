import Files
import Foundation
import TestSupport
import Testing

@Suite struct AtomicFileTests {
  @Test func `permissions of an old file and the link to it are kept`() throws {
    let folder = try TestFolder()
    try AtomicFile.write("old", to: folder.path("a"))
    let manager = FileManager.default
    try manager.setAttributes([.posixPermissions: 0o640], ofItemAtPath: folder.path("a"))
    try manager.createSymbolicLink(
      atPath: folder.path("link"), withDestinationPath: folder.path("a"))
    try AtomicFile.write("new", to: folder.path("link"))
    #expect(try folder.text(of: "a") == "new")
    let permissions = try manager.attributesOfItem(atPath: folder.path("a"))[.posixPermissions]
    #expect((permissions as? NSNumber)?.intValue == 0o640)
    #expect(try manager.destinationOfSymbolicLink(atPath: folder.path("link")) == folder.path("a"))
    #expect(try folder.files == ["a", "link"])
  }

  @Test(.enabled(if: FileManager.default.fileExists(atPath: "/dev/full"), "no /dev/full"))
  func `a full device is an error with its reason`() {
    #expect(throws: FileError.writeFailed(file: "/dev/full", step: .write, code: ENOSPC)) {
      try AtomicFile.write("text", to: "/dev/full")
    }
  }

  @Test func `until a file is whole the old one stands`() throws {
    let folder = try TestFolder()
    try AtomicFile.write("old", to: folder.path("a"))
    var file = try AtomicFile(path: folder.path("a"))
    try file.write([UInt8](repeating: 65, count: 1 << 20))
    #expect(try folder.files.count == 2)
    #expect(try folder.text(of: "a") == "old")
    try file.commit()
    #expect(try folder.files == ["a"])
    #expect(try Data(contentsOf: URL(filePath: folder.path("a"))).count == 1 << 20)
  }

  @Test func `a folder that is not there is an error`() {
    #expect(
      throws: FileError.writeFailed(file: "/no/such/folder/a", step: .create, code: ENOENT)
    ) { try AtomicFile.write("text", to: "/no/such/folder/a") }
    #expect(throws: FileError.writeFailed(file: "/tmp", step: .create, code: EISDIR)) {
      try AtomicFile.write("text", to: "/tmp")
    }
  }
}
