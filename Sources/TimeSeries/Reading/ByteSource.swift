#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// The bytes of a file, of standard input or of memory, in order.
struct ByteSource: ~Copyable {
  /// The path, for messages.
  let path: String
  /// The bytes in all, where known before they are read: those of a plain file or of memory.
  let size: Int?

  private let descriptor: Int32
  private let ownsDescriptor: Bool
  private var memory: ArraySlice<UInt8>

  /// Opens a file; `-` is standard input.
  init(path: String) throws(DataError) {
    self.path = path
    memory = []
    guard path != "-" else {
      descriptor = STDIN_FILENO
      ownsDescriptor = false
      size = nil
      return
    }
    let opened = path.utf8.contains(0) ? -1 : unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard opened >= 0 else {
      let code = path.utf8.contains(0) ? ENOENT : errno
      switch code {
      case ENOENT, ENOTDIR: throw .fileNotFound(file: path)
      case EACCES, EPERM: throw .permissionDenied(file: path)
      default: throw .readFailed(file: path, code: code)
      }
    }
    var status = stat()
    let isKnown = unsafe fstat(opened, &status) == 0
    let kind = status.st_mode & S_IFMT
    if isKnown && kind == S_IFDIR {
      close(opened)
      throw .isDirectory(file: path)
    }
    descriptor = opened
    ownsDescriptor = true
    size = isKnown && kind == S_IFREG ? Int(status.st_size) : nil
  }

  /// Bytes of memory, under a name.
  init(bytes: [UInt8], name: String) {
    path = name
    size = bytes.count
    descriptor = -1
    ownsDescriptor = false
    memory = bytes[...]
  }

  deinit {
    if ownsDescriptor { close(descriptor) }
  }

  /// Reads bytes into `buffer` from `offset` to its end, or to the end of the source.
  ///
  /// - Returns: The number of bytes read; fewer than asked for only at the end of the source.
  mutating func read(into buffer: inout [UInt8], from offset: Int) throws(DataError) -> Int {
    var position = offset
    if descriptor < 0 {
      let count = min(memory.count, buffer.count - offset)
      buffer.replaceSubrange(offset..<offset + count, with: memory.prefix(count))
      memory.removeFirst(count)
      return count
    }
    while position < buffer.count {
      let descriptor = descriptor
      // The pointer is used by `read` alone, for the bytes of the array behind `position`.
      let count = unsafe buffer.withUnsafeMutableBytes { bytes in
        unsafe Self.systemRead(
          descriptor, UnsafeMutableRawBufferPointer(rebasing: bytes[position...]))
      }
      if count < 0 && errno == EINTR { continue }
      guard count >= 0 else {
        throw errno == EISDIR ? .isDirectory(file: path) : .readFailed(file: path, code: errno)
      }
      if count == 0 { break }
      position += count
    }
    return position - offset
  }

  @unsafe private static func systemRead(
    _ descriptor: Int32, _ bytes: UnsafeMutableRawBufferPointer
  ) -> Int {
    #if canImport(Glibc)
      unsafe Glibc.read(descriptor, bytes.baseAddress, bytes.count)
    #elseif canImport(Musl)
      unsafe Musl.read(descriptor, bytes.baseAddress, bytes.count)
    #else
      unsafe Darwin.read(descriptor, bytes.baseAddress, bytes.count)
    #endif
  }
}
