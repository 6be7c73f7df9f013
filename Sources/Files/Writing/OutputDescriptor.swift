#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// A file open for writing, closed when it is given up.
struct OutputDescriptor: ~Copyable, Sendable {
  /// The path, for messages.
  private let path: String
  private let number: Int32
  private let isOwned: Bool

  /// A descriptor that was opened for this.
  init(owning number: Int32, path: String) {
    self.number = number
    self.path = path
    isOwned = true
  }

  /// A descriptor that others close.
  init(borrowing number: Int32, path: String) {
    self.number = number
    self.path = path
    isOwned = false
  }

  deinit {
    if isOwned { close(number) }
  }

  /// Writes all of the bytes.
  func write(_ bytes: [UInt8]) throws(FileError) {
    var position = 0
    while position < bytes.count {
      let count = SystemCall.uninterrupted {
        SystemCall.write(number, bytes, from: position)
      }
      guard count > 0 else { throw failure(.write) }
      position += count
    }
  }

  /// Brings what was written to the disk.
  func synchronize() throws(FileError) {
    guard fsync(number) == 0 else { throw failure(.synchronize) }
  }

  /// Cuts the file off behind so many bytes.
  func truncate(to size: Int) throws(FileError) {
    guard ftruncate(number, off_t(size)) == 0 else { throw failure(.write) }
  }

  /// Gives the file the permissions of another, as far as the system lets it.
  func adopt(permissions: UInt32) { _ = fchmod(number, mode_t(permissions)) }

  /// An error at a step, by `errno`.
  private func failure(_ step: FileError.WriteStep) -> FileError {
    .writeFailed(file: path, step: step, code: errno)
  }
}
