internal import CKernels

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// How a thread waits for another without falling asleep.
public enum ThreadPause {
  /// Lets a moment pass, well below a microsecond.
  public static func brief() { CKPause() }

  /// Leaves the core to another thread that is ready to run, if there is one.
  public static func yield() { sched_yield() }
}
