import Foundation
import Testing
import TimeSeries

@Suite struct ScalerTests {
  @Test(
    arguments: [
      ("standard", ScalingRule.standard), ("min_max", .minMax(low: -1, high: 2)),
      ("robust", .robust),
    ])
  func `scaled values are those of scikit-learn`(name: String, rule: ScalingRule) throws {
    let golden = try PreparingGolden.load().scaling
    let series = plainSeries(missingAsNaN(golden.values), channels: 4)
    let scaler = Scaler(fitting: series, rows: 0..<golden.training_rows, rule: rule)
    let expected = missingAsNaN(try #require(golden.scaled[name]))
    for (scaled, expected) in zip(scaler.transform(series), expected) {
      #expect(agree(Double(scaled), expected, within: 2e-7))
    }
    #expect(scaler.constantChannels == [3])
    #expect(scaler.scale[3] == 1 || rule == .minMax(low: -1, high: 2))
  }

  @Test func `wide robust scaling has the middle nine tenths two wide`() throws {
    let golden = try PreparingGolden.load().scaling
    let series = plainSeries(missingAsNaN(golden.values), channels: 4)
    let scaler = Scaler(fitting: series, rows: 0..<golden.training_rows, rule: .wideRobust)
    let expected = missingAsNaN(try #require(golden.scaled["wide_robust"]))
    for (scaled, expected) in zip(scaler.transform(series), expected) {
      #expect(agree(Double(scaled), expected, within: 2e-7))
    }
  }

  @Test func `a channel that rests nearly always is scaled by its excursions`() {
    var values = Array(repeating: 0.0, count: 100)
    values[17] = 8
    let series = plainSeries(values, channels: 1)
    #expect(Scaler(fitting: series, rows: 0..<100, rule: .wideRobust).scale == [4])
    #expect(Scaler(fitting: series, rows: 0..<100, rule: .wideRobust).constantChannels == [])
    // As scikit-learn has it.
    #expect(Scaler(fitting: series, rows: 0..<100, rule: .robust).scale == [1])
  }

  @Test(arguments: [ScalingRule.none, .standard, .minMax(), .robust, .wideRobust])
  func `one row gives the bits that it has within the series`(rule: ScalingRule) throws {
    let golden = try PreparingGolden.load().scaling
    let series = plainSeries(missingAsNaN(golden.values), channels: 4)
    let scaler = Scaler(fitting: series, rows: 3..<25, rule: rule, clip: 1.5)
    let whole = scaler.transform(series).map(\.bitPattern)
    let rows = (0..<series.rowCount).flatMap { scaler.transform(rows: Array(series.row($0))) }
    #expect(rows.map(\.bitPattern) == whole)
  }

  @Test(arguments: [ScalingRule.none, .standard, .minMax(low: -3, high: -2), .robust, .wideRobust])
  func `the inverse of a scaled series is the series`(rule: ScalingRule) throws {
    let golden = try PreparingGolden.load().scaling
    let series = plainSeries(missingAsNaN(golden.values), channels: 4)
    let scaler = Scaler(fitting: series, rows: 0..<30, rule: rule)
    for (back, value) in zip(scaler.inverse(scaler.transform(series)), series.values) {
      #expect(agree(back, value, within: 1e-5))
    }
  }

  @Test func `values outside the rows of the fit do not move it`() {
    let train = (0..<50).map { Double($0 * $0 % 17) }
    let first = plainSeries(train + Array(repeating: 1e6, count: 20), channels: 1)
    let second = plainSeries(train + Array(repeating: -4, count: 20), channels: 1)
    #expect(
      Scaler(fitting: first, rows: 0..<50, rule: .standard)
        == Scaler(fitting: second, rows: 0..<50, rule: .standard))
  }

  @Test func `clipping bounds both sides and lets missing values pass`() {
    let series = plainSeries([-9, 9, .nan, 0.5, .infinity], channels: 1)
    let scaler = Scaler(fitting: series, rows: 0..<0, rule: .none, clip: 2)
    let scaled = scaler.transform(series)
    #expect(scaled[0] == -2 && scaled[1] == 2 && scaled[2].isNaN && scaled[3] == 0.5)
    #expect(scaled[4] == 2)
  }

  @Test(arguments: [ScalingRule.standard, .minMax(low: 0, high: 1), .robust, .wideRobust])
  func `empty and constant channels have scale 1 and are reported`(rule: ScalingRule) {
    let values = (0..<10).flatMap { [0.1, Double.nan, Double($0)] }
    let scaler = Scaler(fitting: plainSeries(values, channels: 3), rows: 0..<10, rule: rule)
    #expect(scaler.constantChannels == [0, 1])
    #expect(scaler.scale[0] == 1 && scaler.scale[1] == 1)
    #expect(scaler.transform(0.1, channel: 0) == 0)
  }

  @Test func `a floor keeps quiet channels from shouting`() {
    // Nearly constant at 100 with one step of 1; constant at 100; constant at 0.
    let values = (0..<100).flatMap { row -> [Double] in [row == 0 ? 101 : 100, 100, 0] }
    let scaler = Scaler(
      fitting: plainSeries(values, channels: 3), rows: 0..<100, rule: .standard, scaleFloor: 0.2)
    #expect(scaler.scale == [0.2, 20, 0.2])
  }

  @Test(arguments: [
    (ScalingRule.minMax(low: -1, high: 1), #"{"high":1,"kind":"min_max","low":-1}"#),
    (.wideRobust, #"{"kind":"wide_robust"}"#),
  ])
  func `a rule is written as an object and read back`(rule: ScalingRule, json: String) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    #expect(String(decoding: try encoder.encode(rule), as: UTF8.self) == json)
    #expect(try JSONDecoder().decode(ScalingRule.self, from: Data(json.utf8)) == rule)
  }

  @Test func `a rule can be one word`() throws {
    let rules = try JSONDecoder().decode([ScalingRule].self, from: Data(#"["robust"]"#.utf8))
    #expect(rules == [.robust])
  }

  @Test func `a scaler is read back as it was written`() throws {
    let series = plainSeries([1, 2, 3, 5, 8, 13, 13, 2], channels: 2)
    let scaler = Scaler(fitting: series, rows: 0..<3, rule: .minMax(low: 0, high: 3), clip: 4)
    let data = try JSONEncoder().encode(scaler)
    #expect(try JSONDecoder().decode(Scaler.self, from: data) == scaler)
  }

  @Test(arguments: [
    #"{"rule":"robust","center":[1],"scale":[1,2],"constant_channels":[]}"#,
    #"{"rule":"robust","center":[1],"scale":[0],"constant_channels":[]}"#,
    #"{"rule":"robust","center":[1],"scale":[1],"constant_channels":[1]}"#,
    #"{"rule":"robust","center":[1],"scale":[1],"constant_channels":[],"clip":0}"#,
    #"{"rule":{"kind":"min_max","low":2,"high":1},"center":[1],"scale":[1],"constant_channels":[]}"#,
    #"{"rule":"cosy","center":[1],"scale":[1],"constant_channels":[]}"#,
  ])
  func `a scaler that cannot be used is not read`(json: String) {
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode(Scaler.self, from: Data(json.utf8))
    }
  }
}
