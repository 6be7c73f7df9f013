import AnomalyDetection
import Foundation
import NeuralEngine
import Testing
import TimeSeries

@Suite struct StreamingDetectorTests {
  /// Data with everything that a live source sends: spikes, missing values, a dead minute.
  private static let live = waves(rows: 700, channels: 2, seed: 9) { values in
    values[2 * 200] += 40
    for row in 300..<310 { values[2 * row + 1] = .nan }
    for row in 400..<405 {
      values[2 * row] = .nan
      values[2 * row + 1] = .nan
    }
    for row in 500..<560 { values[2 * row + 1] -= 25 }
    values[2 * 0] = .nan
  }

  /// Neural models train for minutes without optimisation.
  #if DEBUG
    private static let kinds = [ModelKind.linear]
  #else
    private static let kinds = ModelKind.allCases
  #endif

  private static func detector(
    _ kind: ModelKind, smoothing: Int, average: ScoreRule.Average = .simple, spacing: Int = 1,
    events: EventRule = EventRule(mergeGap: 4)
  ) throws -> Detector {
    var configuration = DetectorConfiguration()
    configuration.modelKind = kind
    configuration.windowLength = 16
    configuration.windowSpacing = spacing
    configuration.score = ScoreRule(
      measure: .density, smoothing: smoothing, average: average)
    configuration.events = events
    if kind != .linear { configuration.training = TrainingConfiguration(epochs: 1) }
    return try Detector.fit(waves(rows: 800, channels: 2), configuration)
  }

  @Test(arguments: Self.kinds, [[1, 1], [5, 1], [5, 3]])
  func `rows one by one give the scores of the whole, to the bit`(
    kind: ModelKind, smoothingAndSpacing: [Int]
  ) throws {
    let detector = try Self.detector(
      kind, smoothing: smoothingAndSpacing[0],
      average: smoothingAndSpacing[1] == 1 ? .exponential : .simple,
      spacing: smoothingAndSpacing[1])
    let whole = try detector.detect(Self.live)
    var stream = try StreamingDetector(detector)
    var anomalies: [Anomaly] = []
    for row in 0..<Self.live.rowCount {
      let verdict = stream.update(Array(Self.live.row(row)))
      #expect(verdict.row == row)
      #expect(verdict.reconstructionError.bitPattern == whole.reconstructionErrors[row].bitPattern)
      #expect(verdict.anomalyScore.bitPattern == whole.anomalyScores[row].bitPattern)
      #expect(verdict.isAnomaly == whole.isAnomaly[row])
      #expect(verdict.isImputed == whole.isImputed[row])
      #expect(
        verdict.expected.map(\.bitPattern)
          == whole.expected[row * 2..<row * 2 + 2].map(\.bitPattern))
      if let ended = verdict.ended { anomalies.append(ended) }
    }
    if let last = stream.finish() { anomalies.append(last) }
    #expect(!anomalies.isEmpty)
    // As text, since a missing value is NaN and equals nothing.
    #expect(String(describing: anomalies) == String(describing: whole.anomalies))
  }

  @Test func `rows that never came count as missing, offline and live alike`() throws {
    let detector = try Self.detector(.linear, smoothing: 5)
    let kept = (0..<Self.live.rowCount).filter {
      !(100..<103).contains($0) && !(250..<400).contains($0)
    }
    let holed = Series(
      name: "holed", channelNames: Self.live.channelNames,
      timeAxis: TimeAxis(
        ticks: kept.map { Self.live.timeAxis.tick(at: $0) }, style: .dateTime(.init())),
      values: kept.flatMap { Self.live.row($0) })
    let whole = try detector.detect(holed)
    var missing = [Int](repeating: 0, count: holed.rowCount)
    for gap in whole.gaps {
      if case .missingRows(let count) = gap.kind { missing[gap.rows.lowerBound] = count }
    }
    #expect(missing.filter { $0 > 0 } == [3, 150])
    var stream = try StreamingDetector(detector)
    for row in 0..<holed.rowCount {
      let verdict = stream.update(Array(holed.row(row)), missingRows: missing[row])
      #expect(verdict.row == row)
      #expect(verdict.anomalyScore.bitPattern == whole.anomalyScores[row].bitPattern)
      #expect(verdict.isAnomaly == whole.isAnomaly[row])
    }
    // The first row after the long hole has a window of nothing but filling.
    #expect(whole.anomalyScores[247].isNaN && whole.anomalyScores[260].isFinite)
  }

  @Test(arguments: ScoreRule.Average.allCases)
  func `a stream goes on from its saved state, to the bit`(average: ScoreRule.Average) throws {
    let detector = try Self.detector(.linear, smoothing: 5, average: average)
    var uninterrupted = try StreamingDetector(detector)
    var stream = try StreamingDetector(detector)
    for row in 0..<Self.live.rowCount {
      let values = Array(Self.live.row(row))
      let expected = uninterrupted.update(values)
      if [3, 100, 303, 530].contains(row) {
        let saved = try JSONEncoder().encode(stream.savedState)
        let state = try JSONDecoder().decode(StreamingDetector.State.self, from: saved)
        stream = try StreamingDetector(detector, resuming: state)
      }
      let verdict = stream.update(values)
      #expect(verdict.anomalyScore.bitPattern == expected.anomalyScore.bitPattern)
      #expect(verdict.ended == expected.ended)
    }
  }

  @Test func `merged flags are those of the event rule`() throws {
    let events = EventRule(mergeGap: 7, minimumFlags: 2)
    let detector = try Self.detector(.linear, smoothing: 1, events: events)
      .withThreshold(.percentile(90))
    let whole = try detector.detect(Self.live)
    #expect(whole.anomalies.map(\.rows) == events.ranges(of: whole.isAnomaly))
    #expect(whole.anomalies.count > 5)
  }

  @Test func `a centred score cannot be live`() throws {
    var configuration = DetectorConfiguration()
    configuration.modelKind = .linear
    configuration.windowLength = 16
    configuration.score = ScoreRule(timing: .centred)
    let detector = try Detector.fit(waves(rows: 400), configuration)
    #expect(throws: DetectorError.centredScoreIsNotLive) { try StreamingDetector(detector) }
  }

  @Test func `the state of another detector is refused`() throws {
    let detector = try Self.detector(.linear, smoothing: 1)
    let stream = try StreamingDetector(detector)
    var configuration = DetectorConfiguration()
    configuration.modelKind = .linear
    configuration.windowLength = 12
    let other = try Detector.fit(waves(rows: 400), configuration)
    #expect(throws: DetectorError.self) {
      try StreamingDetector(other, resuming: stream.savedState)
    }
  }

  @Test func `a budget is kept live as on the whole, and after a stop, to the bit`() throws {
    let detector = try Self.detector(.linear, smoothing: 3).withThreshold(
      .budget(#require(AlarmBudget("10/1000rows"))))
    let whole = try detector.detect(Self.live)
    var stream = try StreamingDetector(detector)
    for row in 0..<Self.live.rowCount {
      if row == 450 {
        let saved = try JSONEncoder().encode(stream.savedState)
        stream = try StreamingDetector(
          detector, resuming: JSONDecoder().decode(StreamingDetector.State.self, from: saved))
      }
      let verdict = stream.update(Array(Self.live.row(row)))
      #expect(verdict.anomalyScore.bitPattern == whole.anomalyScores[row].bitPattern)
      #expect(verdict.isAnomaly == whole.isAnomaly[row])
    }
    #expect(stream.alarmRate == whole.alarmRate)
    #expect(whole.alarmRate?.promised == 0.01)
    #expect(whole.alarmRate?.rows ?? 0 > 600)
    // Rows that were learned from are judged by the threshold that was found from them.
    let learned = try detector.detect(Self.live, learnedRows: Self.live.rowCount)
    #expect(learned.alarmRate == nil)
    #expect(
      zip(learned.anomalyScores, learned.reconstructionErrors).allSatisfy { score, raw in
        raw.isNaN || score == raw / learned.threshold
      })
    #expect(throws: DetectorError.self) {
      try StreamingDetector(
        detector.withThreshold(.budget(#require(AlarmBudget("5/1000rows")))),
        resuming: stream.savedState)
    }
  }
}
