#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// What the system says of a file.
package struct FileStatus: Sendable {
  package enum Kind: Sendable {
    case plain
    case folder
    /// A pipe, a terminal, a device.
    case other
  }

  /// What a file stays when its name changes.
  package struct Identity: Hashable, Sendable {
    package var device: UInt64
    package var inode: UInt64

    /// The numbers of a file and of the device that it is on.
    package init(device: UInt64, inode: UInt64) {
      (self.device, self.inode) = (device, inode)
    }
  }

  package let kind: Kind
  /// The size in bytes.
  package let size: Int64
  package let identity: Identity
  /// The time of the last change, since 1970.
  package let modified: Duration
  /// Who may do what with it, as the system's lowest twelve bits.
  let permissions: UInt32

  /// The status of what a path leads to; `nil` where it leads to nothing that may be seen.
  package init?(path: String) {
    var status = stat()
    // The system fills in `status`, which lives through the call, as the string does.
    guard !path.utf8.contains(0), unsafe stat(path, &status) == 0 else { return nil }
    self.init(status)
  }

  /// The status of what a path leads to; `nil` where it leads to nothing.
  package static func look(at path: String) throws(FileError) -> FileStatus? {
    if let status = FileStatus(path: path) { return status }
    let found = errno
    let code = path.utf8.contains(0) ? ENOENT : found
    if code == ENOENT || code == ENOTDIR { return nil }
    throw FileError(reading: path, code: code)
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
    permissions = UInt32(status.st_mode & 0o7777)
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
