import Foundation
import RandomNumbers
import TestSupport
import Testing

@testable import TimeSeries

@Suite struct SeasonalityEstimatorTests {
  /// A sine of a period with noise, a trend and an outlier every 500 rows.
  func wave(period: Int, noise: Double, count: Int = 3000, seed: UInt64 = 1) -> [Double] {
    var generator = RandomGenerator(seed: seed)
    return (0..<count).map { row in
      let turn = 2 * Double.pi * Double(row) / Double(period)
      let outlier = row % 500 == 499 ? 80.0 : 0
      return sin(turn) + noise * generator.normal() + 0.002 * Double(row) + outlier
    }
  }

  @Test(arguments: [7, 24, 50, 288], [0, 0.3, 1])
  func `a sine is found under noise, trend and outliers`(period: Int, noise: Double) throws {
    let values = wave(period: period, noise: noise)
    let found = try #require(SeasonalityEstimator.dominantPeriod(of: values))
    #expect(abs(found - period) <= (noise == 1 ? period / 50 : period / 288))
  }

  @Test(arguments: 1...10)
  func `noise has no season`(seed: UInt64) {
    var generator = RandomGenerator(seed: seed)
    let noise = (0..<2000).map { _ in generator.normal() }
    #expect(SeasonalityEstimator.dominantPeriod(of: noise) == nil)
    var sum = 0.0
    let sluggish = noise.map { value in
      sum = 0.9 * sum + value
      return sum
    }
    #expect(SeasonalityEstimator.dominantPeriod(of: sluggish) == nil)
  }

  @Test func `constant, short and empty sequences have no season`() {
    #expect(SeasonalityEstimator.dominantPeriod(of: Array(repeating: 0.1, count: 500)) == nil)
    #expect(SeasonalityEstimator.dominantPeriod(of: [1, 2, 1, 2, 1]) == nil)
    #expect(SeasonalityEstimator.dominantPeriod(of: [Double]()) == nil)
    #expect(SeasonalityEstimator.dominantPeriod(of: Array(repeating: .nan, count: 500)) == nil)
  }

  @Test func `missing values do not hide a season`() {
    var values = wave(period: 24, noise: 0.1)
    for row in stride(from: 0, to: values.count, by: 7) { values[row] = .nan }
    #expect(SeasonalityEstimator.dominantPeriod(of: values) == 24)
  }

  @Test func `a period is never longer than asked for`() {
    #expect(SeasonalityEstimator.dominantPeriod(of: wave(period: 50, noise: 0), maximum: 40) == nil)
  }

  @Test func `spikes at a beat give the beat`() {
    let values = (0..<1000).map { $0 % 37 == 5 ? 1.0 : 0 }
    #expect(SeasonalityEstimator.dominantPeriod(of: values) == 37)
  }

  @Test func `a day with a fainter week is a day`() {
    let values = (0..<24 * 7 * 8).map { hour -> Double in
      let height = hour / 24 % 7 >= 5 ? 0.6 : 1
      return height * sin(Double(hour) / 24 * 2 * Double.pi)
    }
    #expect(SeasonalityEstimator.dominantPeriod(of: clockSeries(values, seconds: 3600)) == 24)
  }

  @Test func `channels vote`() {
    let slow = wave(period: 60, noise: 0.1)
    let fast = wave(period: 25, noise: 0.1, seed: 2)
    let other = wave(period: 60, noise: 0.2, seed: 3)
    let values = slow.indices.flatMap { [fast[$0], slow[$0], other[$0]] }
    #expect(SeasonalityEstimator.dominantPeriod(of: plainSeries(values, channels: 3)) == 60)
  }

  @Test func `the autocorrelation is that of the definition`() throws {
    let golden = try PreparingGolden.load().autocorrelation
    let correlation = Autocorrelation(of: golden.sequence, maximumLag: golden.values.count - 1)
    for (value, expected) in zip(correlation.values, golden.values) {
      #expect(agree(value, expected, within: 1e-12))
    }
    #expect(Autocorrelation(of: [5, 5, 5], maximumLag: 1).values == [0, 0])
  }

  @Test(
    .enabled(if: SharedData.exists, "no data"),
    arguments: [
      ("nab/data/realKnownCause/nyc_taxi.csv", 48),
      ("nab/data/artificialWithAnomaly/art_daily_jumpsup.csv", 288),
      ("nab/data/realTweets/Twitter_volume_AMZN.csv", 288),
      ("nab/data/realAdExchange/exchange-3_cpm_results.csv", 24),
    ])
  func `real metrics have the day as their season`(path: String, period: Int) throws {
    let series = try SharedData.timestampedColumn(path)
    #expect(SeasonalityEstimator.dominantPeriod(of: series) == period)
  }

  @Test(.enabled(if: SharedData.exists, "no data"))
  func `the season of an ECG is the heart beat`() throws {
    let text = try SharedData.text("ecg/MBA_ECG805_data.out")
    let values = text.split(separator: "\n").prefix(20_000).compactMap { line in
      line.split(separator: ",").first.flatMap { Double($0) }
    }
    // 250 samples a second, about 140 beats a minute.
    let period = try #require(SeasonalityEstimator.dominantPeriod(of: values))
    #expect((100...110).contains(period))
  }

  @Test(.enabled(if: SharedData.exists, "no data"))
  func `a metric without rhythm has none`() throws {
    let series = try SharedData.timestampedColumn(
      "nab/data/artificialNoAnomaly/art_noisy.csv")
    #expect(SeasonalityEstimator.dominantPeriod(of: series) == nil)
  }
}
