import Files
import TestSupport
import Testing

@Suite struct FolderTests {
  @Test func `a folder is made with those above it, and again without harm`() throws {
    let folder = try TestFolder()
    for _ in 0..<2 { try Folder.make(at: folder.path("a/b/c")) }
    try folder.write("x", to: "a/b/c/d.txt")
    #expect(Folder.names(in: folder.path("a")) == ["b"])
    #expect(Folder.paths(below: folder.path("a"))?.sorted() == ["b", "b/c", "b/c/d.txt"])
    #expect(Folder.names(in: folder.path("none")) == nil)
  }

  @Test func `a folder cannot be made of a file or under it`() throws {
    let folder = try TestFolder()
    let file = try folder.write("x", to: "file")
    #expect(throws: FileError.self) { try Folder.make(at: "\(file)/below") }
    #expect(throws: FileError.self) { try Folder.checkWritable(file) }
    #expect(throws: FileError.self) { try Folder.make(at: "") }
    try Folder.checkWritable(folder.path("new/newer"))
    #expect(try folder.files == ["file"])
  }
}
