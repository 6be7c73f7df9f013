import NeuralEngine
import RandomNumbers
import Testing
import TimeSeries

@testable import AnomalyDetection

/// A watcher that stops and goes on, and states that it cannot go on from.
@Suite struct WatcherStateTests {
  /// Before the first row, while the clock is not settled, while a model on line warms up, inside an
  /// incident, in rows without a value, before and after a hole, between two spikes, and on a shift.
  private static let cuts = [0, 1, 41, 80, 118, 139, 157, 158, 189, 240, 326]

  @Test(arguments: WatchedModel.all)
  func `a watcher goes on from its state, to the bit, wherever it stops`(kind: WatchedModel) throws
  {
    var scratch = WatcherScratch()
    let fresh = try Listener(kind).watcher
    // One goes on by itself after it was saved, the other always anew.
    var (saved, resumed) = (Listener(fresh), Listener(fresh))
    var row = 0
    for cut in Self.cuts + [kind.live.rowCount] {
      saved.take(kind.live, row..<cut, with: &scratch)
      resumed.take(kind.live, row..<cut, with: &scratch)
      row = cut
      let state = try resumed.state()
      #expect(try saved.state() == state, "row \(cut)")
      try resumed.goOn(with: fresh, from: state)
      #expect(try resumed.state() == state, "row \(cut)")
    }
    #expect(try saved.finish(with: &scratch) == kind.reference())
    #expect(try resumed.finish(with: &scratch) == kind.reference())
  }

  /// A listener that has taken some rows.
  private static func listener(_ kind: WatchedModel, rows: Int) throws -> Listener {
    var scratch = WatcherScratch()
    var listener = try Listener(kind)
    listener.take(kind.live, 0..<rows, with: &scratch)
    return listener
  }

  /// What another watcher says of a state; `nil` where it goes on from it.
  private static func refusal(_ state: [UInt8], _ other: Watcher) -> StateError? {
    var other = other
    var archive = StateArchive(reading: state)
    do throws(StateError) {
      try other.archive(&archive)
      return nil
    } catch {
      return error
    }
  }

  private static func what(_ error: StateError?) -> String? {
    guard case .ofAnother(let what, let found, let expected) = error else { return nil }
    #expect(found != expected)
    return what
  }

  @Test(arguments: WatchedModel.all)
  func `the state of any other model is refused`(kind: WatchedModel) throws {
    var listener = try Self.listener(kind, rows: 120)
    let state = try listener.state()
    for other in WatchedModel.all where other != kind {
      let fresh = try Listener(other).watcher
      #expect(Self.what(Self.refusal(state, fresh)) != nil, "\(other.testDescription)")
    }
  }

  @Test func `a state of another threshold, other channels or other times is refused in words`()
    throws
  {
    let kind = WatchedModel.budget
    var listener = try Self.listener(kind, rows: 120)
    let state = try listener.state()
    guard case .fitted(let detector) = try kind.model() else { return }
    let names = detector.channelNames
    for rule in [ThresholdRule.percentile(90), .budget(AlarmBudget(count: 9, per: .rows(1000)))] {
      let other = try Watcher(
        .fitted(detector.withThreshold(rule)), style: kind.live.timeAxis.style)
      #expect(Self.what(Self.refusal(state, other)) == "threshold")
    }
    let wider = try Watcher(
      .fitted(detector), channelNames: names + ["other"], style: kind.live.timeAxis.style)
    #expect(Self.what(Self.refusal(state, wider)) == "number of columns")
    let untimed = try Watcher(.fitted(detector), style: .rowNumber)
    #expect(Self.what(Self.refusal(state, untimed)) == "kind of time")
    let plain = try Watcher(.fitted(detector), style: .integer)
    #expect(Self.what(Self.refusal(state, plain)) == "kind of time")
    let error = try #require(Self.refusal(state, untimed))
    #expect(error.description.contains("begin anew"))
  }

  @Test func `a state of another configuration on line is refused in words`() throws {
    let kind = WatchedModel.online
    var listener = try Self.listener(kind, rows: 120)
    let state = try listener.state()
    guard case .online(let configuration, _) = try kind.model() else { return }
    func refused(
      _ names: [String] = ["wave 0"], rule: ThresholdRule? = nil,
      _ change: (inout OnlineConfiguration) -> Void = { _ in }
    ) throws -> String? {
      var configuration = configuration
      change(&configuration)
      return Self.what(
        Self.refusal(
          state,
          try Watcher(
            .online(configuration, threshold: rule), channelNames: names,
            style: kind.live.timeAxis.style)))
    }
    #expect(try refused { $0.windowLength = 13 } == "model")
    #expect(try refused { $0.memberCount = 2 } == "model")
    #expect(try refused { $0.model = .lstm } == "model")
    #expect(try refused { $0.seed = 2 } == "model")
    #expect(try refused { $0.warmUp = 97 } == "model")
    #expect(try refused(rule: .fixed(8)) == "threshold")
    #expect(try refused(["other"]) == "set of channels")
    #expect(try refused(["wave 0", "wave 1"]) == "set of channels")
    #expect(try refused() == nil)
  }

  /// Rows at which a state is broken: while the clock settles, while it warms up, on a shift.
  private static let brokenAt = [20, 80, 240]

  @Test(arguments: WatchedModel.all, brokenAt)
  func `a state that was cut off is refused`(kind: WatchedModel, rows: Int) throws {
    var listener = try Self.listener(kind, rows: rows)
    let state = try listener.state()
    let fresh = try Listener(kind).watcher
    var taken: [Int] = []
    // All of the first and the last bytes, and some in between.
    for count in 0..<state.count where count < 300 || count > state.count - 60 || count % 97 == 0 {
      if Self.refusal(Array(state[..<count]), fresh) == nil { taken.append(count) }
    }
    #expect(taken.isEmpty)
    #expect(Self.refusal(state, fresh) == nil)
  }

  @Test(arguments: WatchedModel.all, brokenAt)
  func `a state that was altered is refused, or gone on from without a trap`(
    kind: WatchedModel, rows: Int
  ) throws {
    var generator = RandomGenerator(seed: UInt64(rows))
    var scratch = WatcherScratch()
    var listener = try Self.listener(kind, rows: rows)
    let state = try listener.state()
    let fresh = try Listener(kind).watcher
    var refused = 0
    for _ in 0..<kind.mutations {
      var altered = state
      for _ in 0...generator.uniform(below: 3) {
        altered[generator.uniform(below: altered.count)] = UInt8(generator.uniform(below: 256))
      }
      var other = Listener(fresh)
      do {
        try other.goOn(with: fresh, from: altered)
      } catch is StateError {
        refused += 1
        continue
      }
      other.take(kind.live, rows..<rows + 6, with: &scratch)
      other.hear(other.watcher.advance(to: kind.live.timeAxis.tick(at: 326)))
      _ = other.finish(with: &scratch)
    }
    #expect(refused > 0)
  }
}

extension WatchedModel {
  /// States that are altered at random.
  fileprivate var mutations: Int {
    #if DEBUG
      isOnline ? 40 : 100
    #else
      300
    #endif
  }
}
