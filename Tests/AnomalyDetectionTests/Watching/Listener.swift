import Testing
import TimeSeries

@testable import AnomalyDetection

/// All that a watcher said, as bits and words: a missing number is `NaN`, which equals nothing.
struct Said: Equatable {
  /// `[row]`.
  var raw: [UInt32] = []
  var scores: [UInt32] = []
  var flags: [Bool] = []
  var imputed: [Bool] = []
  /// `[row, channel]`.
  var expected: [UInt64] = []
  var events: [String] = []
  var closed: [String] = []
  var alarmRate: AlarmRateCheck?

  mutating func add(_ rows: WatchedRows) {
    raw += rows.rawScores.map(\.bitPattern)
    scores += rows.anomalyScores.map(\.bitPattern)
    flags += rows.isAnomaly
    imputed += rows.isImputed
    expected += rows.expected.map(\.bitPattern)
    add(rows.told)
  }

  mutating func add(_ told: [WatchEvent]) {
    for event in told {
      events.append("\(event)")
      if case .closed(let anomaly, _) = event { closed.append("\(anomaly)") }
    }
  }

  /// What was said of the first rows, without what was told.
  func prefix(_ rows: Int, channels: Int) -> Said {
    Said(
      raw: Array(raw.prefix(rows)), scores: Array(scores.prefix(rows)),
      flags: Array(flags.prefix(rows)), imputed: Array(imputed.prefix(rows)),
      expected: Array(expected.prefix(rows * channels)))
  }
}

extension Said {
  /// What a detection says; no events but those of anomalies that are over.
  init(_ result: DetectionResult) {
    raw = result.rawScores.map(\.bitPattern)
    scores = result.anomalyScores.map(\.bitPattern)
    flags = result.isAnomaly
    imputed = result.isImputed
    expected = result.expected.map(\.bitPattern)
    closed = result.anomalies.map { "\($0)" }
    alarmRate = result.alarmRate
  }

  /// Without the events.
  var withoutEvents: Said {
    var copy = self
    copy.events = []
    return copy
  }
}

/// A watcher, and what it has said so far.
struct Listener {
  var watcher: Watcher
  private(set) var said = Said()

  init(_ watcher: Watcher) { self.watcher = watcher }

  init(_ kind: WatchedModel, lateness: Int64 = 0) throws {
    watcher = try Watcher(
      kind.model(), channelNames: kind.live.channelNames, style: kind.live.timeAxis.style,
      lateness: lateness)
  }

  mutating func take(
    _ series: Series, _ rows: some Sequence<Int>, with scratch: inout WatcherScratch
  ) {
    var (said, watcher) = (said, watcher)
    var values: [Double] = []
    var ticks: [Int64] = []
    for row in rows {
      values += series.row(row)
      ticks.append(series.timeAxis.tick(at: row))
    }
    for rows in watcher.take(values, ticks: ticks, with: &scratch) { said.add(rows) }
    (self.said, self.watcher) = (said, watcher)
  }

  mutating func finish(with scratch: inout WatcherScratch) -> Said {
    var (said, watcher) = (said, watcher)
    let (rest, last) = watcher.finish(with: &scratch)
    for rows in rest { said.add(rows) }
    said.add(last)
    said.alarmRate = watcher.alarmRate
    (self.said, self.watcher) = (said, watcher)
    return said
  }

  mutating func hear(_ events: [WatchEvent]) { said.add(events) }

  /// The state as bytes.
  mutating func state() throws -> [UInt8] {
    var archive = StateArchive()
    try watcher.archive(&archive)
    return archive.bytes
  }

  /// Goes on from a state with another watcher.
  mutating func goOn(with fresh: Watcher, from state: [UInt8]) throws {
    var archive = StateArchive(reading: state)
    watcher = fresh
    try watcher.archive(&archive)
    #expect(archive.isAtEnd)
  }
}

extension WatchedModel {
  private static let references = Dictionary(
    uniqueKeysWithValues: all.map { kind in
      (
        kind,
        Result {
          var scratch = WatcherScratch()
          var listener = try Listener(kind)
          listener.take(kind.live, 0..<kind.live.rowCount, with: &scratch)
          return listener.finish(with: &scratch)
        }
      )
    })

  /// What a watcher says that takes all rows at once.
  func reference() throws -> Said { try #require(Self.references[self]).get() }
}
