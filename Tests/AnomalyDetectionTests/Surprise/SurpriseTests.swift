import Foundation
import RandomNumbers
import Testing

@testable import AnomalyDetection

@Suite struct SurpriseTests {
  @Test func `a rolling order is the sorted last numbers`() {
    var generator = RandomGenerator(seed: 3)
    var order = RollingOrder(capacity: 20)
    var all: [Float] = []
    for _ in 0..<200 {
      // Few different numbers, so that many are equal.
      let number = Float(generator.uniform(below: 9)) / 4
      order.append(number)
      all.append(number)
      #expect(order.sorted == all.suffix(20).sorted())
      #expect(order.numbers == Array(all.suffix(20)))
      #expect(order.quantile(0.3) == ScoreQuantiles(all.suffix(20)).quantile(0.3))
    }
    #expect(RollingOrder(capacity: 20, all) == order)
  }

  @Test func `the surprise of an exponential residual is the logarithm of its rarity`() {
    var generator = RandomGenerator(seed: 4)
    var surprise = TailSurprise()
    for _ in 0..<4000 { _ = surprise.take(Float(-log(1 - generator.uniform()))) }
    var copy = surprise
    #expect(copy.take(0.1) == 0)
    for residual in [Float(4), 6, 8] {
      copy = surprise
      #expect(abs(copy.take(residual) - residual) < 0.15 * residual)
    }
    copy = surprise
    #expect(copy.take(1e9) == 15)
    #expect(copy.take(.nan) == 0)
  }

  @Test func `no residual is surprising before there are 50`() {
    var surprise = TailSurprise()
    for index in 0..<50 { #expect(surprise.take(Float(index * 1000)) == 0) }
    #expect(surprise.take(1e6) > 3)
  }

  @Test func `a new range is worth 2 and 30 times its excess`() {
    var range = RangeSurprise()
    #expect([1, 3, 2, 3].map { range.take($0) } == [0, 62, 0, 0])
    #expect(range.take(4) == 17)
    #expect(range.take(0.7) == 5)
    #expect(range.take(.nan) == 0)
    #expect(range.take(1e300) == 62)
  }

  @Test func `a drift inside the range and a restless hour leave the range of the slower views`() {
    var scales = RangeScales()
    func value(_ row: Int) -> Double { Double(row * 37 % 101) / 100 }
    for row in 0..<1000 { _ = scales.take(value(row)) }
    var shifted = scales
    #expect((1000..<1064).map { shifted.take(0.7 + 0.3 * value($0)) }.max() ?? 0 > 10)
    var restless = scales
    #expect((1000..<1064).map { restless.take(Double($0 % 2)) }.max() ?? 0 > 10)
    #expect((1000..<1064).map { scales.take(value($0)) }.max() ?? 9 == 0)
  }

  @Test func `an alarm is told once, and again only when it grows worse`() {
    var quiet = QuietPeriod(rows: 3)
    let scores: [Float] = [0, 2, 1, 3, 3, 0, 1, 3, .nan, 0, 0, 1]
    let told = scores.enumerated().map { quiet.take($1, row: $0) }
    #expect(told == [0, 2, 0, 3, 0, 0, 0, 3, 0, 0, 0, 1])
  }

  @Test func `the median of a season looks at the same time of seasons past`() throws {
    var history = OnlineHistory(channels: 1)
    for row in 0..<45 {
      history.append([row == 20 ? 99 : Float(row % 10)], isImputed: [row == 31], seasonal: [nil])
    }
    let season = try #require(SeasonalMedian(period: 10))
    // Row 45 is like rows 3…7 of seasons past: 3, 4, 5, 6, 7 each time.
    #expect(season.expected(history, row: 45, channel: 0) == 5)
    // Around row 40: 38, 39 (of which row 38 is 8), 40, 41, 42, and so on; the odd one of row 20 and
    // the missing one of row 31 do not matter.
    #expect(season.expected(history, row: 50, channel: 0) == 2)
    #expect(season.expected(history, row: 5, channel: 0) == nil)
    #expect(SeasonalMedian(period: 3) == nil)
    #expect(SeasonalMedian(period: 4097) == nil)
  }

  @Test func `history forgets its oldest rows`() throws {
    var history = OnlineHistory(channels: 2)
    for row in 0..<OnlineHistory.capacity + 5000 {
      history.append([Float(row), -1], isImputed: [false, row % 2 == 0], seasonal: [1, nil])
    }
    #expect(history.firstRow == 5000)
    #expect(history[5000, 0] == 5000)
    #expect(history[OnlineHistory.capacity + 4999, 0] == Float(OnlineHistory.capacity + 4999))
    #expect(history.isImputed(5002, 1))
    var written = StateArchive()
    try history.archive(&written)
    var copy = OnlineHistory(channels: 2)
    var read = StateArchive(reading: written.bytes)
    try copy.archive(&read)
    #expect(read.isAtEnd)
    #expect(copy == history)
  }
}
