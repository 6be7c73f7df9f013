import Testing
import TimeSeries

@Suite struct SeriesGapsTests {
  @Test func `missing rows and missing values are found in order`() {
    let ticks: [Int64] = [0, 10, 20, 30, 70, 80, 90]
    let values: [Double] = [.nan, 1, 1, 1, 1, 1, 1, 1, 1, .nan, 1, .nan, .nan, .nan]
    let series = Series(
      name: "holes", channelNames: ["a", "b"], timeAxis: TimeAxis(ticks: ticks, style: .integer),
      values: values)
    #expect(
      series.gaps() == [
        DataGap(kind: .missingValues(channel: "a"), rows: 0..<1, start: 0, end: 10),
        DataGap(kind: .missingRows(3), rows: 4..<4, start: 30, end: 70),
        DataGap(kind: .missingValues(channel: "b"), rows: 4..<7, start: 30, end: 90),
        DataGap(kind: .missingValues(channel: "a"), rows: 6..<7, start: 80, end: 90),
      ])
  }

  @Test func `a late row is no gap until one and a half intervals`() {
    func gaps(_ ticks: [Int64]) -> Int {
      Series(
        name: "late", channelNames: ["a"], timeAxis: TimeAxis(ticks: ticks, style: .integer),
        values: Array(repeating: 1, count: ticks.count)
      ).gaps().count
    }
    #expect(gaps([0, 10, 20, 30, 40, 50, 65]) == 0)
    #expect(gaps([0, 10, 20, 30, 40, 50, 66]) == 1)
  }

  @Test func `rows that come when they please have no gaps but the long ones`() {
    var ticks: [Int64] = []
    var tick: Int64 = 0
    for row in 0..<200 {
      tick += row == 150 ? 5000 : Int64(3 + row * row % 37)
      ticks.append(tick)
    }
    let series = Series(
      name: "events", channelNames: ["a"], timeAxis: TimeAxis(ticks: ticks, style: .integer),
      values: Array(repeating: 1, count: 200))
    #expect(series.gaps().map(\.rows) == [150..<150])
  }

  @Test func `series without timestamps or rows have no missing rows`() {
    #expect(plainSeries([1, 2, 3], channels: 1).gaps() == [])
    #expect(plainSeries([], channels: 1).gaps() == [])
  }

  @Test func `far apart ticks do not overflow`() {
    let axis = TimeAxis(ticks: [.min, .min + 1, .min + 2, .max], style: .integer)
    let series = Series(name: "far", channelNames: ["a"], timeAxis: axis, values: [1, 1, 1, 1])
    #expect(series.gaps().map(\.kind) == [.missingRows(.max)])
  }
}
