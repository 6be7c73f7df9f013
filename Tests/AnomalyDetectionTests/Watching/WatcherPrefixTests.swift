import Testing
import TimeSeries

@testable import AnomalyDetection

/// The promise of a causal score: nothing that is said of a row depends on what comes after it.
@Suite struct WatcherPrefixTests {
  /// Inside the rows by which a clock is measured, inside an incident, and after the longest hole.
  private static let ends = [30, 118, 250]

  /// The first rows, and then none, or rows of other values that come every seven minutes.
  private static func changed(_ series: Series, after end: Int, by rows: Int) -> Series {
    var values = Array(series.values[..<(end * series.channelCount)])
    var ticks = (0..<end).map { series.timeAxis.tick(at: $0) }
    for row in 0..<rows {
      ticks.append((ticks.last ?? 0) + 420_000_000_000)
      for channel in 0..<series.channelCount {
        values.append((row + channel) % 3 == 0 ? .nan : Double(row % 17) * 1e6 - 4e6)
      }
    }
    return Series(
      name: series.name, channelNames: series.channelNames,
      timeAxis: TimeAxis(ticks: ticks, style: series.timeAxis.style), values: values)
  }

  @Test(arguments: WatchedModel.all, ends)
  func `what comes later changes nothing that was said`(kind: WatchedModel, end: Int) throws {
    let whole = try kind.reference()
    let channels = whole.expected.count / whole.raw.count
    let first = whole.prefix(end, channels: channels)
    // None, few, and more than there were.
    for rows in kind.isSlow ? [0, 340] : [0, 1, 340] {
      let found = Said(
        try kind.model().watch(Self.changed(kind.live, after: end, by: rows)).result)
      #expect(found.raw.count == end + rows)
      #expect(found.prefix(end, channels: channels) == first, "\(rows) other rows")
    }
  }

  @Test(arguments: [WatchedModel.fitted(.linear, .exponential), .ensemble(.mean, hasBudget: false)])
  func `the windows of a recorded series end at their row`(kind: WatchedModel) throws {
    // A recorded series knows how often rows come from the whole of it, so that its times stay.
    let live = kind.live
    var values = live.values
    for index in 2 * 250..<values.count { values[index] = -1e5 }
    let other = Series(
      name: "", channelNames: live.channelNames, timeAxis: live.timeAxis, values: values)
    let found = Said(try kind.model().detect(other).result)
    #expect(try found.prefix(250, channels: 2) == kind.reference().prefix(250, channels: 2))
    #expect(try found.raw != kind.reference().raw)
  }
}
