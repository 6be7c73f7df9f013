#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif
#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// Folders: what is in them, and making them.
package enum Folder {
  /// The names in a folder, in no order; `nil` where there is no folder that may be read.
  package static func names(in folder: String) -> [String]? {
    // Why it may not be read makes no difference to who looks for files in it.
    try? FileManager.default.contentsOfDirectory(atPath: folder)
  }

  /// The paths of all that is below a folder, relative to it, in no order; `nil` as in
  /// ``names(in:)``.
  package static func paths(below folder: String) -> [String]? {
    try? FileManager.default.subpathsOfDirectory(atPath: folder)
  }

  /// Makes a folder, with those above it, where it is not there yet.
  ///
  /// - Throws: ``FileError/writeFailed(file:step:code:)``.
  package static func make(at path: String) throws(FileError) {
    guard !path.isEmpty, !path.utf8.contains(0) else { throw refused(path, ENOENT) }
    var made = path.hasPrefix("/") ? "/" : ""
    for part in path.split(separator: "/") {
      made += part + "/"
      // Read and write for all, less what the user's umask takes away.
      if unsafe mkdir(made, 0o777) != 0, errno != EEXIST { throw refused(path, errno) }
    }
    guard let status = FileStatus(path: made) else { throw refused(path, errno) }
    guard status.kind == .folder else { throw refused(path, ENOTDIR) }
  }

  /// Says before any work what would keep a folder from being made or written to.
  package static func checkWritable(_ path: String) throws(FileError) {
    var folder = path
    while true {
      let shown = folder.isEmpty ? "." : folder
      if let status = FileStatus(path: shown) {
        guard status.kind == .folder else { throw refused(folder, ENOTDIR) }
        if let code = SystemPath.refusal(addingTo: shown) { throw refused(path, code) }
        return
      }
      // What is not there is made in the folder above.
      while folder.hasSuffix("/") { folder.removeLast() }
      let slash = folder.lastIndex(of: "/")
      folder = slash.map { String(folder[...$0]) } ?? ""
    }
  }

  private static func refused(_ path: String, _ code: Int32) -> FileError {
    .writeFailed(file: path, step: .create, code: code)
  }
}
