#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// A file that is added to, as a journal is: what was added is on the disk when `append` returns.
///
/// A class, for the file is closed when nobody writes to it any more.
package final class AppendedFile: Sendable {
  private let descriptor: OutputDescriptor

  /// Opens a file, or begins one.
  package init(path: String) throws(FileError) {
    guard !path.utf8.contains(0) else {
      throw .writeFailed(file: path, step: .create, code: ENOENT)
    }
    let opened = SystemCall.open(path, O_RDWR | O_CREAT | O_APPEND)
    guard opened >= 0 else { throw .writeFailed(file: path, step: .create, code: errno) }
    descriptor = OutputDescriptor(owning: opened, path: path)
  }

  /// Cuts the file off behind so many bytes.
  package func truncate(to size: Int) throws(FileError) { try descriptor.truncate(to: size) }

  /// Adds text, and brings it to the disk.
  package func append(_ text: String) throws(FileError) {
    try descriptor.write(Array(text.utf8))
    try descriptor.synchronize()
  }
}
