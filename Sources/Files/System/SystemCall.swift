#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// The calls of the system that work on open files.
enum SystemCall {
  /// Makes a call again as long as a signal cuts it short.
  ///
  /// - Returns: Less than 0 if the system refused; `errno` says why.
  static func uninterrupted(_ call: () -> Int) -> Int {
    while true {
      let result = call()
      if result >= 0 || errno != EINTR { return result }
    }
  }

  /// Opens a file.
  static func open(_ path: String, _ flags: Int32) -> Int32 {
    // The string lives through the call. Read and write for all, less what the user's umask takes.
    #if canImport(Glibc)
      unsafe Glibc.open(path, flags | O_CLOEXEC, 0o666)
    #elseif canImport(Musl)
      unsafe Musl.open(path, flags | O_CLOEXEC, 0o666)
    #else
      unsafe Darwin.open(path, flags | O_CLOEXEC, 0o666)
    #endif
  }

  /// Reads once, into `buffer` from `start` on.
  static func read(_ descriptor: Int32, into buffer: inout [UInt8], from start: Int) -> Int {
    // The pointer is used by `read` alone, for the bytes of the array behind `start`.
    unsafe buffer.withUnsafeMutableBytes { bytes in
      let rest = unsafe UnsafeMutableRawBufferPointer(rebasing: bytes[start...])
      #if canImport(Glibc)
        return unsafe Glibc.read(descriptor, rest.baseAddress, rest.count)
      #elseif canImport(Musl)
        return unsafe Musl.read(descriptor, rest.baseAddress, rest.count)
      #else
        return unsafe Darwin.read(descriptor, rest.baseAddress, rest.count)
      #endif
    }
  }

  /// Reads once, into `buffer` from `start` on, the bytes of a plain file from `offset` on.
  static func read(
    _ descriptor: Int32, into buffer: inout [UInt8], from start: Int, at offset: Int64
  ) -> Int {
    // The pointer is used by `pread` alone, for the bytes of the array behind `start`.
    unsafe buffer.withUnsafeMutableBytes { bytes in
      let rest = unsafe UnsafeMutableRawBufferPointer(rebasing: bytes[start...])
      return unsafe pread(descriptor, rest.baseAddress, rest.count, off_t(offset))
    }
  }

  /// Writes once, the bytes from `start` on.
  static func write(_ descriptor: Int32, _ bytes: [UInt8], from start: Int) -> Int {
    // The pointer is used by `write` alone, for the bytes of the array behind `start`.
    unsafe bytes.withUnsafeBytes { bytes in
      let rest = unsafe UnsafeRawBufferPointer(rebasing: bytes[start...])
      #if canImport(Glibc)
        return unsafe Glibc.write(descriptor, rest.baseAddress, rest.count)
      #elseif canImport(Musl)
        return unsafe Musl.write(descriptor, rest.baseAddress, rest.count)
      #else
        return unsafe Darwin.write(descriptor, rest.baseAddress, rest.count)
      #endif
    }
  }
}
