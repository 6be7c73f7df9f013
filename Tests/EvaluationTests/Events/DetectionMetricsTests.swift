import Testing

@testable import Evaluation

@Suite struct DetectionMetricsTests {
  private func rows(_ drawing: String) -> [Bool] { drawing.map { $0 == "X" } }

  @Test func `events and rows are counted after the training part`() throws {
    let metrics = try #require(
      DetectionMetrics(
        anomalies: [1..<3, 6..<8, 12..<13], flags: rows(".XX...XX....X..."),
        labels: rows("XXX....XX.XX...."), rows: 4..<16))
    #expect(metrics.events.labelledCount == 2)
    #expect(metrics.events.detectedCount == 1)
    #expect(metrics.events.falseAlarmCount == 1)
    #expect(metrics.points.truePositives == 1)
    #expect(metrics.points.falsePositives == 2)
    #expect(metrics.points.falseNegatives == 3)
  }

  @Test func `without a labelled row there is nothing to measure`() {
    #expect(
      DetectionMetrics(
        anomalies: [0..<1], flags: [true, false], labels: [true, false], rows: 1..<2)
        == nil)
  }
}
