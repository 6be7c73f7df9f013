#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// A time of doing nothing.
package enum Pause {
  /// Waits.
  ///
  /// - Returns: Whether the whole time passed; a signal ends it before.
  package static func wait(milliseconds: Int32) -> Bool {
    // Without entries `poll` only waits.
    poll(nil, 0, milliseconds) == 0
  }
}
