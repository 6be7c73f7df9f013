import Foundation
import Testing
import TimeSeries

@Suite struct ResamplingTests {
  @Test(arguments: Aggregation.allCases)
  func `bins are those of pandas`(aggregation: Aggregation) throws {
    let golden = try PreparingGolden.load().alignment
    // As in the script: seconds of a clock, some of them before 1970.
    let ticks = golden.parts[1].ticks.map { ($0 * 7 - 130) * 1_000_000_000 }
    let series = Series(
      name: "clock", channelNames: ["a"],
      timeAxis: TimeAxis(ticks: ticks, style: .epoch(.seconds)),
      values: missingAsNaN(golden.parts[1].values))
    let bins = try Resampling(interval: 60_000_000_000, aggregation: aggregation).resample(series)
    #expect(
      (0..<bins.rowCount).map { bins.timeAxis.tick(at: $0) / 1_000_000_000 } == golden.bin_ticks)
    let expected = missingAsNaN(try #require(golden.bins[aggregation.rawValue]))
    for (value, expected) in zip(bins.values, expected) {
      #expect(agree(value, expected, within: 1e-14))
    }
  }

  @Test func `empty bins are there, with missing values`() throws {
    let axis = TimeAxis(ticks: [0, 1, 35], style: .integer)
    let series = Series(
      name: "a", channelNames: ["a"], timeAxis: axis, values: [1, 3, 5],
      labels: [false, true, false])
    let bins = try Resampling(interval: 10).resample(series)
    #expect(bins.values.map(\.isNaN) == [false, true, true, false])
    #expect(bins.labels == [true, false, false, false])
    #expect(bins.values[0] == 2)
  }

  @Test func `rows without timestamps are cut by their number`() throws {
    let bins = try Resampling(interval: 4, aggregation: .maximum)
      .resample(plainSeries([1, 5, 2, 0, 3, 9], channels: 1))
    #expect(bins.values == [5, 9])
    #expect(bins.timeAxis == TimeAxis(rowCount: 2))
  }

  @Test func `an interval that would make a flood of rows is refused`() {
    let axis = TimeAxis(ticks: [.min, .max], style: .integer)
    let series = Series(name: "a", channelNames: ["a"], timeAxis: axis, values: [1, 2])
    for interval: Int64 in [1, 3, 1000] {
      #expect(throws: PreparationError.self) { try Resampling(interval: interval).resample(series) }
    }
    #expect(throws: Never.self) { try Resampling(interval: .max).resample(series) }
  }

  @Test func `an interval below 1 is not read`() {
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode(Resampling.self, from: Data(#"{"interval": 0}"#.utf8))
    }
  }
}
