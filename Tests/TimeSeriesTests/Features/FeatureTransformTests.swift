import Foundation
import Testing
import TimeSeries

@Suite struct FeatureTransformTests {
  let rules: [FeatureRule] = [
    .binaryIndicator(channel: "x"), .log1p(channel: "x", clipPercentile: 90),
    .difference(channel: "x"), .hourOfDay, .dayOfWeek,
  ]

  /// The golden values with a second channel, two hours east of Greenwich.
  func series() throws -> Series {
    let golden = try PreparingGolden.load().features
    let values = try #require(golden["values"])
    let ticks = try #require(golden["ticks"]).map { Int64($0) }
    let style = TimestampStyle.DateTimeStyle(zone: .offset(seconds: 7200))
    return Series(
      name: "host", channelNames: ["x", "y"],
      timeAxis: TimeAxis(ticks: ticks, style: .dateTime(style)),
      values: values.flatMap { [$0, 5] })
  }

  @Test func `features are those of pandas and NumPy`() throws {
    let golden = try PreparingGolden.load().features
    let series = try series()
    let transform = try FeatureTransform(fitting: series, rows: 0..<12, rules: rules)
    let features = try transform.transform(series)
    let names = [
      "x_log", "x_diff", "y", "x_bin", "hour_sin", "hour_cos", "weekday_sin", "weekday_cos",
    ]
    #expect(features.channelNames == names)
    #expect(transform.channelNames == names)
    for (channel, name) in names.enumerated() where name != "y" {
      for (value, expected) in zip(features.channel(channel), try #require(golden[name])) {
        #expect(agree(value, expected, within: 1e-13), "\(name)")
      }
    }
    #expect(features.channel(2).allSatisfy { $0 == 5 })
  }

  @Test func `row by row gives the bits of the whole, and the state can be saved`() throws {
    let series = try series()
    let transform = try FeatureTransform(fitting: series, rows: 0..<12, rules: rules)
    let whole = try transform.transform(series)
    var stream = FeatureStream(transform)
    for row in 0..<series.rowCount {
      var resumed = FeatureStream(transform)
      resumed.knownValues = stream.knownValues
      #expect(resumed == stream)
      stream = resumed
      let features = stream.transform(
        Array(series.row(row)), tick: series.timeAxis.tick(at: row))
      #expect(features.map(\.bitPattern) == whole.row(row).map(\.bitPattern))
    }
  }

  @Test func `what is made from a missing value is missing`() throws {
    let series = Series(
      name: "s", channelNames: ["x"], timeAxis: TimeAxis(rowCount: 4), values: [.nan, 2, .nan, 5])
    let transform = try FeatureTransform(
      fitting: series, rows: 0..<4,
      rules: [.binaryIndicator(channel: "x"), .log1p(channel: "x"), .difference(channel: "x")])
    let features = try transform.transform(series)
    for row in [0, 2] { #expect(features.row(row).allSatisfy { $0.isNaN }) }
    // The change is since the last value that was there.
    #expect(Array(features.channel(1).suffix(1)) == [3] && features[1, 1] == 0)
  }

  @Test func `a limit is learnt from the training rows alone`() throws {
    let series = plainSeries([1, 2, 3, 1000], channels: 1)
    let transform = try FeatureTransform(
      fitting: series, rows: 0..<3, rules: [.log1p(channel: "a", clipPercentile: 100)])
    let features = try transform.transform(series)
    #expect(features.values[3] == log1p(3))
  }

  @Test func `what cannot be made is told apart`() throws {
    let series = plainSeries([1, 2, 3, 4], channels: 2)
    func fit(_ rules: [FeatureRule]) throws {
      _ = try FeatureTransform(fitting: series, rows: 0..<2, rules: rules)
    }
    #expect(throws: PreparationError.unknownChannel(name: "z", known: ["a", "b"])) {
      try fit([.difference(channel: "z")])
    }
    #expect(throws: PreparationError.noClock(series: "plain", feature: "hourOfDay")) {
      try fit([.hourOfDay])
    }
    #expect(throws: PreparationError.repeatedChannel(name: "a_bin")) {
      try fit([.binaryIndicator(channel: "a"), .binaryIndicator(channel: "a")])
    }
  }

  @Test(arguments: [
    #"[{"kind": "log1p", "channel": "x", "clip_percentile": 0}]"#,
    #"[{"kind": "log1p"}]"#, #"[{"kind": "magic"}]"#,
  ])
  func `rules that make no sense are not read`(json: String) {
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode([FeatureRule].self, from: Data(json.utf8))
    }
  }

  @Test func `rules are read back as they were written`() throws {
    let data = try JSONEncoder().encode(rules)
    #expect(try JSONDecoder().decode([FeatureRule].self, from: data) == rules)
  }

  @Test func `a transform with limits for other rules is not read`() throws {
    let series = try series()
    let transform = try FeatureTransform(fitting: series, rows: 0..<12, rules: rules)
    let text = String(decoding: try JSONEncoder().encode(transform), as: UTF8.self)
    #expect(try JSONDecoder().decode(FeatureTransform.self, from: Data(text.utf8)) == transform)
    let broken = text.replacing(#""limits":["#, with: #""limits":[null,"#)
    #expect(broken != text)
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode(FeatureTransform.self, from: Data(broken.utf8))
    }
  }
}
