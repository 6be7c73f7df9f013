#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// A file that is written whole or not at all.
///
/// Bytes go to a new file in the same folder; `commit()` brings them to the disk and gives that
/// file the name wanted, in one step of the file system. Until then, and after any error, what was
/// under the name before stays as it was. Permissions of an old file are kept. A device or a pipe
/// (`/dev/stdout`) cannot be replaced and is written as it is; `-` is standard output.
package struct AtomicFile: ~Copyable {
  private static let bufferSize = 1 << 18

  /// The path as given.
  private let path: String
  /// Where the file goes in the end, links followed; `nil` where it is written in place.
  private let target: String?
  private let temporary: String
  private let descriptor: OutputDescriptor
  private var isCommitted = false
  private var buffer: [UInt8] = []

  /// Begins a file.
  package init(path: String) throws(FileError) {
    let place = try Place(path)
    self.path = path
    target = place.target
    temporary = place.temporary
    descriptor =
      path == "-"
      ? OutputDescriptor(borrowing: place.descriptor, path: path)
      : OutputDescriptor(owning: place.descriptor, path: path)
    if let permissions = place.permissions { descriptor.adopt(permissions: permissions) }
  }

  deinit {
    if target != nil, !isCommitted { _ = unsafe unlink(temporary) }
  }

  /// Writes bytes to a path: the whole file, or an error and no change.
  package static func write(_ bytes: [UInt8], to path: String) throws(FileError) {
    var file = try AtomicFile(path: path)
    try file.write(bytes)
    try file.commit()
  }

  /// Writes text to a path, as UTF-8: the whole file, or an error and no change.
  package static func write(_ text: String, to path: String) throws(FileError) {
    try write(Array(text.utf8), to: path)
  }

  /// Adds bytes.
  package mutating func write(_ bytes: [UInt8]) throws(FileError) {
    if buffer.count + bytes.count < Self.bufferSize {
      buffer.append(contentsOf: bytes)
      return
    }
    try flush()
    if bytes.count < Self.bufferSize {
      buffer.append(contentsOf: bytes)
    } else {
      try descriptor.write(bytes)
    }
  }

  /// Adds text, as UTF-8.
  package mutating func write(_ text: String) throws(FileError) {
    buffer.append(contentsOf: text.utf8)
    if buffer.count >= Self.bufferSize { try flush() }
  }

  /// Brings all bytes to the disk, and the file to its name.
  package consuming func commit() throws(FileError) {
    try flush()
    guard let target else { return }
    try descriptor.synchronize()
    guard unsafe rename(temporary, target) == 0 else {
      throw .writeFailed(file: path, step: .rename, code: errno)
    }
    isCommitted = true
  }

  private mutating func flush() throws(FileError) {
    try descriptor.write(buffer)
    buffer.removeAll(keepingCapacity: true)
  }

  /// What bytes go to first.
  private struct Place {
    var target: String?
    var temporary = ""
    /// Those of the file that is replaced.
    var permissions: UInt32?
    let descriptor: Int32

    init(_ path: String) throws(FileError) {
      guard path != "-" else {
        descriptor = StandardStream.output.rawValue
        return
      }
      let status = try Self.checked(path)
      if let status, status.kind == .other {
        descriptor = SystemCall.open(path, O_WRONLY)
        guard descriptor >= 0 else { throw AtomicFile.refused(path, errno) }
        return
      }
      let target = status == nil ? path : SystemPath.resolved(path) ?? path
      let folder = target.lastIndex(of: "/").map { String(target[...$0]) } ?? ""
      // Other writers may be at work in the same folder, so the name is drawn by chance.
      for _ in 0..<16 {
        let random = String(UInt64.random(in: .min ... .max), radix: 36)
        let temporary = "\(folder).martlet-\(random).tmp"
        let opened = SystemCall.open(temporary, O_WRONLY | O_CREAT | O_EXCL)
        if opened >= 0 {
          (self.target, self.temporary, descriptor) = (target, temporary, opened)
          permissions = status?.permissions
          return
        }
        if errno != EEXIST { break }
      }
      throw AtomicFile.refused(path, errno)
    }

    /// What is at a path now; refuses a folder, and a file that may not be written.
    private static func checked(_ path: String) throws(FileError) -> FileStatus? {
      guard !path.isEmpty, !path.utf8.contains(0) else { throw AtomicFile.refused(path, ENOENT) }
      guard let status = FileStatus(path: path) else { return nil }
      if status.kind == .folder { throw AtomicFile.refused(path, EISDIR) }
      // A read-only file is not replaced behind its owner's back.
      if let code = SystemPath.refusal(writing: path) { throw AtomicFile.refused(path, code) }
      return status
    }
  }

  private static func refused(_ path: String, _ code: Int32) -> FileError {
    .writeFailed(file: path, step: .create, code: code)
  }
}
