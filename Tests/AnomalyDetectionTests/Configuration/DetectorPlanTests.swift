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

  @Test func `many channels get short windows`() throws {
    let plan = try plan(waves(rows: 1000, channels: 20))
    // 192 numbers would be nine rows, and ten are the fewest.
    #expect(plan.windowLength == 10)
  }

  @Test func `a short series gets a short window`() throws {
    let plan = try plan(waves(rows: 100))
    #expect(plan.windowLength == 10)
  }

  @Test(arguments: [
    "window_length": 0, "window_spacing": 0, "training_stride": -1, "clip": 0,
  ])
  func `numbers out of range are named`(key: String, value: Int) throws {
    let json = Data("{\"seed\": 1, \"\(key)\": \(value)}".utf8)
    let configuration = try JSONDecoder().decode(DetectorConfiguration.self, from: json)
    let error = #expect(throws: DetectorError.self) {
      try Detector.fit(waves(rows: 200), configuration)
    }
    #expect(error.map { "\($0)".contains(key) } == true)
  }

  @Test func `a plan reads back as it is written`() throws {
    let plan = try plan(waves(rows: 500))
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    let json = try encoder.encode(plan)
    #expect(try JSONDecoder().decode(DetectorPlan.self, from: json) == plan)
    #expect(String(decoding: json, as: UTF8.self).contains("\"window_length\""))
  }

  @Test(arguments: [
    #"{"model_kind":"lstm","seed":1}"#, #"{"model":{"linear":{"latent_size":2}},"seed":2}"#,
    #"{"seed":1,"window_length":12}"#, #"{"seed":1,"window_is_period":true}"#,
    #"{"epochs":3,"seed":1}"#, #"{"clip":4,"seed":1,"threshold":"auto:3","window_spacing":2}"#,
  ])
  func `a configuration is written as it was read`(json: String) throws {
    let configuration = try JSONDecoder().decode(
      DetectorConfiguration.self, from: Data(json.utf8))
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    #expect(String(decoding: try encoder.encode(configuration), as: UTF8.self) == json)
  }

  @Test(arguments: [
    #"{"model_kind": "lstm", "model": {"linear": {"latent_size": 2}}}"#,
    #"{"window_length": 12, "window_is_period": true}"#, #"{"epochs": 3, "training": {}}"#,
  ])
  func `two keys that say the same are refused`(json: String) {
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode(DetectorConfiguration.self, from: Data(json.utf8))
    }
  }
}
