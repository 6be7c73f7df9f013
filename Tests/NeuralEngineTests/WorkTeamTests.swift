import Dispatch
import Synchronization
import Testing

@testable import NeuralEngine

@Suite struct WorkTeamTests {
  @Test(arguments: [1, 2, 3, 8])
  func `every piece is done once, time after time`(_ count: Int) {
    let team = WorkTeam(count: count)
    let rounds = 300
    let calls = Mutex([Int](repeating: 0, count: 5))
    var sum = 0
    for round in 1...rounds {
      let parts = Mutex([Int](repeating: 0, count: 5))
      team.share(5) { piece, thread in
        calls.withLock { $0[piece] += (0..<count).contains(thread) ? 1 : 1000 }
        parts.withLock { $0[piece] = round * (piece + 1) }
      }
      // All that the threads wrote is there when `share` returns.
      sum += parts.withLock { $0.reduce(0, +) }
    }
    #expect(calls.withLock { $0 } == [Int](repeating: rounds, count: 5))
    #expect(sum == rounds * (rounds + 1) / 2 * 15)
  }

  @Test func `two pieces that wait for each other run on two threads, after a rest too`()
    async throws
  {
    let team = WorkTeam(count: 2)
    for _ in 0..<3 {
      let arrived = Mutex(0)
      team.share(2) { _, _ in
        arrived.withLock { $0 += 1 }
        while arrived.withLock({ $0 }) < 2 {}
      }
      #expect(arrived.withLock { $0 } == 2)
      try await Task.sleep(for: .milliseconds(3))
    }
  }

  @Test func `callers at the same time are served one after the other`() {
    let team = WorkTeam(count: 2)
    let present = Mutex((now: 0, most: 0))
    DispatchQueue.concurrentPerform(iterations: 4) { _ in
      for _ in 0..<50 {
        team.share(2) { _, _ in
          present.withLock {
            $0.now += 1
            $0.most = max($0.most, $0.now)
          }
          present.withLock { $0.now -= 1 }
        }
      }
    }
    #expect(present.withLock { $0.now } == 0)
    #expect(present.withLock { $0.most } <= 2)
  }
}
