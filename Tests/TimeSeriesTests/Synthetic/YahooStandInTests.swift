import Testing

@testable import TimeSeries

@Suite struct YahooStandInTests {
  let made = YahooStandIn().make()

  @Test func `it has the published number of series, rows, anomalies and segments`() {
    #expect(made.count == 67)
    #expect(made.map(\.series.rowCount).reduce(0, +) == 94_866)
    let anomalous = made.map { $0.series.labels?.count { $0 } ?? 0 }
    #expect(anomalous.reduce(0, +) == 1669)
    #expect(made.map(\.planted.count).reduce(0, +) == 178)
    #expect(
      anomalous.enumerated().filter { $0.element == 0 }.map { $0.offset + 1 } == [35, 59, 64])
    #expect(made[16].series.rowCount == 1424 && anomalous[16] == 227)
    #expect(made[53].series.rowCount == 741 && anomalous[53] == 4)
  }

  @Test func `segments have the published median length and stand apart`() throws {
    for (fact, made) in zip(YahooStandIn.facts, made) where fact.segmentCount > 0 {
      let lengths = SortedValues(made.planted.map { Double($0.rows.count) })
      #expect(2 * (try #require(lengths.median)) == Double(fact.twiceMedian))
      for (earlier, later) in zip(made.planted, made.planted.dropFirst()) {
        #expect(later.rows.lowerBound > earlier.rows.upperBound)
      }
    }
  }

  @Test func `values are counts or rates over six powers of ten, timestamps count from 1`() throws {
    let values = made.flatMap(\.series.values)
    #expect(values.allSatisfy { $0 >= 0 && $0 <= 7.8e6 })
    let middles = made.compactMap { SortedValues($0.series.values).median }
    #expect(try #require(middles.min()) < 2)
    #expect(try #require(middles.max()) > 5e5)
    #expect(made[0].series.timeAxis.text(at: 0) == "1")
    #expect(made[0].series.channelNames == ["value"])
  }

  @Test func `a daily series has a daily rhythm`() {
    let daily = zip(YahooStandIn.facts, made).filter { $0.0.period == 24 && $0.0.length > 1000 }
    let found = daily.count {
      SeasonalityEstimator.dominantPeriod(of: $0.1.normalValues) == 24
    }
    #expect(found * 10 >= daily.count * 8)
  }

  @Test func `a seed gives the same bits and another seed others`() {
    #expect(YahooStandIn(seed: 1).make() == made)
    #expect(YahooStandIn(seed: 2).make() != made)
  }
}
