import AnomalyDetection
import Foundation
import NeuralEngine
import Testing
import TimeSeries

@Suite struct DetectorPlanTests {
  /// The plan for a series, seen through a linear detector, which is solved at once.
  private func plan(_ series: Series) throws -> DetectorPlan {
    var configuration = DetectorConfiguration()
    configuration.model = .kind(.linear)
    return try Detector.fit(series, configuration).plan
  }

  @Test func `the rhythm is found and named`() throws {
    let plan = try plan(waves(rows: 1000))
    #expect(plan.windowLength == 96 && plan.windowSpacing == 1)
    #expect(
      plan.reason.contains("a row every hour") && plan.reason.contains("a daily rhythm (24 rows)"))
  }

  @Test func `a window can be one period exactly`() throws {
    var configuration = DetectorConfiguration()
    configuration.model = .kind(.linear)
    configuration.windowLength = .period
    let plan = try Detector.fit(waves(rows: 1000), configuration).plan
    #expect(plan.windowLength == 24 && plan.windowSpacing == 1)
  }

  @Test func `data without a clock gets windows of its rhythm, wider apart when it is long`() throws
  {
    let values: [Double] = (0..<4000).map { (row: Int) -> Double in
      let height = row % 100
      return row % 200 < 100 ? Double(height) : Double(100 - height)
    }
    let series = Series(
      name: "saw", channelNames: ["x"], timeAxis: TimeAxis(rowCount: values.count), values: values)
    let plan = try plan(series)
    #expect(plan.windowSpan > 100 && plan.windowSpan <= 200)
    #expect(plan.windowLength <= 96 && plan.windowSpacing > 1)
  }

  @Test(arguments: [1, 3])
  func `what is asked of the score rule changes nothing else in it`(channels: Int) throws {
    let series = waves(rows: 1000, channels: channels)
    var expected = try plan(series).score
    #expect(expected.smoothing != 2 && expected.measure == .standardizedError)
    var configuration = DetectorConfiguration()
    configuration.model = .kind(.linear)
    configuration.score = .changing(ScoreRule.Changes(smoothing: 2))
    expected.smoothing = 2
    #expect(try Detector.fit(series, configuration).plan.score == expected)
    configuration.score = .changing(ScoreRule.Changes(measure: .meanSquaredError, sides: .both))
    expected = try plan(series).score
    expected.measure = .meanSquaredError
    expected.sides = .both
    #expect(try Detector.fit(series, configuration).plan.score == expected)
  }

  @Test func `many channels get short windows`() throws {
    let plan = try plan(waves(rows: 1000, channels: 20))
    // 192 numbers would be nine rows, and ten are the fewest.
    #expect(plan.windowLength == 10)
  }

  @Test func `a short series gets a short window`() throws {
    let plan = try plan(waves(rows: 100))
    #expect(plan.windowLength == 10)
  }

  @Test func `numbers out of range are named`() {
    let settings: [(key: String, change: (inout DetectorConfiguration) -> Void)] = [
      ("window_length", { $0.windowLength = 0 }), ("window_spacing", { $0.windowSpacing = 0 }),
      ("training_stride", { $0.trainingStride = -1 }), ("clip", { $0.clip = 0 }),
    ]
    for setting in settings {
      var configuration = DetectorConfiguration()
      setting.change(&configuration)
      let error = #expect(throws: DetectorError.self) {
        try Detector.fit(waves(rows: 200), configuration)
      }
      #expect(error.map { "\($0)".contains(setting.key) } == true)
    }
  }

  @Test func `a plan reads back as it is written`() throws {
    let plan = try plan(waves(rows: 500))
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    let json = try encoder.encode(plan)
    #expect(try JSONDecoder().decode(DetectorPlan.self, from: json) == plan)
    #expect(String(decoding: json, as: UTF8.self).contains("\"window_length\""))
  }
}
