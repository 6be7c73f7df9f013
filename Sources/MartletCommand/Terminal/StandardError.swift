import Recipes

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Where messages go, so that standard output holds results alone.
enum StandardError {
  /// Says something and ends the line.
  static func print(_ text: String) {
    write(text.shown(keepsLines: true) + "\n")
  }

  /// Writes text as it is.
  static func write(_ text: String) {
    var text = text
    text.withUTF8 { bytes in
      var rest = unsafe bytes[...]
      // The buffer lives until the closure ends; what cannot be written to standard error cannot be
      // told anywhere.
      while unsafe !rest.isEmpty {
        let count = unsafe systemWrite(UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: rest)))
        guard count > 0 else { return }
        unsafe rest = rest.dropFirst(count)
      }
    }
  }

  /// Whether a person is looking.
  static var isTerminal: Bool { isatty(STDERR_FILENO) == 1 }

  @unsafe private static func systemWrite(_ bytes: UnsafeRawBufferPointer) -> Int {
    #if canImport(Glibc)
      unsafe Glibc.write(STDERR_FILENO, bytes.baseAddress, bytes.count)
    #elseif canImport(Musl)
      unsafe Musl.write(STDERR_FILENO, bytes.baseAddress, bytes.count)
    #else
      unsafe Darwin.write(STDERR_FILENO, bytes.baseAddress, bytes.count)
    #endif
  }
}
