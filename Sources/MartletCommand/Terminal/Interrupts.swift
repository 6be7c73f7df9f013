import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Holds Ctrl-C back while files are written, so that none is left half-written and no temporary
/// file behind; at any other moment it does what it did before: it ends the program at once, for nothing
/// is open, or a watch.
enum Interrupts {
  private static let signals = [SIGINT, SIGTERM, SIGHUP]
  /// The signal that came in the meantime; 0 for none.
  private static let pending = Atomic<Int32>(0)

  /// Does the work, then ends as the signal asked if one came.
  static func deferred<Result>(_ work: () throws -> Result) rethrows -> Result {
    // What was there before comes back: a shell may have asked for hang-ups to be ignored, and a watch
    // takes them for the end of its data.
    let before = signals.map { number in
      signal(number) { Interrupts.pending.store($0, ordering: .relaxed) }
    }
    defer {
      for (number, handler) in zip(signals, before) { signal(number, handler) }
      let number = pending.exchange(0, ordering: .relaxed)
      if number != 0 { raise(number) }
    }
    return try work()
  }
}
