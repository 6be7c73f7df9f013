#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A plain file open for reading, whose size is known before a byte of it is read.
struct OpenFile: ~Copyable {
  /// The bytes in all.
  let size: Int
  private let descriptor: Int32

  /// Opens a plain file; a folder, a device or a pipe is refused, since none has a size to trust.
  init(path: String) throws(ModelFileError.Problem) {
    guard !path.utf8.contains(0) else { throw .notFound }
    // Not blocking, so that a pipe without a writer is refused and not waited for. The string lives
    // through the call.
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else {
      switch errno {
      case ENOENT, ENOTDIR: throw .notFound
      case EACCES, EPERM: throw .noPermission
      case let code: throw .unreadable(code: code)
      }
    }
    var status = stat()
    // `status` is ours and lives through the call.
    guard unsafe fstat(descriptor, &status) == 0 else {
      let code = errno
      close(descriptor)
      throw .unreadable(code: code)
    }
    guard status.st_mode & S_IFMT == S_IFREG else {
      close(descriptor)
      throw status.st_mode & S_IFMT == S_IFDIR ? .directory : .notPlainFile
    }
    self.descriptor = descriptor
    self.size = Int(status.st_size)
  }

  deinit { close(descriptor) }

  /// Reads the bytes of a place in the file.
  ///
  /// - Throws: If the file has become shorter since it was opened, or the disk fails.
  func read(_ place: Range<Int>) throws(ModelFileError.Problem) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: place.count)
    var filled = 0
    while filled < bytes.count {
      let wanted = bytes.count - filled
      // The buffer has room for the bytes from `filled` on that are asked for.
      let received = unsafe bytes.withUnsafeMutableBytes { buffer in
        unsafe pread(
          descriptor, buffer.baseAddress?.advanced(by: filled), wanted,
          off_t(place.lowerBound + filled))
      }
      if received < 0 && errno == EINTR { continue }
      guard received >= 0 else { throw .unreadable(code: errno) }
      guard received > 0 else {
        throw .shrunk(expected: size, found: place.lowerBound + filled)
      }
      filled += received
    }
    return bytes
  }
}
