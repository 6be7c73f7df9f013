import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Takes Ctrl-C, a request to end and a hang-up for the end of the data, so that what is open is told and
/// what is remembered is written. A second one ends the program at once.
struct StopSignals: ~Copyable {
  private static let signals = [SIGINT, SIGTERM, SIGHUP]
  private static let flag = Atomic<Bool>(false)

  init() {
    Self.flag.store(false, ordering: .relaxed)
    for number in Self.signals {
      signal(number) { number in
        StopSignals.flag.store(true, ordering: .relaxed)
        signal(number, SIG_DFL)
      }
    }
  }

  deinit {
    for number in Self.signals { signal(number, SIG_DFL) }
  }

  /// Whether one came.
  var came: Bool { Self.flag.load(ordering: .relaxed) }
}
