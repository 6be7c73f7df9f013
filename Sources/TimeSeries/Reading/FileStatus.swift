#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// What the system says of a file.
struct FileStatus {
  enum Kind {
    case plain
    case folder
    /// A pipe, a terminal, a device.
    case other
  }

  /// What a file stays when its name changes.
  struct Identity: Hashable {
    var device: UInt64
    var inode: UInt64
  }

  let kind: Kind
  /// The size in bytes.
  let size: Int64
  let identity: Identity
  /// The time of the last change, since 1970.
  let modified: Duration

  /// The status of what a path leads to; `nil` where it leads to nothing.
  init?(path: String) throws(DataError) {
    guard !path.utf8.contains(0) else { return nil }
    var status = stat()
    // The system fills in `status`, which lives through the call, as the string does.
    guard unsafe stat(path, &status) == 0 else {
      let code = errno
      if code == ENOENT || code == ENOTDIR { return nil }
      throw DataError(reading: path, code: code)
    }
    self.init(status)
  }

  /// The status of an open file; `nil` where the descriptor is none.
  init?(descriptor: Int32) {
    var status = stat()
    // As above.
    guard unsafe fstat(descriptor, &status) == 0 else { return nil }
    self.init(status)
  }

  private init(_ status: stat) {
    switch status.st_mode & S_IFMT {
    case S_IFREG: kind = .plain
    case S_IFDIR: kind = .folder
    default: kind = .other
    }
    size = Int64(status.st_size)
    identity = Identity(
      device: UInt64(truncatingIfNeeded: status.st_dev),
      inode: UInt64(truncatingIfNeeded: status.st_ino))
    #if canImport(Darwin)
      let time = status.st_mtimespec
    #else
      let time = status.st_mtim
    #endif
    modified = .seconds(Int64(time.tv_sec)) + .nanoseconds(Int64(time.tv_nsec))
  }
}

extension DataError {
  /// Why a file could not be opened or read, by the system's error number.
  init(reading path: String, code: Int32) {
    self =
      switch code {
      case ENOENT, ENOTDIR: .fileNotFound(file: path)
      case EACCES, EPERM: .permissionDenied(file: path)
      case EISDIR: .isDirectory(file: path)
      default: .readFailed(file: path, code: code)
      }
  }
}
