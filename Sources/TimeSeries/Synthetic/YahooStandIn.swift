internal import RandomNumbers

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// A stand-in of the benchmark A1 of Yahoo S5, whose data may not be handed on: 67 made-up hourly
/// series of the same lengths, periods, and numbers and lengths of anomalies, 94,866 rows in all, of
/// which 1.76 % are anomalous.
///
/// The values are not Yahoo's: scales from 1 to 10⁶ over the series, a day's and a week's rhythm where
/// the real series has one, and rows that spike, dip, drift, stand still or leave their level. Results
/// on it say how a method does on data of that shape, not what it would do on the real benchmark.
///
/// ```swift
/// let benchmark = YahooStandIn(seed: 1).make()
/// print(benchmark.count, benchmark[0].series.name)  // 67 real_1
/// ```
public struct YahooStandIn: Sendable, Hashable {
  /// Where everything random comes from.
  public let seed: UInt64

  /// The stand-in of a seed; `make()` gives its series.
  public init(seed: UInt64 = 1) {
    self.seed = seed
  }

  /// The largest value of the real benchmark.
  static let largestValue = 7.8e6

  /// The series `real_1` to `real_67`, of one channel `value`, with timestamps 1, 2, 3, … (hours).
  public func make() -> [LabelledSeries] {
    var generator = RandomGenerator(seed: seed)
    var places = Array(Self.facts.indices)
    generator.shuffle(&places)
    return Self.facts.enumerated().map { index, fact in
      // One series in each equal part of the powers of ten, so that every seed has the same mixture.
      let exponent = 6.2 * (Double(places[index]) + generator.uniform()) / Double(places.count)
      return series(number: index + 1, fact, scale: pow(10, exponent))
    }
  }

  private func series(number: Int, _ fact: Fact, scale: Double) -> LabelledSeries {
    var generator = RandomGenerator(seed: seed, stream: UInt64(number))
    let hasCounts = scale > 200
    let range = 0...Self.largestValue
    let shape = Shape(fact, using: &generator)
    let limits = ChannelScale(range: range, decimals: hasCounts ? 0 : 6)
    let normal = shape.values.map { limits.nearest(scale * $0) }

    var usual = ChannelScale(of: normal)
    usual.range = range
    usual.decimals = limits.decimals
    var distorter = Distorter(scales: [usual], values: normal, generator: generator)
    let planted = placed(fact, using: &distorter.generator)
    var labels = Array(repeating: false, count: fact.length)
    for anomaly in planted {
      let strength = distorter.generator.uniform(from: 0.8, to: 2.2)
      distorter.apply(anomaly.kind, strength: strength, rows: anomaly.rows, channels: [0])
      for row in anomaly.rows { labels[row] = true }
    }
    let series = Series(
      name: "real_\(number)", channelNames: ["value"],
      timeAxis: TimeAxis(ticks: (1...Int64(fact.length)).map { $0 }, style: .integer),
      values: distorter.values, labels: labels)
    return LabelledSeries(series: series, planted: planted, normalValues: normal)
  }

  /// The published segments in random order after the first quarter, a row apart at least.
  private func placed(_ fact: Fact, using generator: inout RandomGenerator) -> [PlantedAnomaly] {
    var lengths = fact.segmentLengths
    generator.shuffle(&lengths)
    let clean = fact.length / 4
    let free = fact.length - clean - fact.anomalousRows - lengths.count
    let gaps = lengths.map { _ in generator.uniform(below: free) }.sorted()
    var start = clean
    return lengths.indices.map { index in
      start += gaps[index] - (index == 0 ? 0 : gaps[index - 1])
      let rows = start..<start + lengths[index]
      start = rows.upperBound + 1
      return PlantedAnomaly(
        kind: Self.kind(lasting: rows.count, using: &generator), rows: rows, channels: [0])
    }
  }

  private static func kind(
    lasting length: Int, using generator: inout RandomGenerator
  ) -> PlantedAnomaly.Kind {
    let kinds: [PlantedAnomaly.Kind] =
      switch length {
      case 1...3: [.spike, .spike, .spike, .dip]
      case 4...9: [.spike, .levelShift, .dip, .noiseBurst]
      default: [.levelShift, .drift, .flatLine, .dip, .noiseBurst, .scaling]
      }
    return kinds[generator.uniform(below: kinds.count)]
  }
}

extension YahooStandIn {
  /// The normal course of a series about the level 1.
  private struct Shape {
    /// `[time]`, at least 0.
    var values: [Double] = []

    init(_ fact: Fact, using generator: inout RandomGenerator) {
      // Periods of about a day or a week are those of people; others are faint.
      let isHuman = (22...25).contains(fact.period) || (167...168).contains(fact.period)
      let period = isHuman ? 24 : Double(fact.period)
      let swing = isHuman ? generator.uniform(from: 0.25, to: 0.6) : 0.12
      let weekend = isHuman ? generator.uniform(from: 0, to: 0.35) : 0
      let growth = generator.uniform(from: -0.2, to: 0.4)
      let noise = generator.uniform(from: 0.015, to: 0.08)
      let phase = generator.uniform(from: 0, to: period)
      let rough = TelemetryLoad.autocorrelatedNoise(
        count: fact.length, memory: 0.4, using: &generator)
      let slow = TelemetryLoad.autocorrelatedNoise(
        count: fact.length, memory: 0.995, using: &generator)
      values = (0..<fact.length).map { row in
        let angle = 2 * Double.pi * (Double(row) + phase) / period
        let day = swing * (sin(angle) + 0.3 * sin(2 * angle + 1))
        let isWeekend = (row + Int(phase)) / 24 % 7 >= 5
        let level = 1 + growth * Double(row) / Double(fact.length) + 0.1 * slow[row]
        let rest = isWeekend ? 1 - weekend : 1
        return max(0, level * (1 + day) * rest + noise * rough[row])
      }
    }
  }
}
