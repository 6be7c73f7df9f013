import Foundation
import Testing
import TimeSeries

@Suite struct SeriesInjectorTests {
  func series(rowCount: Int = 3000) throws -> Series {
    let configuration = TelemetryConfiguration(rowCount: rowCount, channelCount: 3, anomalyCount: 0)
    return try SyntheticTelemetry(configuration).make().series
  }

  @Test func `what is planted is labelled, and the rest is as it was`() throws {
    let series = try series()
    let made = try SeriesInjector(count: 11, seed: 4, cleanFraction: 0.25).inject(into: series)
    #expect(Set(made.planted.map(\.kind)) == Set(Distortion.all.map(\.kind)))
    #expect(made.planted.allSatisfy { $0.rows.lowerBound >= 750 })
    let labels = try #require(made.series.labels)
    let planted = made.planted.reduce(into: Set<Int>()) { $0.formUnion($1.rows) }
    #expect(Set(labels.indices.filter { labels[$0] }) == planted)
    for row in 0..<series.rowCount where !planted.contains(row) {
      #expect(Array(made.series.row(row)) == Array(series.row(row)))
    }
    for anomaly in made.planted {
      #expect(
        anomaly.rows.contains { row in
          anomaly.channels.contains { made.series[row, $0] != series[row, $0] }
        })
    }
  }

  @Test func `a seed gives the same bits and another seed others`() throws {
    let series = try series(rowCount: 800)
    let first = try SeriesInjector(seed: 1).inject(into: series)
    #expect(try SeriesInjector(seed: 1).inject(into: series) == first)
    #expect(try SeriesInjector(seed: 2).inject(into: series) != first)
  }

  @Test func `values never below zero stay so, and whole numbers stay whole`() throws {
    let count = 2000
    let values = (0..<count).map { row in 40 + (20 * sin(Double(row) / 20)).rounded() }
    let series = Series(
      name: "s", channelNames: ["visits"], timeAxis: TimeAxis(rowCount: count), values: values)
    let made = try SeriesInjector(count: 40, seed: 3).inject(into: series)
    #expect(made.planted.count == 40)
    #expect(made.series.values.allSatisfy { $0 >= 0 && $0 == $0.rounded() })
  }

  @Test(arguments: [0, 1, 7, 8, 20])
  func `a short series gets what it has room for`(rowCount: Int) throws {
    let series = Series(
      name: "s", channelNames: ["a", "b"], timeAxis: TimeAxis(rowCount: rowCount),
      values: (0..<2 * rowCount).map { Double($0 % 3) })
    let made = try SeriesInjector().inject(into: series)
    #expect(made.planted.count == rowCount / 8)
    #expect(made.series.rowCount == rowCount)
  }

  @Test func `missing values stay missing, and labels stay`() throws {
    var values = (0..<400).map { Double($0 % 10) }
    values[50] = .nan
    var labels = Array(repeating: false, count: 400)
    labels[3] = true
    let series = Series(
      name: "s", channelNames: ["a"], timeAxis: TimeAxis(rowCount: 400), values: values,
      labels: labels)
    let jitter = try #require(Distortion(.jitter))
    let made = try SeriesInjector(distortions: [jitter], count: 20).inject(into: series)
    #expect(made.series.values[50].isNaN)
    #expect(made.series.labels?[3] == true)
  }

  @Test func `settings out of range are refused in a sentence`() {
    #expect(throws: PreparationError.self) { try SeriesInjector(distortions: []) }
    #expect(throws: PreparationError.self) { try SeriesInjector(count: -1) }
    #expect(throws: PreparationError.self) { try SeriesInjector(cleanFraction: 1.5) }
  }
}
