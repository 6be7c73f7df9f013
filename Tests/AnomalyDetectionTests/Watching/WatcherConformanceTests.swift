import RandomNumbers
import Testing
import TimeSeries

@testable import AnomalyDetection

/// What every model that is watched keeps to.
@Suite struct WatcherConformanceTests {
  @Test(arguments: WatchedModel.all)
  func `the rows that are watched have all that is to be kept`(kind: WatchedModel) throws {
    let said = try kind.reference()
    #expect(said.raw.count == 327 && said.scores.count == 327)
    #expect(said.raw.count { Float(bitPattern: $0).isFinite } > 150)
    #expect(said.flags.contains(true))
    #expect(said.events.contains { $0.hasPrefix("opened") })
    #expect(said.events.contains { $0.hasPrefix("noData") && $0.contains("missingRows: 150") })
    // Of features too, though the hour of a row is known where nothing else is.
    #expect(said.events.contains { $0.hasPrefix("dataBack") && $0.contains("missingRows: 4") })
    #expect(!said.flags[137..<141].contains(true))
    #expect(!said.closed.isEmpty)
    #expect(said.closed.allSatisfy { !$0.contains("reason: \"\"") })
  }

  @Test(arguments: WatchedModel.all)
  func `rows one by one give the bits of all at once`(kind: WatchedModel) throws {
    var scratch = WatcherScratch()
    var listener = try Listener(kind)
    for row in 0..<kind.live.rowCount { listener.take(kind.live, [row], with: &scratch) }
    #expect(try listener.finish(with: &scratch) == kind.reference())
  }

  @Test(arguments: WatchedModel.all)
  func `samples without lent memory tell the same`(kind: WatchedModel) throws {
    let live = kind.live
    var watcher = try Listener(kind).watcher
    var told: [WatchEvent] = []
    for row in 0..<live.rowCount {
      told += watcher.take(Sample(time: live.timeAxis.tick(at: row), values: Array(live.row(row))))
    }
    told += watcher.finish()
    #expect(try told.map { "\($0)" } == kind.reference().events)
    #expect(try watcher.alarmRate == kind.reference().alarmRate)
  }

  @Test(arguments: WatchedModel.all)
  func `rows in any pieces give the bits of all at once`(kind: WatchedModel) throws {
    for seed in kind.seeds {
      var generator = RandomGenerator(seed: seed)
      var scratch = WatcherScratch()
      var listener = try Listener(kind)
      var row = 0
      while row < kind.live.rowCount {
        let end = min(row + 1 + generator.uniform(below: 40), kind.live.rowCount)
        listener.take(kind.live, row..<end, with: &scratch)
        row = end
      }
      #expect(try listener.finish(with: &scratch) == kind.reference(), "seed \(seed)")
    }
  }

  @Test(arguments: WatchedModel.all)
  func `a recorded series is watched as a live one is`(kind: WatchedModel) throws {
    let found = try kind.model().watch(kind.live)
    #expect(try Said(found.result) == kind.reference().withoutEvents)
    #expect(found.result.gaps.contains { $0.kind == .missingRows(150) })
    #expect(found.timing == .causal)
  }

  @Test(arguments: WatchedModel.all)
  func `a recorded series is judged as a live one is`(kind: WatchedModel) throws {
    let found = try kind.model().detect(kind.live)
    #expect(try Said(found.result) == kind.reference().withoutEvents)
  }

  /// The values that are watched, in another order and with others among them.
  @Test(arguments: WatchedModel.all.filter { !$0.isOnline })
  func `channels are taken by name, in any order`(kind: WatchedModel) throws {
    let live = kind.live
    let turned = Series(
      name: "turned", channelNames: ["wave 1", "other", "wave 0"], timeAxis: live.timeAxis,
      values: (0..<live.rowCount).flatMap { [live[$0, 1], 7, live[$0, 0]] })
    let found = try kind.model().watch(turned)
    #expect(try Said(found.result) == kind.reference().withoutEvents)
  }

  @Test func `one piece of memory serves watchers of all models in turn`() throws {
    var scratch = WatcherScratch()
    var listeners = try WatchedModel.all.map { try Listener($0) }
    for row in stride(from: 0, to: 327, by: 13) {
      for (index, kind) in WatchedModel.all.enumerated() {
        listeners[index].take(kind.live, row..<min(row + 13, 327), with: &scratch)
      }
    }
    for (index, kind) in WatchedModel.all.enumerated() {
      #expect(
        try listeners[index].finish(with: &scratch) == kind.reference(), "\(kind.testDescription)")
    }
  }

  @Test func `rows without times are watched by their number`() throws {
    let model = try WatchedModel.fitted(.linear, .simple).model()
    let series = waves(rows: 200, channels: 2, seed: 9) { $0[2 * 150] += 40 }
    let plain = Series(
      name: "", channelNames: series.channelNames, timeAxis: TimeAxis(rowCount: 200),
      values: series.values)
    let found = try model.watch(plain).result
    #expect(try Said(found) == Said(model.detect(plain).result))
    #expect(found.anomalies.contains { $0.ticks.start == 150 })
    let learned = try WatchedModel.onlineWithoutModel.model()
    #expect(try Said(learned.watch(plain).result) == Said(learned.detect(plain).result))
  }

  @Test func `a centred score cannot be live`() throws {
    var configuration = DetectorConfiguration()
    configuration.model = .kind(.linear)
    configuration.windowLength = 16
    configuration.score = .rule(ScoreRule(timing: .centred))
    let detector = try Detector.fit(waves(rows: 400), configuration)
    #expect(throws: DetectorError.centredScoreIsNotLive) { try Watcher(.fitted(detector)) }
    let ensemble = try DetectorEnsemble([detector], rule: .mean)
    #expect(throws: DetectorError.centredScoreIsNotLive) { try Watcher(.ensemble(ensemble)) }
  }

  @Test func `merged flags are those of the event rule`() throws {
    let events = EventRule(mergeGap: 7, minimumFlags: 2)
    var configuration = DetectorConfiguration()
    configuration.model = .kind(.linear)
    configuration.windowLength = 16
    configuration.events = events
    let detector = try Detector.fit(waves(rows: 800, channels: 2), configuration)
      .withThreshold(.percentile(90))
    let live = WatchedModel.budget.live
    for found in [
      try detector.detect(live), try DetectionModel.fitted(detector).watch(live).result,
    ] {
      #expect(found.anomalies.map(\.rows) == events.ranges(of: found.isAnomaly))
      #expect(found.anomalies.count > 5)
    }
  }

  @Test func `a budget counts the rows that were not learned from`() throws {
    let model = try WatchedModel.budget.model()
    let found = try model.detect(WatchedModel.budget.live).result
    #expect(found.alarmRate?.promised == 0.01)
    #expect(found.alarmRate?.rows ?? 0 > 250)
    // Rows that were learned from are judged by the threshold that was found from them.
    let learned = try model.detect(WatchedModel.budget.live, learnedRows: 327).result
    #expect(learned.alarmRate == nil)
    #expect(
      zip(learned.anomalyScores, learned.rawScores).allSatisfy { score, raw in
        raw.isNaN || score == raw / learned.threshold
      })
  }
}

extension WatchedModel {
  /// Of how rows are cut into pieces.
  var seeds: ClosedRange<UInt64> { isSlow ? 1...1 : 1...3 }
}
