import Testing
import TimeSeries

@testable import AnomalyDetection

/// Scores that were recorded are judged again without the model that gave them.
@Suite struct ReplayTests {
  /// Rows as a result tells them; the channels' errors are not told, and count as none.
  private static func rows(_ result: DetectionResult) -> ScoredRows {
    let channels = result.series.channelCount
    var rows = ScoredRows(
      channelCount: channels, hasFixedScale: result.residualScales.count == channels)
    rows.scores = result.rawScores
    rows.expected = result.expected
    rows.residualScales = result.residualScales
    rows.channelErrors = Array(repeating: 0, count: result.expected.count)
    rows.isImputed = result.isImputed
    rows.isMeasured = (0..<result.series.rowCount).map { row in
      zip(result.series.channelNames, result.series.row(row)).contains { name, value in
        !name.hasPrefix("hour_") && !value.isNaN
      }
    }
    return rows
  }

  @Test(
    arguments: [
      WatchedModel.fitted(.linear, .simple), .fitted(.linear, .window), .budget, .features,
    ], [0, 120])
  func `recorded scores give the flags and the anomalies again`(
    kind: WatchedModel, learnedRows: Int
  ) throws {
    let found = try kind.model().detect(kind.live, learnedRows: learnedRows)
    let result = found.result
    var machine = AlarmMachine(
      found.alarms, channelNames: result.series.channelNames, learnedRows: learnedRows)
    let judged = machine.judge(Self.rows(result), actual: result.series.values) {
      result.series.timeAxis.tick(at: $0)
    }
    let anomalies = judged.closed + [machine.finish()].compactMap { $0 }
    #expect(judged.isFlagged == result.isAnomaly && judged.isFlagged.contains(true))
    #expect(judged.anomalyScores.map(\.bitPattern) == result.anomalyScores.map(\.bitPattern))
    #expect(anomalies.map(\.rows) == result.anomalies.map(\.rows))
    #expect(anomalies.map(\.score) == result.anomalies.map(\.score))
    #expect(anomalies.map(\.severity) == result.anomalies.map(\.severity))
    #expect(anomalies.map(\.ticks.start) == result.anomalies.map(\.ticks.start))
    #expect(machine.alarmRate == result.alarmRate)
  }

  @Test func `another threshold is tried on recorded scores without the model`() throws {
    guard case .fitted(let detector) = try WatchedModel.fitted(.linear, .simple).model() else {
      return
    }
    let live = WatchedModel.budget.live
    let result = try detector.detect(live)
    let stricter = try detector.withThreshold(.percentile(60))
    var machine = AlarmMachine(stricter.alarms, channelNames: stricter.channelNames)
    let judged = machine.judge(Self.rows(result), actual: live.values) { Int64($0) }
    #expect(try judged.isFlagged == stricter.detect(live).isAnomaly)
    #expect(judged.isFlagged.count { $0 } > result.flaggedRowCount)
  }
}
