import Files
import TestSupport

#if os(Linux)
  import Foundation
  import Testing

  /// What happens to files when the system refuses.
  @Suite struct AtomicFileFailureTests {
    /// Runs a program to its end, and gives its exit status.
    @discardableResult
    private func run(_ program: String, _ arguments: [String]) throws -> Int32 {
      let process = Process()
      process.executableURL = URL(filePath: program)
      process.arguments = arguments
      process.standardError = FileHandle.nullDevice
      try process.run()
      process.waitUntilExit()
      return process.terminationStatus
    }

    @Test(.enabled(if: getuid() == 0, "only root mounts a small disk"))
    func `a disk that fills leaves the old file whole`() throws {
      let folder = try TestFolder()
      let disk = folder.path
      let isMounted =
        (try? run("/usr/bin/mount", ["-t", "tmpfs", "-o", "size=256k", "tmpfs", disk])) == 0
      // A container may forbid mounts even to root: then there is nothing to see here.
      guard isMounted else { return }
      defer { _ = try? run("/usr/bin/umount", [disk]) }
      let path = folder.path("a")
      try AtomicFile.write("old", to: path)
      #expect(throws: FileError.writeFailed(file: path, step: .write, code: ENOSPC)) {
        try AtomicFile.write([UInt8](repeating: 65, count: 1 << 20), to: path)
      }
      #expect(try String(contentsOfFile: path, encoding: .utf8) == "old")
      #expect(try folder.files == ["a"])
      // There is room again for what fits.
      try AtomicFile.write("new", to: path)
      #expect(try String(contentsOfFile: path, encoding: .utf8) == "new")
    }

    @Test(.enabled(if: getuid() != 0, "root may write all"))
    func `without permission the old file stays, and no other is left`() throws {
      let folder = try TestFolder()
      let path = folder.path("a")
      let manager = FileManager.default
      try AtomicFile.write("old", to: path)
      try manager.setAttributes([.posixPermissions: 0o444], ofItemAtPath: path)
      #expect(throws: FileError.writeFailed(file: path, step: .create, code: EACCES)) {
        try AtomicFile.write("new", to: path)
      }
      try manager.setAttributes([.posixPermissions: 0o644], ofItemAtPath: path)
      try manager.setAttributes([.posixPermissions: 0o555], ofItemAtPath: folder.path)
      defer {
        _ = try? manager.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder.path)
      }
      #expect(throws: FileError.writeFailed(file: path, step: .create, code: EACCES)) {
        try AtomicFile.write("new", to: path)
      }
      #expect(try String(contentsOfFile: path, encoding: .utf8) == "old")
      #expect(try folder.files == ["a"])
    }
  }
#endif
