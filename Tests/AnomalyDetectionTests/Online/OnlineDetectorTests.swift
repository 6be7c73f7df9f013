import AnomalyDetection
import Foundation
import RandomNumbers
import Testing
import TimeSeries

@Suite struct OnlineDetectorTests {
  private static let hour: Int64 = 3_600_000_000_000

  /// Long without optimisation.
  #if DEBUG
    private static let models = [OnlineConfiguration.Model.dense]
  #else
    private static let models = OnlineConfiguration.Model.allCases
  #endif

  private static func configuration(
    _ model: OnlineConfiguration.Model = .dense
  ) -> OnlineConfiguration {
    OnlineConfiguration(model: model, windowLength: 12, memberCount: 1, warmUp: 96)
  }

  private static func detector(
    _ configuration: OnlineConfiguration = configuration(), channels: Int = 1
  ) throws -> OnlineDetector {
    try OnlineDetector(
      channelCount: channels, samplingInterval: hour, configuration: configuration)
  }

  private static func verdicts(
    _ series: Series, _ configuration: OnlineConfiguration = configuration()
  ) throws -> [OnlineVerdict] {
    var detector = try detector(configuration, channels: series.channelCount)
    return try detector.update(series)
  }

  private static func bits(_ verdicts: [OnlineVerdict]) -> [[UInt64]] {
    verdicts.map { verdict in
      [
        UInt64(verdict.row), UInt64(verdict.surprise.bitPattern),
        UInt64(verdict.alarmScore.bitPattern), UInt64(verdict.channel),
      ] + verdict.expected.map(\.bitPattern)
    }
  }

  @Test func `a spike, a row out of season and a shift are the highest alarms`() throws {
    let series = waves(rows: 600) { values in
      values[300] += 30
      // Noon's value at midnight: neither high nor low.
      values[420] = values[432]
      for row in 500..<600 { values[row] += 25 }
    }
    let verdicts = try Self.verdicts(series)
    #expect(verdicts.prefix(96).allSatisfy { $0.surprise.isNaN && $0.alarmScore == 0 })
    let others = verdicts.filter { !(300..<312 ~= $0.row || 420..<432 ~= $0.row || $0.row >= 500) }
    let scores = others.filter { $0.row >= 96 }.map(\.surprise).sorted()
    let usual = scores[scores.count * 49 / 50]
    #expect(scores.last ?? 99 < verdicts[300].alarmScore / 2)
    #expect(verdicts[300].parts.range > 2)
    #expect(verdicts[420].surprise > usual)
    #expect(verdicts[420].parts.season > verdicts[420].parts.range)
    #expect(verdicts[500].surprise > usual)
    #expect(abs(verdicts[300].expected[0] - (series[300, 0] - 30)) < 10)
  }

  @Test func `what comes later changes nothing that was said`() throws {
    let calm = try Self.verdicts(waves(rows: 400, channels: 2))
    let wild = try Self.verdicts(
      waves(rows: 400, channels: 2) { values in
        for index in 2 * 240..<800 { values[index] = index % 3 == 0 ? .nan : Double(index) * 1e6 }
      })
    #expect(Self.bits(Array(calm[..<240])) == Self.bits(Array(wild[..<240])))
    #expect(Self.bits(calm) != Self.bits(wild))
  }

  @Test(arguments: Self.models, [50, 96, 301])
  func `a stream that stops and goes on says the same, to the bit`(
    _ model: OnlineConfiguration.Model, stop: Int
  ) throws {
    let series = waves(rows: 310, channels: 2) { values in
      values[2 * 20] = .nan
      values[2 * 200 + 1] = .nan
      for row in 250..<255 { (values[2 * row], values[2 * row + 1]) = (.nan, .nan) }
    }
    var configuration = Self.configuration(model)
    configuration.windowLength = 8
    var whole = try Self.detector(configuration, channels: 2)
    var first = whole
    let expected = try whole.update(series)
    var found = try first.update(series.rows(0..<stop))
    let saved = try JSONEncoder().encode(first.savedState)
    var second = try OnlineDetector(
      resuming: JSONDecoder().decode(OnlineDetector.State.self, from: saved))
    found += try second.update(series.rows(stop..<310))
    #expect(Self.bits(found) == Self.bits(expected))
    #expect(second.savedState == whole.savedState)
  }

  @Test func `the seed decides, and nothing else`() throws {
    let series = waves(rows: 200)
    var other = Self.configuration()
    other.seed = 2
    let first = try Self.verdicts(series)
    #expect(try Self.bits(first) == Self.bits(Self.verdicts(series)))
    #expect(try Self.bits(first) != Self.bits(Self.verdicts(series, other)))
  }

  @Test func `without members the season and the range stand alone`() throws {
    var configuration = Self.configuration()
    configuration.memberCount = 0
    let verdicts = try Self.verdicts(waves(rows: 300) { $0[250] += 40 }, configuration)
    #expect(verdicts[250].alarmScore > 7)
    #expect(verdicts.allSatisfy { $0.parts.model == 0 })
    #expect(abs(verdicts[200].expected[0] - verdicts[176].expected[0]) < 3)
  }

  @Test func `the odd channel is named`() throws {
    let verdicts = try Self.verdicts(
      waves(rows: 300, channels: 3) { $0[3 * 250 + 1] += 40 })
    #expect(verdicts[250].channel == 1)
    #expect(verdicts[250].alarmScore > 7)
  }

  @Test func `a missing value is no alarm, and a missing day keeps the season in step`() throws {
    var detector = try Self.detector()
    let series = waves(rows: 400)
    for row in 0..<400 where !(200..<224 ~= row) {
      let isDead = 300..<310 ~= row
      let verdict = try detector.update(
        [isDead ? .nan : series[row, 0]], missingRows: row == 224 ? 24 : 0)
      if isDead {
        #expect(verdict.surprise.isNaN)
        #expect(verdict.alarmScore == 0)
      } else if row >= 224 {
        #expect(verdict.parts.season < 12)
      }
    }
  }

  @Test func `a season is found without a clock`() throws {
    var configuration = Self.configuration()
    configuration.memberCount = 0
    configuration.warmUp = nil
    var detector = try OnlineDetector(channelCount: 1, configuration: configuration)
    #expect(detector.warmUp == 160)
    let series = waves(rows: 600)
    _ = try detector.update(series.rows(0..<160))
    #expect(detector.season == 24)
  }

  @Test(arguments: [
    (300, 288, 288), (3600, 24, 160), (86_400, 7, 160), (60, 1440, 1000), (1, nil, 160),
  ])
  func `the clock suggests a season, and the season a warm-up`(
    seconds: Int, season: Int?, warmUp: Int
  ) throws {
    let interval = Int64(seconds) * 1_000_000_000
    var configuration = OnlineConfiguration(memberCount: 0)
    let detector = try OnlineDetector(
      channelCount: 1, samplingInterval: interval, configuration: configuration)
    #expect(detector.warmUp == warmUp)
    #expect(detector.quietPeriod == warmUp * 3 / 5)
    configuration.warmUp = 100
    var short = try OnlineDetector(
      channelCount: 1, samplingInterval: interval, configuration: configuration)
    // No rhythm of its own.
    var generator = RandomGenerator(seed: 2)
    for _ in 0..<100 { _ = try short.update([generator.normal()]) }
    #expect(short.season == season)
  }

  @Test func `numbers out of range are refused by name`() {
    func refused(_ change: (inout OnlineConfiguration) -> Void) -> String {
      var configuration = OnlineConfiguration()
      change(&configuration)
      do {
        _ = try OnlineDetector(channelCount: 1, configuration: configuration)
        return ""
      } catch {
        return "\(error)"
      }
    }
    #expect(refused { $0.windowLength = 3 } == "window_length is 3, expected 4 to 1024")
    #expect(refused { $0.memberCount = -1 } == "members is -1, expected 0 to 64")
    #expect(refused { $0.warmUp = 10 } == "warm_up is 10, expected 96 to 32768")
    #expect(refused { $0.season = 2 } == "season is 2, expected 4 to 4096")
  }

  @Test func `a state of others is refused`() throws {
    var detector = try Self.detector()
    _ = try detector.update(waves(rows: 120))
    let text = try #require(
      String(data: JSONEncoder().encode(detector.savedState), encoding: .utf8))
    for (found, replacement) in [
      ("\"channels\":1", "\"channels\":2"), ("\"window_length\":12", "\"window_length\":13"),
      ("\"members\":1", "\"members\":2"), ("\"rows\":120", "\"rows\":119"),
      ("\"model\":\"dense\"", "\"model\":\"lstm\""),
    ] {
      #expect(text.contains(found))
      let altered = text.replacingOccurrences(of: found, with: replacement)
      #expect(throws: (any Error).self, "\(replacement)") {
        let state = try JSONDecoder().decode(
          OnlineDetector.State.self, from: Data(altered.utf8))
        _ = try OnlineDetector(resuming: state)
      }
    }
  }

  @Test func `a recorded series is judged as the stream is, and its alarms are merged`() throws {
    let series = waves(rows: 600) { values in
      values[300] += 60
      values[303] += 60
      for row in 500..<505 { values[row] -= 80 }
    }
    var fractions: [Double] = []
    let found = try OnlineDetection(series, configuration: Self.configuration()) {
      fractions.append($0.fraction)
      return true
    }
    let verdicts = try Self.verdicts(series)
    #expect(
      found.result.reconstructionErrors.map(\.bitPattern) == verdicts.map(\.surprise.bitPattern))
    let anomalies = found.result.anomalies
    #expect(anomalies.count <= 4)
    // Two spikes close together are one anomaly.
    #expect(anomalies.count { $0.rows.contains(300) && $0.rows.contains(303) } == 1)
    #expect(anomalies.count { $0.rows.lowerBound == 500 } == 1)
    #expect(found.result.anomalies.allSatisfy { $0.score > 1 })
    #expect(found.result.threshold == OnlineDetection.usualThreshold)
    #expect(found.result.alarmRate == nil)
    #expect(found.reason.contains("a daily rhythm (24 rows), one channel"))
    #expect(fractions.first == 0 && fractions.count == 3)
    #expect(throws: DetectorError.cancelled) {
      try OnlineDetection(series, configuration: Self.configuration()) { _ in false }
    }
  }

  @Test func `a budget is kept on line, and other rules are refused`() throws {
    let budget = try #require(AlarmBudget("2/500rows"))
    let series = waves(rows: 900) { $0[700] += 90 }
    let found = try OnlineDetection(
      series, configuration: Self.configuration(), rule: .budget(budget))
    let rate = try #require(found.result.alarmRate)
    #expect(rate.promised == 0.004 && rate.rows > 600)
    #expect(rate.alarms <= 6)
    #expect(found.result.isAnomaly[700])
    #expect(throws: DetectorError.self) {
      try OnlineDetection(series, configuration: Self.configuration(), rule: .percentile(99))
    }
    #expect(throws: DetectorError.self) {
      try OnlineDetection(
        Series(
          name: "", channelNames: ["x"], timeAxis: TimeAxis(rowCount: 900), values: series.values),
        configuration: Self.configuration(), rule: .budget(try #require(AlarmBudget("1/week"))))
    }
  }
}
