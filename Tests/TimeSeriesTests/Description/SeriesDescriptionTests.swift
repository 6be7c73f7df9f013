import Foundation
import Testing
import TimeSeries

@Suite struct SeriesDescriptionTests {
  func series(_ columns: [(String, [Double])], style: TimestampStyle = .rowNumber) -> Series {
    let rowCount = columns[0].1.count
    return Series(
      name: "s", channelNames: columns.map(\.0),
      timeAxis: style == .rowNumber
        ? TimeAxis(rowCount: rowCount)
        : TimeAxis(ticks: (0..<rowCount).map { Int64($0) * 3_600_000_000_000 }, style: style),
      values: (0..<rowCount).flatMap { row in columns.map { $0.1[row] } })
  }

  @Test func `the spread is that of NumPy and pandas`() throws {
    let channel = try #require(
      SeriesDescription(of: series([("a", [3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8.5])])).channels.first)
    // np.mean, np.std(ddof=1), np.percentile(v, [0, 25, 50, 75, 100])
    #expect(channel.mean == 4.375)
    #expect(abs((channel.standardDeviation ?? 0) - 2.603_537_802_857_698_3) < 1e-12)
    #expect(channel.quartiles == [1, 2.75, 4.5, 5.25, 9])
    #expect(channel.kind == .decimal)
  }

  @Test func `kinds of values, holes and doubles are named`() {
    let description = SeriesDescription(
      of: series([
        ("load", [1, 2, 3, 4, 5]), ("same", [1, 2, 3, 4, 5]), ("flat", [7, 7, 7, 7, 7]),
        ("switch", [0, 1, 1, .nan, 0]), ("nothing", Array(repeating: .nan, count: 5)),
      ]))
    #expect(description.channels.map(\.kind) == [.whole, .whole, .constant, .binary, .empty])
    #expect(description.channels.map(\.duplicateOf) == [nil, "load", nil, nil, nil])
    #expect(description.channels.map(\.missingCount) == [0, 0, 0, 1, 5])
    #expect(description.channels[4].mean == nil && description.channels[4].quartiles.isEmpty)
    #expect(description.channels[2].autocorrelation.isEmpty)
  }

  @Test func `a day is found in hours, with the autocorrelation there`() throws {
    let values = (0..<480).map { 10 + sin(2 * Double.pi * Double($0) / 24) }
    let description = SeriesDescription(
      of: series([("a", values)], style: .dateTime(.init())))
    #expect(description.season?.period == 24)
    #expect(description.samplingInterval == 3_600_000_000_000)
    #expect(description.regularity == 1)
    let correlation = description.channels[0].autocorrelation
    #expect(correlation[0] == 1)
    #expect(correlation[24] > 0.95 && correlation[12] < -0.95)
    #expect(abs(description.channels[0].independenceBand - 1.96 / 480.0.squareRoot()) < 1e-15)
  }

  @Test func `pauses, repeated timestamps and labels are counted`() {
    let ticks: [Int64] = [0, 1, 2, 3, 3, 4, 5, 9, 10]
    let description = SeriesDescription(
      of: Series(
        name: "s", channelNames: ["a"], timeAxis: TimeAxis(ticks: ticks, style: .integer),
        values: ticks.map(Double.init), labels: ticks.map { $0 > 8 }))
    #expect(description.duplicateTimestampCount == 1)
    #expect(description.gaps.map(\.kind) == [.missingRows(3)])
    #expect(description.regularity == 6.0 / 8)
    #expect(description.labelledCount == 2)
    #expect(description.start == "0" && description.end == "10")
  }

  @Test(arguments: [0, 1, 2, 3])
  func `a series of a few rows is described`(rowCount: Int) {
    let values = (0..<rowCount).map(Double.init)
    let description = SeriesDescription(of: series([("a", values)]))
    #expect(description.rowCount == rowCount)
    #expect(description.channels[0].count == rowCount)
  }
}
