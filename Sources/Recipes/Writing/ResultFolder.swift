package import TimeSeries

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// The folder that results go to.
package enum ResultFolder {
  /// Says before any work what would keep the folder from being made or written to.
  package static func checkWritable(_ path: String) throws(DataError) {
    var folder = path
    while true {
      var status = stat()
      if !folder.utf8.contains(0), unsafe stat(folder.isEmpty ? "." : folder, &status) == 0 {
        guard status.st_mode & S_IFMT == S_IFDIR else {
          throw .writeFailed(file: folder, step: .create, code: ENOTDIR)
        }
        guard unsafe access(folder.isEmpty ? "." : folder, W_OK | X_OK) == 0 else {
          throw .writeFailed(file: path, step: .create, code: errno)
        }
        return
      }
      // What is not there is made in the folder above.
      while folder.hasSuffix("/") { folder.removeLast() }
      let slash = folder.lastIndex(of: "/")
      folder = slash.map { String(folder[...$0]) } ?? ""
    }
  }
}
