internal import CKernels

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// How a thread waits for another without falling asleep.
package enum ThreadPause {
  /// Lets a moment pass, well below a microsecond.
  package static func brief() { CKPause() }

  /// Leaves the core to another thread that is ready to run, if there is one.
  package static func yield() { sched_yield() }
}
