#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// A stream that a program is started with.
package enum StandardStream: Int32, Sendable {
  case input = 0
  case output = 1
  case error = 2

  /// Whether a person is at its other end.
  package var isTerminal: Bool { isatty(rawValue) == 1 }

  /// Whether it is a plain file.
  package var isPlainFile: Bool { FileStatus(descriptor: rawValue)?.kind == .plain }

  /// Writes text as it is.
  package func write(_ text: String) throws(FileError) {
    try OutputDescriptor(borrowing: rawValue, path: "-").write(Array(text.utf8))
  }
}
