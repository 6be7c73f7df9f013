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
public struct AtomicFile: ~Copyable {
  private static let bufferSize = 1 << 18

  /// The path as given.
  private let path: String
  /// Where the file goes in the end, links followed; `nil` where it is written in place.
  private let target: String?
  private let temporary: String
  private let descriptor: Int32
  private var isOpen = true
  private var buffer: [UInt8] = []

  /// Begins a file.
  public init(path: String) throws(DataError) {
    let place = try Self.open(path)
    self.path = path
    target = place.target
    temporary = place.temporary
    descriptor = place.descriptor
  }

  deinit {
    guard isOpen else { return }
    if descriptor != STDOUT_FILENO { close(descriptor) }
    if target != nil { _ = unsafe unlink(temporary) }
  }

  /// Writes bytes to a path: the whole file, or an error and no change.
  public static func write(_ bytes: [UInt8], to path: String) throws(DataError) {
    var file = try AtomicFile(path: path)
    try file.write(bytes)
    try file.commit()
  }

  /// Writes text to a path, as UTF-8: the whole file, or an error and no change.
  public static func write(_ text: String, to path: String) throws(DataError) {
    try write(Array(text.utf8), to: path)
  }

  /// Adds bytes.
  public mutating func write(_ bytes: [UInt8]) throws(DataError) {
    if buffer.count + bytes.count < Self.bufferSize {
      buffer.append(contentsOf: bytes)
      return
    }
    try flush()
    if bytes.count < Self.bufferSize {
      buffer.append(contentsOf: bytes)
    } else {
      try put(bytes)
    }
  }

  /// Adds text, as UTF-8.
  public mutating func write(_ text: String) throws(DataError) {
    buffer.append(contentsOf: text.utf8)
    if buffer.count >= Self.bufferSize { try flush() }
  }

  /// Brings all bytes to the disk, and the file to its name.
  public consuming func commit() throws(DataError) {
    try flush()
    guard let target else { return }
    guard fsync(descriptor) == 0 else { throw failure(.synchronize) }
    guard unsafe rename(temporary, target) == 0 else { throw failure(.rename) }
    close(descriptor)
    isOpen = false
  }

  private mutating func flush() throws(DataError) {
    try put(buffer)
    buffer.removeAll(keepingCapacity: true)
  }

  private func put(_ bytes: [UInt8]) throws(DataError) {
    var position = 0
    while position < bytes.count {
      let (descriptor, start) = (descriptor, position)
      // The pointer is used by `write` alone, for the bytes of the array behind `start`.
      let count = unsafe bytes.withUnsafeBytes { bytes in
        unsafe Self.systemWrite(descriptor, UnsafeRawBufferPointer(rebasing: bytes[start...]))
      }
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { throw failure(.write) }
      position += count
    }
  }

  private func failure(_ step: DataError.WriteStep) -> DataError {
    .writeFailed(file: path, step: step, code: errno)
  }

  private struct Place {
    var target: String?
    var temporary = ""
    var descriptor: Int32
  }

  /// Opens what bytes go to first.
  private static func open(_ path: String) throws(DataError) -> Place {
    if path == "-" { return Place(descriptor: STDOUT_FILENO) }
    guard !path.isEmpty, !path.utf8.contains(0) else {
      throw .writeFailed(file: path, step: .create, code: ENOENT)
    }
    var status = stat()
    let exists = unsafe stat(path, &status) == 0
    let kind = status.st_mode & S_IFMT
    if exists, kind == S_IFDIR {
      throw .writeFailed(file: path, step: .create, code: EISDIR)
    }
    // A read-only file is not replaced behind its owner's back.
    if exists, unsafe access(path, W_OK) != 0 {
      throw .writeFailed(file: path, step: .create, code: errno)
    }
    if exists, kind != S_IFREG {
      let descriptor = systemOpen(path, O_WRONLY | O_CLOEXEC)
      guard descriptor >= 0 else { throw .writeFailed(file: path, step: .create, code: errno) }
      return Place(descriptor: descriptor)
    }
    let target = exists ? resolved(path) : path
    let folder = target.lastIndex(of: "/").map { String(target[...$0]) } ?? ""
    // Other writers may be at work in the same folder, so the name is drawn by chance.
    for _ in 0..<16 {
      let random = String(UInt64.random(in: .min ... .max), radix: 36)
      let temporary = "\(folder).martlet-\(random).tmp"
      let descriptor = systemOpen(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC)
      if descriptor >= 0 {
        if exists { _ = fchmod(descriptor, status.st_mode & 0o7777) }
        return Place(target: target, temporary: temporary, descriptor: descriptor)
      }
      if errno != EEXIST { break }
    }
    throw .writeFailed(file: path, step: .create, code: errno)
  }

  private static func systemOpen(_ path: String, _ flags: Int32) -> Int32 {
    #if canImport(Glibc)
      unsafe Glibc.open(path, flags, 0o666)
    #elseif canImport(Musl)
      unsafe Musl.open(path, flags, 0o666)
    #else
      unsafe Darwin.open(path, flags, 0o666)
    #endif
  }

  /// The path with its links followed.
  private static func resolved(_ path: String) -> String {
    guard let pointer = unsafe realpath(path, nil) else { return path }
    defer { unsafe free(pointer) }
    return unsafe String(cString: pointer)
  }

  @unsafe private static func systemWrite(
    _ descriptor: Int32, _ bytes: UnsafeRawBufferPointer
  ) -> Int {
    #if canImport(Glibc)
      unsafe Glibc.write(descriptor, bytes.baseAddress, bytes.count)
    #elseif canImport(Musl)
      unsafe Musl.write(descriptor, bytes.baseAddress, bytes.count)
    #else
      unsafe Darwin.write(descriptor, bytes.baseAddress, bytes.count)
    #endif
  }
}
