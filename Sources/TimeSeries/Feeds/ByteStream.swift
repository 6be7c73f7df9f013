#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// A pipe, a terminal, or a plain file up to its end.
struct ByteStream {
  private let path: String
  private let descriptor: InputDescriptor
  private var isOver = false

  /// What a look found.
  enum Found {
    /// So many bytes, at the start of the buffer.
    case bytes(Int)
    case nothing
    case end
  }

  init(path: String) throws(DataError) {
    self.path = path
    // A named pipe whose writer is not there yet is waited for in `next`, which has a time limit.
    descriptor = try InputDescriptor(path: path, waits: false)
  }

  /// Waits until bytes are there, and reads what is there, once: to fill the buffer would be to wait
  /// for a writer that has said all it knows.
  mutating func next(
    into buffer: inout [UInt8], milliseconds: Int32
  ) throws(DataError) -> Found {
    if isOver { return .end }
    if descriptor.status?.kind != .plain {
      var wish = pollfd(fd: descriptor.number, events: Int16(POLLIN), revents: 0)
      // One entry, which lives through the call.
      let ready = unsafe poll(&wish, 1, milliseconds)
      if ready == 0 || ready < 0 && errno == EINTR { return .nothing }
      guard ready > 0 else { throw DataError(reading: path, code: errno) }
      if wish.revents & Int16(POLLNVAL) != 0 { throw DataError(reading: path, code: EBADF) }
    }
    let count = descriptor.read(into: &buffer, from: 0)
    if count < 0 && (errno == EINTR || errno == EAGAIN) { return .nothing }
    guard count >= 0 else { throw DataError(reading: path, code: errno) }
    isOver = count == 0
    return isOver ? .end : .bytes(count)
  }
}
