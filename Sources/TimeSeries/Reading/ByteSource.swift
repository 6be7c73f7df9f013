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

  /// `nil` for memory.
  private let descriptor: InputDescriptor?
  private var memory: ArraySlice<UInt8>

  /// Opens a file; `-` is standard input.
  init(path: String) throws(DataError) {
    let descriptor = try InputDescriptor(path: path, waits: true)
    self.path = path
    self.descriptor = descriptor
    memory = []
    // How much of standard input others have read before is not known.
    let status = path == "-" ? nil : descriptor.status
    size = status?.kind == .plain ? status.map { Int($0.size) } : nil
  }

  /// Bytes of memory, under a name.
  init(bytes: [UInt8], name: String) {
    path = name
    size = bytes.count
    descriptor = nil
    memory = bytes[...]
  }

  /// Reads bytes into `buffer` from `offset` to its end, or to the end of the source.
  ///
  /// - Returns: The number of bytes read; fewer than asked for only at the end of the source.
  mutating func read(into buffer: inout [UInt8], from offset: Int) throws(DataError) -> Int {
    guard let descriptor else {
      let count = min(memory.count, buffer.count - offset)
      buffer.replaceSubrange(offset..<offset + count, with: memory.prefix(count))
      memory.removeFirst(count)
      return count
    }
    var position = offset
    while position < buffer.count {
      let count = descriptor.read(into: &buffer, from: position)
      if count < 0 && errno == EINTR { continue }
      guard count >= 0 else { throw DataError(reading: path, code: errno) }
      if count == 0 { break }
      position += count
    }
    return position - offset
  }
}
