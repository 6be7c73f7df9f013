import Foundation
import Testing
import TimeSeries

@Suite struct FilledSeriesTests {
  @Test(
    arguments: [
      ("forward", FillingRule.forward()), ("forward_2", .forward(limit: 2)),
      ("linear", .linear()), ("linear_3", .linear(limit: 3)),
    ])
  func `filled values are those of pandas`(name: String, rule: FillingRule) throws {
    let golden = try PreparingGolden.load().filling
    let values = missingAsNaN(golden.values)
    let series = Series(
      name: "holes", channelNames: ["a", "b"],
      timeAxis: TimeAxis(ticks: golden.ticks, style: .integer), values: values)
    let filled = FilledSeries(filling: series, rule: rule)
    let expected = missingAsNaN(try #require(golden.filled[name]))
    for index in values.indices {
      #expect(agree(filled.series.values[index], expected[index], within: 1e-14))
      #expect(filled.isImputed[index] == (values[index].isNaN && !expected[index].isNaN))
    }
  }

  @Test func `no rule leaves every hole`() {
    let filled = FilledSeries(filling: plainSeries([.nan, 1, .nan], channels: 1), rule: .none)
    #expect(filled.series.values.map(\.isNaN) == [true, false, true])
    #expect(filled.isImputed == [false, false, false])
  }

  @Test func `a channel without any value becomes 0 and is reported`() {
    let series = plainSeries([.nan, 1, .nan, 2], channels: 2)
    let filled = FilledSeries(filling: series, rule: .forward(limit: 1))
    #expect(filled.series.values == [0, 1, 0, 2])
    #expect(filled.emptyChannels == [0])
    #expect(filled.measured.values.map(\.isNaN) == [true, false, true, false])
  }

  @Test func `values known before the series began stand in until the first one comes`() {
    let series = plainSeries([.nan, .nan, .nan, 4], channels: 1)
    let filled = FilledSeries(filling: series, rule: .forward(limit: 2), initialValues: [9])
    #expect(filled.series.values.prefix(2) == [9, 9])
    #expect(filled.series.values[2].isNaN && filled.series.values[3] == 4)
  }

  @Test func `a line between equal ticks is their mean`() {
    let axis = TimeAxis(ticks: [5, 5, 5], style: .integer)
    let series = Series(
      name: "same", channelNames: ["a"], timeAxis: axis, values: [1, .nan, 3])
    #expect(FilledSeries(filling: series, rule: .linear()).series.values == [1, 2, 3])
  }

  @Test(arguments: [nil, 1, 3] as [Int?])
  func `row by row gives the bits of the whole`(limit: Int?) throws {
    let series = plainSeries(
      missingAsNaN(try PreparingGolden.load().filling.values), channels: 2)
    let initial = [0.25, .nan]
    let whole = FilledSeries(
      filling: series, rule: .forward(limit: limit), initialValues: initial)
    var filler = ForwardFiller(limit: limit, initialValues: initial)
    for row in 0..<series.rowCount {
      var values = Array(series.row(row))
      // Without a limit the values known are all of the state, at any row.
      if limit == nil { filler = ForwardFiller(initialValues: filler.knownValues) }
      let isImputed = filler.fill(&values)
      #expect(values.map(\.bitPattern) == whole.series.row(row).map(\.bitPattern))
      #expect(isImputed == Array(whole.isImputed[row * 2..<row * 2 + 2]))
    }
  }

  @Test func `a rule is read from a word or an object`() throws {
    let json = #"["none", "forward", {"kind": "linear", "limit": 4}]"#
    let rules = try JSONDecoder().decode([FillingRule].self, from: Data(json.utf8))
    #expect(rules == [.none, .forward(), .linear(limit: 4)])
    let back = try JSONDecoder().decode([FillingRule].self, from: JSONEncoder().encode(rules))
    #expect(back == rules)
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode(
        [FillingRule].self, from: Data(#"[{"kind": "forward", "limit": 0}]"#.utf8))
    }
  }
}
