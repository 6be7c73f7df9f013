import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Holds Ctrl-C back while files are written, so that none is left half-written and no temporary
/// file behind; at any other moment it ends the program at once, for nothing is open.
enum Interrupts {
  private static let signals = [SIGINT, SIGTERM, SIGHUP]
  /// The signal that came in the meantime; 0 for none.
  private static let pending = Atomic<Int32>(0)

  /// Does the work, then ends as the signal asked if one came.
  static func deferred<Result>(_ work: () throws -> Result) rethrows -> Result {
    for number in signals {
      signal(number) { Interrupts.pending.store($0, ordering: .relaxed) }
    }
    defer {
      for number in signals { signal(number, SIG_DFL) }
      let number = pending.exchange(0, ordering: .relaxed)
      if number != 0 { raise(number) }
    }
    return try work()
  }
}
