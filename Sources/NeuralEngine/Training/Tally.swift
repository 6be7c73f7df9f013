internal import Dispatch
internal import Kernels
internal import Synchronization

/// A number that only grows, and one thread that waits until it has grown enough.
///
/// Waking a thread that sleeps takes tens of microseconds, longer than some pieces of work, so the one
/// that waits first watches for about as long, and sleeps then. On a machine with more threads than
/// cores watching is in vain and takes time from others: once it was, the next few waits begin with
/// sleep.
final class Tally: Sendable {
  /// How often the number is looked at before falling asleep, in rounds of `looksInRound`.
  private static let rounds = 24
  private static let looksInRound = 64
  /// The most waits that begin with sleep after one that watched in vain.
  private static let mostSkipped = 16

  private let value = Atomic(0)
  private let isAsleep = Atomic(false)
  private let alarm = DispatchSemaphore(value: 0)
  /// Touched by the one thread that waits.
  private let patience = Mutex((skipped: 0, left: 0))

  /// Adds one. What this thread wrote before is seen by the one that waits.
  func add() {
    value.wrappingAdd(1, ordering: .sequentiallyConsistent)
    if isAsleep.load(ordering: .sequentiallyConsistent) { wake() }
  }

  /// Returns when the number is `target` or more.
  func wait(for target: Int) {
    if value.load(ordering: .acquiring) >= target { return }
    patience.withLock { patience in
      if patience.left > 0 {
        patience.left -= 1
      } else if watch(for: target) {
        patience.skipped = 0
        return
      } else {
        patience.skipped = min(2 * patience.skipped + 1, Self.mostSkipped)
        patience.left = patience.skipped
      }
      sleep(until: target)
    }
  }

  private func watch(for target: Int) -> Bool {
    for _ in 0..<Self.rounds {
      for _ in 0..<Self.looksInRound {
        if value.load(ordering: .acquiring) >= target { return true }
        ThreadPause.brief()
      }
      // Whoever shares the core may be the one that is waited for.
      ThreadPause.yield()
    }
    return false
  }

  private func sleep(until target: Int) {
    while true {
      isAsleep.store(true, ordering: .sequentiallyConsistent)
      if value.load(ordering: .sequentiallyConsistent) >= target {
        // Nobody will wake this thread, unless somebody is about to.
        if !isAsleep.exchange(false, ordering: .sequentiallyConsistent) { alarm.wait() }
        return
      }
      alarm.wait()
    }
  }

  private func wake() {
    // Of several that see it asleep, one wakes it.
    if isAsleep.exchange(false, ordering: .sequentiallyConsistent) { alarm.signal() }
  }
}
