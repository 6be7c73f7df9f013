import RandomNumbers
import Testing
import TimeSeries

@testable import AnomalyDetection

/// Rows that come out of order, and data that does not come.
@Suite struct LateRowsTests {
  private static let hour: Int64 = 3_600_000_000_000
  private static let kinds: [WatchedModel] = [
    .fitted(.linear, .exponential), .budget, .features, .ensemble(.mean, hasBudget: false),
    .onlineWithoutModel,
  ]

  /// Rows of a series in the order in which they come.
  private struct Arrival {
    var rows: [Int]

    /// Each row comes later than it was measured by less than `delay`; rows of one time stay together.
    init(_ series: Series, delay: Int64, seed: UInt64) {
      var generator = RandomGenerator(seed: seed)
      var shifts: [Int64: Int64] = [:]
      let times = (0..<series.rowCount).map { row in
        let tick = series.timeAxis.tick(at: row)
        let shift = shifts[tick] ?? Int64(generator.uniform() * Double(delay))
        shifts[tick] = shift
        return (row: row, time: tick + shift)
      }
      rows = times.sorted { ($0.time, $0.row) < ($1.time, $1.row) }.map(\.row)
    }
  }

  @Test(arguments: kinds)
  func `rows that come late take their place while rows are held back`(kind: WatchedModel) throws {
    let arrival = Arrival(kind.live, delay: 6 * Self.hour, seed: 3)
    #expect(arrival.rows != arrival.rows.sorted())
    for piece in [1, 7, 327] {
      var scratch = WatcherScratch()
      var listener = try Listener(kind, lateness: 6 * Self.hour)
      for first in stride(from: 0, to: 327, by: piece) {
        listener.take(kind.live, arrival.rows[first..<min(first + piece, 327)], with: &scratch)
      }
      #expect(try listener.finish(with: &scratch) == kind.reference(), "pieces of \(piece)")
      #expect(listener.watcher.lostRows == 0)
    }
  }

  @Test(arguments: kinds)
  func `held rows are part of the state`(kind: WatchedModel) throws {
    let arrival = Arrival(kind.live, delay: 6 * Self.hour, seed: 3)
    let fresh = try Listener(kind, lateness: 6 * Self.hour).watcher
    var scratch = WatcherScratch()
    var listener = Listener(fresh)
    for first in stride(from: 0, to: 327, by: 30) {
      let state = try listener.state()
      try listener.goOn(with: fresh, from: state)
      #expect(try listener.state() == state)
      listener.take(kind.live, arrival.rows[first..<min(first + 30, 327)], with: &scratch)
    }
    #expect(try listener.finish(with: &scratch) == kind.reference())
  }

  @Test(arguments: kinds)
  func `a row that comes too late is counted, and changes nothing`(kind: WatchedModel) throws {
    var scratch = WatcherScratch()
    var listener = try Listener(kind)
    var order = Array(0..<327)
    // Row 100 comes again after 120, and row 5 after 300.
    order.insert(5, at: 301)
    order.insert(100, at: 121)
    listener.take(kind.live, order, with: &scratch)
    #expect(listener.watcher.lostRows == 2)
    #expect(try listener.finish(with: &scratch) == kind.reference())
  }

  @Test func `which rows are lost does not depend on the pieces they come in`() throws {
    let kind = Self.kinds[0]
    let arrival = Arrival(kind.live, delay: 12 * Self.hour, seed: 5)
    var found: [Said] = []
    var lost: [Int] = []
    for piece in [1, 2, 13, 327] {
      var scratch = WatcherScratch()
      var listener = try Listener(kind, lateness: 4 * Self.hour)
      for first in stride(from: 0, to: 327, by: piece) {
        listener.take(kind.live, arrival.rows[first..<min(first + piece, 327)], with: &scratch)
      }
      found.append(listener.finish(with: &scratch))
      lost.append(listener.watcher.lostRows)
    }
    #expect(lost[0] > 5)
    #expect(Set(lost).count == 1)
    #expect(found.allSatisfy { $0 == found[0] })
  }

  @Test(arguments: kinds)
  func `a silence is told once, and changes no score`(kind: WatchedModel) throws {
    let live = kind.live
    var scratch = WatcherScratch()
    var listener = try Listener(kind)
    listener.take(live, 0..<200, with: &scratch)
    let last = live.timeAxis.tick(at: 199)
    #expect(listener.watcher.samplingInterval == Self.hour)
    #expect(listener.watcher.newestTime == last)
    #expect(listener.watcher.silenceIsDue == last + 3 * Self.hour)
    #expect(listener.watcher.advance(to: last + 3 * Self.hour).isEmpty)
    let silence = WatchEvent.Silence(start: last, end: last + 5 * Self.hour, missingRows: 4)
    #expect(listener.watcher.advance(to: last + 5 * Self.hour) == [.noData(silence)])
    #expect(listener.watcher.advance(to: last + 9 * Self.hour).isEmpty)
    #expect(listener.watcher.silenceIsDue == nil)
    // It is remembered where the watcher stops.
    let state = try listener.state()
    try listener.goOn(with: Listener(kind).watcher, from: state)
    #expect(listener.watcher.advance(to: last + 9 * Self.hour).isEmpty)
    let before = listener.said.events.count
    listener.take(live, 200..<201, with: &scratch)
    #expect(listener.said.events[before...].first?.hasPrefix("dataBack") == true)
    listener.take(live, 201..<327, with: &scratch)
    #expect(listener.watcher.advance(to: 0).isEmpty)
    var (said, reference) = (listener.finish(with: &scratch), try kind.reference())
    (said.events, reference.events) = ([], [])
    #expect(said == reference)
  }

  @Test func `before a row has come there is no silence`() throws {
    var watcher = try Watcher(Self.kinds[0].model())
    #expect(watcher.newestTime == nil && watcher.silenceIsDue == nil)
    #expect(watcher.advance(to: .max).isEmpty)
    #expect(watcher.finish().isEmpty)
  }

  @Test func `times at the ends of the axis are no trap`() throws {
    for kind in Self.kinds where kind != .features {
      var watcher = try Watcher(
        kind.model(), channelNames: kind.live.channelNames, style: .epoch(.nanoseconds),
        lateness: Self.hour)
      let row = [Double](repeating: .nan, count: kind.live.channelCount)
      for tick in [Int64.min, 0, .max, .max, .min] {
        _ = watcher.take(Sample(time: tick, values: row))
      }
      _ = watcher.advance(to: .max)
      _ = watcher.finish()
      #expect(watcher.lostRows == 1)
    }
  }
}
