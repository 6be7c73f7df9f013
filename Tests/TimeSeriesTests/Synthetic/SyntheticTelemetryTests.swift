import Foundation
import Testing
import TimeSeries

@Suite struct SyntheticTelemetryTests {
  func make(_ configuration: TelemetryConfiguration) throws -> LabelledSeries {
    try SyntheticTelemetry(configuration).make()
  }

  @Test func `a seed gives the same bits and another seed others`() throws {
    let small = TelemetryConfiguration(rowCount: 500, seed: 3)
    func bits(_ telemetry: LabelledSeries) -> [UInt64] { telemetry.series.values.map(\.bitPattern) }
    let first = try make(small)
    let second = try make(small)
    #expect(bits(first) == bits(second) && first.planted == second.planted)
    let other = try make(TelemetryConfiguration(rowCount: 500, seed: 4))
    #expect(bits(first) != bits(other))
  }

  @Test func `the telemetry of a seed never changes`() throws {
    let telemetry = try make(TelemetryConfiguration())
    #expect(telemetry.series.channelNames == ["cpu", "memory", "requests", "latency", "errors"])
    #expect(telemetry.series.timeAxis.text(at: 0) == "2024-01-01 00:00:00")
    #expect(telemetry.series.timeAxis.text(at: 4031) == "2024-01-28 23:50:00")
    #expect(Array(telemetry.series.row(0)) == [26.75, 51.62, 422.8, 39.27, 2.48])
    #expect(Array(telemetry.series.row(2000)) == [39.09, 55.57, 487.7, 42.93, 4.16])
  }

  @Test(arguments: 1...3)
  func `anomalies come after the clean part, apart from each other, and are labelled`(
    seed: UInt64
  ) throws {
    let telemetry = try make(TelemetryConfiguration(seed: seed))
    #expect(
      telemetry.planted.map(\.kind).sorted { $0.rawValue < $1.rawValue }
        == PlantedAnomaly.Kind.usual.sorted { $0.rawValue < $1.rawValue })
    #expect(telemetry.planted.allSatisfy { $0.rows.lowerBound >= 2016 && !$0.rows.isEmpty })
    for (earlier, later) in zip(telemetry.planted, telemetry.planted.dropFirst()) {
      #expect(later.rows.lowerBound - earlier.rows.upperBound >= 24)
    }
    let labelled = telemetry.planted.filter(\.isLabelled).reduce(into: Set<Int>()) {
      $0.formUnion($1.rows)
    }
    let labels = try #require(telemetry.series.labels)
    #expect(Set(labels.indices.filter { labels[$0] }) == labelled)
  }

  @Test func `what is not planted is normal, and does not depend on what is`() throws {
    let telemetry = try make(TelemetryConfiguration(seed: 9))
    let clean = try make(TelemetryConfiguration(seed: 9, anomalyCount: 0))
    #expect(clean.planted.isEmpty && clean.series.values == clean.normalValues)
    #expect(telemetry.normalValues == clean.normalValues)
    let touched = telemetry.planted.reduce(into: Set<Int>()) { touched, anomaly in
      for row in anomaly.rows { touched.formUnion(anomaly.channels.map { row * 5 + $0 }) }
    }
    for index in telemetry.normalValues.indices where !touched.contains(index) {
      #expect(telemetry.series.values[index] == telemetry.normalValues[index])
    }
  }

  /// The spread of the normal values of a channel once the rhythm is out: half the width of the
  /// middle of their second differences, in units of one value's noise.
  func noise(of values: [Double]) -> Double {
    let steps = values.indices.dropFirst(2).map { values[$0] - 2 * values[$0 - 1] + values[$0 - 2] }
    return (SortedValues(steps).spread(outside: 0.16) ?? 0) / 2
  }

  @Test(
    arguments: [.spike, .dip, .levelShift, .drift, .patternChange, .correlationBreak]
      as [PlantedAnomaly.Kind], 1...2)
  func `anomalies stand out from the noise`(kind: PlantedAnomaly.Kind, seed: UInt64) throws {
    let telemetry = try make(
      TelemetryConfiguration(seed: seed, anomalyKinds: [kind], anomalyCount: 6))
    #expect(telemetry.planted.map(\.kind) == Array(repeating: kind, count: 6))
    let series = telemetry.series
    for anomaly in telemetry.planted {
      let most = anomaly.channels.map { channel in
        let normal = stride(from: channel, to: telemetry.normalValues.count, by: 5).map {
          telemetry.normalValues[$0]
        }
        let change = anomaly.rows.map { abs(series[$0, channel] - normal[$0]) }
        return change.reduce(0, +) / Double(change.count) / noise(of: normal)
      }
      #expect(try #require(most.max()) > 3)
    }
  }

  @Test func `a flat line is flat, and missing rows are missing and not labelled`() throws {
    let telemetry = try make(
      TelemetryConfiguration(anomalyKinds: [.flatLine, .missingSpan], anomalyCount: 8))
    for anomaly in telemetry.planted {
      for channel in anomaly.channels {
        let values = anomaly.rows.map { telemetry.series[$0, channel] }
        if anomaly.kind == .flatLine {
          #expect(Set(values).count == 1)
          #expect(values[0] == telemetry.series[anomaly.rows.lowerBound - 1, channel])
        } else {
          #expect(values.allSatisfy { $0.isNaN })
          #expect(telemetry.series.labels?[anomaly.rows.lowerBound] == false)
        }
      }
    }
    let gaps = telemetry.series.gaps().map(\.rows)
    #expect(Set(gaps) == Set(telemetry.planted.filter { !$0.isLabelled }.map(\.rows)))
  }

  @Test func `a burst is several times as noisy`() throws {
    let telemetry = try make(
      TelemetryConfiguration(anomalyKinds: [.noiseBurst], anomalyCount: 6))
    for anomaly in telemetry.planted {
      for channel in anomaly.channels {
        let usual = noise(of: telemetry.series.rows(0..<2000).channel(channel))
        let burst = noise(of: telemetry.series.rows(anomaly.rows).channel(channel))
        #expect(burst > 4 * usual)
      }
    }
  }

  func correlation(_ left: [Double], _ right: [Double]) -> Double {
    let count = Double(left.count)
    let (a, b) = (left.reduce(0, +) / count, right.reduce(0, +) / count)
    let products = zip(left, right).map { ($0 - a) * ($1 - b) }.reduce(0, +)
    let squares =
      left.map { ($0 - a) * ($0 - a) }.reduce(0, +)
      * right.map { ($0 - b) * ($0 - b) }.reduce(0, +)
    return products / squares.squareRoot()
  }

  @Test func `channels move together until their correlation breaks`() throws {
    let telemetry = try make(
      TelemetryConfiguration(seed: 2, anomalyKinds: [.correlationBreak], anomalyCount: 6))
    let series = telemetry.series
    #expect(correlation(series.rows(0..<2000).channel(0), series.rows(0..<2000).channel(2)) > 0.9)
    for anomaly in telemetry.planted {
      let part = series.rows(anomaly.rows)
      let channel = anomaly.channels[0]
      let other = channel == 2 ? 0 : 2
      #expect(correlation(part.channel(channel), part.channel(other)) < 0.5)
      // Each value by itself is a usual one.
      let usual = SortedValues(series.rows(0..<2000).channel(channel))
      let (low, high) = (try #require(usual.values.first), try #require(usual.values.last))
      let reach = 0.15 * (high - low)
      #expect(part.channel(channel).allSatisfy { $0 > low - reach && $0 < high + reach })
    }
  }

  @Test func `the day is found, the weekend is quieter, and noise lives on`() throws {
    let clean = try make(TelemetryConfiguration(anomalyCount: 0)).series
    #expect(SeasonalityEstimator.dominantPeriod(of: clean) == 144)
    let requests = clean.channel(2)
    let friday = requests[4 * 144..<5 * 144].reduce(0, +)
    let sunday = requests[6 * 144..<7 * 144].reduce(0, +)
    #expect(sunday < 0.9 * friday)
    let flat = try make(
      TelemetryConfiguration(
        dailyStrength: 0, weeklyStrength: 0, trend: 0, noiseMemory: 0.9, anomalyCount: 0)
    ).series
    #expect(Autocorrelation(of: flat.channel(4), maximumLag: 1).values[1] > 0.8)
  }

  @Test func `growth makes the last week busier than the first`() throws {
    let grown = try make(TelemetryConfiguration(trend: 0.5, anomalyCount: 0)).series.channel(2)
    let first = grown[..<1008].reduce(0, +)
    let last = grown[3024...].reduce(0, +)
    #expect(last > 1.25 * first)
  }

  @Test(arguments: [1, 2, 7, 9, 40, 300], [1, 3, 14])
  func `short and narrow and wide series are made`(rows: Int, channels: Int) throws {
    let telemetry = try make(
      TelemetryConfiguration(rowCount: rows, channelCount: channels, anomalyCount: min(rows, 9)))
    #expect(telemetry.series.rowCount == rows && telemetry.series.channelCount == channels)
    #expect(telemetry.planted.allSatisfy { $0.rows.upperBound <= rows })
    #expect(channels > 1 || telemetry.planted.allSatisfy { $0.kind != .correlationBreak })
    #expect(Set(telemetry.series.channelNames).count == channels)
  }

  @Test func `intervals below a second are written with the digits they need`() throws {
    let telemetry = try make(
      TelemetryConfiguration(rowCount: 2, interval: 250_000_000, anomalyCount: 0))
    #expect(telemetry.series.timeAxis.text(at: 1) == "2024-01-01 00:00:00.25")
  }

  @Test(arguments: [
    (TelemetryConfiguration(rowCount: 0), "row_count is 0; expected 1 to 100000000"),
    (TelemetryConfiguration(noise: .nan), "noise is nan; expected 0.0 to 100.0"),
    (TelemetryConfiguration(cleanFraction: 2), "clean_fraction is 2.0; expected 0.0 to 1.0"),
    (
      TelemetryConfiguration(interval: .max),
      "interval_nanoseconds is 9223372036854775807; expected at least 1, and an end before the year "
        + "2262"
    ),
  ])
  func `a setting out of its range is named`(configuration: TelemetryConfiguration, words: String)
    throws
  {
    let error = try #require(throws: PreparationError.self) {
      try SyntheticTelemetry(configuration)
    }
    #expect(error.description == words)
  }

  @Test func `a configuration is read with defaults and written whole`() throws {
    let json = #"{"seed": 5, "anomaly_kinds": ["level_shift"], "trend": 0.1}"#
    let configuration = try JSONDecoder().decode(
      TelemetryConfiguration.self, from: Data(json.utf8))
    #expect(
      configuration == TelemetryConfiguration(seed: 5, trend: 0.1, anomalyKinds: [.levelShift]))
    let data = try JSONEncoder().encode(configuration)
    #expect(try JSONDecoder().decode(TelemetryConfiguration.self, from: data) == configuration)
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode(
        TelemetryConfiguration.self, from: Data(#"{"row_count": -4}"#.utf8))
    }
  }

  @Test func `a planted anomaly is written with its first and last row`() throws {
    let anomaly = PlantedAnomaly(kind: .levelShift, rows: 3..<9, channels: [0, 2])
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    let data = try encoder.encode(anomaly)
    #expect(
      String(decoding: data, as: UTF8.self)
        == #"{"channels":[0,2],"end_index":9,"kind":"level_shift","start_index":3}"#)
    #expect(try JSONDecoder().decode(PlantedAnomaly.self, from: data) == anomaly)
  }
}
