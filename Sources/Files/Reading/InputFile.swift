#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// A file or standard input, open for reading.
///
/// A class, for the file is closed when nobody reads from it any more.
package final class InputFile: Sendable {
  /// What it was when it was opened; `nil` where the system does not say.
  package let status: FileStatus?
  /// The path, for messages.
  private let path: String
  private let number: Int32
  private let isOwned: Bool

  /// Opens a file; `-` is standard input. A folder is refused.
  ///
  /// - Parameter waits: Whether opening a named pipe waits for its writer.
  package convenience init(path: String, waits: Bool) throws(FileError) {
    if path == "-" { self.init() } else { try self.init(file: path, waits: waits) }
  }

  /// Opens a file, whatever it is called. A folder is refused.
  ///
  /// - Parameter waits: As above.
  package init(file path: String, waits: Bool) throws(FileError) {
    guard !path.utf8.contains(0) else { throw .notFound(file: path) }
    number = SystemCall.open(path, O_RDONLY | (waits ? 0 : O_NONBLOCK))
    guard number >= 0 else { throw FileError(reading: path, code: errno) }
    self.path = path
    status = FileStatus(descriptor: number)
    isOwned = true
    if status?.kind == .folder { throw .isDirectory(file: path) }
  }

  /// Standard input.
  private init() {
    path = "-"
    number = StandardStream.input.rawValue
    status = FileStatus(descriptor: number)
    isOwned = false
  }

  deinit {
    if isOwned { close(number) }
  }

  /// What it is now; `nil` where the system does not say.
  package var presentStatus: FileStatus? { FileStatus(descriptor: number) }

  /// Waits until bytes can be read without waiting, or until the end shows.
  ///
  /// - Returns: Whether they can; not where the time is over or a signal came.
  package func waitForBytes(milliseconds: Int32) throws(FileError) -> Bool {
    var wish = pollfd(fd: number, events: Int16(POLLIN), revents: 0)
    // One entry, which lives through the call.
    let ready = unsafe poll(&wish, 1, milliseconds)
    if ready == 0 || ready < 0 && errno == EINTR { return false }
    guard ready > 0 else { throw FileError(reading: path, code: errno) }
    if wish.revents & Int16(POLLNVAL) != 0 { throw FileError(reading: path, code: EBADF) }
    return true
  }

  /// Reads once what is there, into `buffer` from `start` on; waits where nothing is.
  ///
  /// - Returns: The number of bytes, 0 at the end.
  package func read(into buffer: inout [UInt8], from start: Int) throws(FileError) -> Int {
    try checked(
      SystemCall.uninterrupted { SystemCall.read(number, into: &buffer, from: start) })
  }

  /// Reads once what is there, into `buffer` from its start.
  ///
  /// - Returns: The number of bytes, 0 at the end; `nil` where there are none yet, or a signal came.
  package func readReady(into buffer: inout [UInt8]) throws(FileError) -> Int? {
    let count = SystemCall.read(number, into: &buffer, from: 0)
    if count < 0 && (errno == EINTR || errno == EAGAIN) { return nil }
    return try checked(count)
  }

  /// Reads once, into `buffer` from its start, the bytes of a plain file from `offset` on.
  ///
  /// - Returns: The number of bytes, 0 at the end; `nil` where a signal came.
  package func readReady(into buffer: inout [UInt8], at offset: Int64) throws(FileError) -> Int? {
    let count = SystemCall.read(number, into: &buffer, from: 0, at: offset)
    if count < 0 && errno == EINTR { return nil }
    return try checked(count)
  }

  /// The bytes of a plain file from `offset` on: `count`, or as many as are there.
  package func bytes(at offset: Int64, count: Int) throws(FileError) -> [UInt8] {
    var buffer = [UInt8](repeating: 0, count: count)
    var filled = 0
    while filled < count {
      let received = try checked(
        SystemCall.uninterrupted {
          SystemCall.read(number, into: &buffer, from: filled, at: offset + Int64(filled))
        })
      if received == 0 { break }
      filled += received
    }
    return Array(buffer.prefix(filled))
  }

  /// A number of bytes, unless the system refused.
  private func checked(_ count: Int) throws(FileError) -> Int {
    guard count >= 0 else { throw FileError(reading: path, code: errno) }
    return count
  }
}
