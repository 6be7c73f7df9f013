internal import Dispatch
internal import Synchronization

/// Threads that stay together for many short pieces of work, so that each begins within a microsecond
/// or so; starting threads anew takes longer than a step of a small network.
///
/// Each takes the next piece when it is done with one, and nobody waits for a thread that has not come
/// yet: on a busy machine the caller may do everything alone. It is a class since it owns its threads:
/// they end when it goes.
final class WorkTeam: Sendable {
  /// Threads, the caller's among them.
  let count: Int
  private let helpers: [Helper]
  /// How often helpers were done.
  private let done = Tally()
  /// How often they will have been when all are done that have begun.
  private let begun = Mutex(0)
  /// The next piece to be taken.
  private let next = Atomic(0)

  /// A team of `count` threads, at least one.
  init(count: Int) {
    self.count = max(1, count)
    helpers = (1..<max(1, count)).map { [done] in Helper(number: $0, done: done) }
  }

  deinit {
    for helper in helpers { helper.end() }
  }

  /// Runs `work` for every piece, on the caller's thread, number 0, and on others that are free, and
  /// returns when all are done.
  ///
  /// The team does one thing at a time; a second caller waits.
  func share(_ pieces: Int, _ work: @Sendable (_ piece: Int, _ thread: Int) -> Void) {
    guard !helpers.isEmpty, pieces > 1 else {
      for piece in 0..<pieces { work(piece, 0) }
      return
    }
    begun.withLock { begun in
      next.store(0, ordering: .relaxed)
      let takePieces: @Sendable (Int) -> Void = { thread in
        while true {
          let piece = self.next.wrappingAdd(1, ordering: .relaxed).oldValue
          guard piece < pieces else { return }
          work(piece, thread)
        }
      }
      withoutActuallyEscaping(takePieces) { takePieces in
        let asked = helpers.prefix(pieces - 1)
        for helper in asked { helper.offer(takePieces) }
        takePieces(0)
        for helper in asked where !helper.withdraw() { begun += 1 }
        done.wait(for: begun)
      }
    }
  }
}

/// A thread of a team that waits for work.
private final class Helper: Sendable {
  private enum Stage: UInt8, AtomicRepresentable {
    case idle
    case offered
    case running
  }

  private let number: Int
  private let calls = Tally()
  private let stage = Atomic(Stage.idle)
  private let work = Mutex<(@Sendable (Int) -> Void)?>(nil)
  private let hasEnded = Atomic(false)

  init(number: Int, done: Tally) {
    self.number = number
    // A queue of its own has a thread of its own, however long it is kept.
    DispatchQueue(label: "martlet.worker.\(number)", qos: .userInitiated).async { [self] in
      var call = 0
      while true {
        call += 1
        calls.wait(for: call)
        if hasEnded.load(ordering: .acquiring) { return }
        guard moves(from: .offered, to: .running) else { continue }
        run()
        stage.store(.idle, ordering: .releasing)
        done.add()
      }
    }
  }

  func offer(_ work: @escaping @Sendable (Int) -> Void) {
    self.work.withLock { $0 = work }
    stage.store(.offered, ordering: .releasing)
    calls.add()
  }

  /// Takes an offer back; `false` where the thread has begun, and will say when it is done.
  func withdraw() -> Bool {
    guard moves(from: .offered, to: .idle) else { return false }
    work.withLock { $0 = nil }
    return true
  }

  func end() {
    hasEnded.store(true, ordering: .releasing)
    calls.add()
  }

  private func moves(from old: Stage, to new: Stage) -> Bool {
    stage.compareExchange(expected: old, desired: new, ordering: .acquiringAndReleasing).exchanged
  }

  /// Does the work and forgets it, since it lives no longer than the call that offered it.
  @inline(never)
  private func run() {
    work.withLock { work in
      work?(number)
      work = nil
    }
  }
}
