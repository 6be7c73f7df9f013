#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// A folder that files are written to.
public enum OutputFolder {
  /// Makes a folder, with those above it, where it is not there yet.
  ///
  /// - Throws: ``DataError/writeFailed(file:step:code:)``.
  public static func make(at path: String) throws(DataError) {
    guard !path.isEmpty, !path.utf8.contains(0) else { throw refused(path, ENOENT) }
    var made = path.hasPrefix("/") ? "/" : ""
    for part in path.split(separator: "/") {
      made += part + "/"
      // Read and write for all, less what the user's umask takes away.
      if unsafe mkdir(made, 0o777) != 0, errno != EEXIST { throw refused(path, errno) }
    }
    var status = stat()
    guard unsafe stat(made, &status) == 0 else { throw refused(path, errno) }
    guard status.st_mode & S_IFMT == S_IFDIR else { throw refused(path, ENOTDIR) }
  }

  private static func refused(_ path: String, _ code: Int32) -> DataError {
    .writeFailed(file: path, step: .create, code: code)
  }
}
