import AnomalyDetection
import Testing
import TimeSeries

@Suite struct DetectionMethodTests {
  private static func series(rows: Int, channels: Int = 1, hasClock: Bool = true) -> Series {
    let hours = (0..<rows).map { Int64($0) * 3_600_000_000_000 }
    return Series(
      name: "metric", channelNames: (0..<channels).map { "c\($0)" },
      timeAxis: hasClock
        ? TimeAxis(ticks: hours, style: .dateTime(.init())) : TimeAxis(rowCount: rows),
      values: [Double](repeating: 1, count: rows * channels))
  }

  @Test func `one channel with a clock and rows enough is watched, all else is fitted`() {
    #expect(DetectionMethod(for: Self.series(rows: 320)) == .online)
    #expect(DetectionMethod(for: Self.series(rows: 319)) == .fitted)
    #expect(DetectionMethod(for: Self.series(rows: 200), trainingRows: 30) == .online)
    #expect(DetectionMethod(for: Self.series(rows: 200), trainingRows: 160) == .fitted)
    #expect(DetectionMethod(for: Self.series(rows: 5000, channels: 2)) == .fitted)
    #expect(DetectionMethod(for: Self.series(rows: 5000, hasClock: false)) == .fitted)
  }
}
