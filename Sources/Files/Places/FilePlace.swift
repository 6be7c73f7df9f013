#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// Where a path leads: two spellings of one file, links among them, are the same place.
package enum FilePlace: Hashable, Sendable {
  /// A file that is there.
  case file(FileStatus.Identity)
  /// A name in a folder that is there.
  case name(String, folder: FileStatus.Identity)
  /// A name in a folder that is not.
  case nowhere(String)

  /// The place of a path.
  package init(_ path: String) {
    let (folder, name) = SystemPath.parts(path)
    if let status = FileStatus(path: path) {
      self = .file(status.identity)
    } else if let status = FileStatus(path: folder) {
      self = .name(name, folder: status.identity)
    } else {
      self = .nowhere(path)
    }
  }

  /// Whether there is a file or a folder.
  package static func exists(_ path: String) -> Bool { FileStatus(path: path) != nil }

  /// Standard output and devices take what several write to them; a file is replaced.
  package static func isStream(_ path: String) -> Bool {
    path == "-" || FileStatus(path: path)?.kind == .other
  }

  /// Says before any work what would keep a file from being written.
  package static func checkWritable(_ path: String) throws(FileError) {
    guard path != "-" else { return }
    if let status = FileStatus(path: path) {
      guard status.kind != .folder else { throw refused(path, EISDIR) }
      if let code = SystemPath.refusal(writing: path) { throw refused(path, code) }
      if status.kind == .other { return }
    }
    let (folder, name) = SystemPath.parts(SystemPath.resolved(path) ?? path)
    guard !name.isEmpty else { throw refused(path, path.isEmpty ? ENOENT : EISDIR) }
    guard let status = FileStatus(path: folder) else { throw refused(path, ENOENT) }
    guard status.kind == .folder else { throw refused(path, ENOTDIR) }
    if let code = SystemPath.refusal(addingTo: folder) { throw refused(path, code) }
  }

  private static func refused(_ path: String, _ code: Int32) -> FileError {
    .writeFailed(file: path, step: .create, code: code)
  }
}
