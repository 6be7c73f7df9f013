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
final class InputDescriptor: Sendable {
  /// Its number, for calls of the system.
  let number: Int32
  /// What it was when it was opened; `nil` where the system does not say.
  let status: FileStatus?
  private let isOwned: Bool

  /// Opens a file; `-` is standard input. A folder is refused.
  ///
  /// - Parameter waits: Whether opening a named pipe waits for its writer.
  init(path: String, waits: Bool) throws(DataError) {
    guard path != "-" else {
      number = STDIN_FILENO
      status = FileStatus(descriptor: number)
      isOwned = false
      return
    }
    guard !path.utf8.contains(0) else { throw .fileNotFound(file: path) }
    // The string lives through the call.
    let opened = unsafe open(path, O_RDONLY | O_CLOEXEC | (waits ? 0 : O_NONBLOCK))
    guard opened >= 0 else { throw DataError(reading: path, code: errno) }
    number = opened
    status = FileStatus(descriptor: opened)
    isOwned = true
    if status?.kind == .folder { throw .isDirectory(file: path) }
  }

  deinit {
    if isOwned { close(number) }
  }

  /// Reads once what is there, into `buffer` from `start` on.
  ///
  /// - Returns: The number of bytes, 0 at the end; less than 0 if the system refused, and `errno`
  ///   says why.
  func read(into buffer: inout [UInt8], from start: Int) -> Int {
    // The pointer is used by `read` alone, for the bytes of the array behind `start`.
    unsafe buffer.withUnsafeMutableBytes { bytes in
      let rest = unsafe UnsafeMutableRawBufferPointer(rebasing: bytes[start...])
      #if canImport(Glibc)
        return unsafe Glibc.read(number, rest.baseAddress, rest.count)
      #elseif canImport(Musl)
        return unsafe Musl.read(number, rest.baseAddress, rest.count)
      #else
        return unsafe Darwin.read(number, rest.baseAddress, rest.count)
      #endif
    }
  }

  /// Reads once, into `buffer` from its start, the bytes of a plain file from `offset` on.
  ///
  /// - Returns: As ``read(into:from:)``.
  func read(into buffer: inout [UInt8], at offset: Int64) -> Int {
    // The pointer is used by `pread` alone, for the bytes of the array.
    unsafe buffer.withUnsafeMutableBytes { bytes in
      unsafe pread(number, bytes.baseAddress, bytes.count, off_t(offset))
    }
  }
}
