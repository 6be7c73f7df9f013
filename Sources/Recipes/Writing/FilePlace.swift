internal import TimeSeries

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// Where a path leads: two spellings of one file, links among them, are the same place.
enum FilePlace: Hashable {
  /// A file that is there.
  case file(device: UInt64, node: UInt64)
  /// A name in a folder that is there.
  case name(String, device: UInt64, node: UInt64)
  /// A name in a folder that is not.
  case nowhere(String)

  init(_ path: String) {
    if let status = Self.status(path) {
      self = .file(device: UInt64(status.st_dev), node: UInt64(status.st_ino))
      return
    }
    let (folder, name) = Self.parts(path)
    if let status = Self.status(folder) {
      self = .name(name, device: UInt64(status.st_dev), node: UInt64(status.st_ino))
    } else {
      self = .nowhere(path)
    }
  }

  /// Standard output and devices take what several write to them; a file is replaced.
  static func isStream(_ path: String) -> Bool {
    if path == "-" { return true }
    guard let status = status(path) else { return false }
    let kind = status.st_mode & S_IFMT
    return kind != S_IFREG && kind != S_IFDIR
  }

  /// Says before any work what would keep a file from being written.
  static func checkWritable(_ path: String) throws(DataError) {
    guard path != "-" else { return }
    if let status = status(path) {
      guard status.st_mode & S_IFMT != S_IFDIR else { throw refused(path, EISDIR) }
      guard unsafe access(path, W_OK) == 0 else { throw refused(path, errno) }
      if status.st_mode & S_IFMT != S_IFREG { return }
    }
    let (folder, name) = parts(resolved(path) ?? path)
    guard !name.isEmpty else { throw refused(path, path.isEmpty ? ENOENT : EISDIR) }
    guard let status = status(folder) else { throw refused(path, ENOENT) }
    guard status.st_mode & S_IFMT == S_IFDIR else { throw refused(path, ENOTDIR) }
    guard unsafe access(folder, W_OK | X_OK) == 0 else { throw refused(path, errno) }
  }

  private static func refused(_ path: String, _ code: Int32) -> DataError {
    .writeFailed(file: path, step: .create, code: code)
  }

  /// What the system knows of a path, links followed.
  private static func status(_ path: String) -> stat? {
    var status = stat()
    guard !path.utf8.contains(0), unsafe stat(path, &status) == 0 else { return nil }
    return status
  }

  private static func parts(_ path: String) -> (folder: String, name: String) {
    guard let slash = path.lastIndex(of: "/") else { return (".", path) }
    return (String(path[...slash]), String(path[path.index(after: slash)...]))
  }

  /// The path with its links followed, where it leads to something.
  private static func resolved(_ path: String) -> String? {
    guard let pointer = unsafe realpath(path, nil) else { return nil }
    defer { unsafe free(pointer) }
    return unsafe String(cString: pointer)
  }
}
