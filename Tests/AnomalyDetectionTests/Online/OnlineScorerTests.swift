import RandomNumbers
import Testing
import TimeSeries

@testable import AnomalyDetection

@Suite struct OnlineScorerTests {
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

  private static func scorer(
    _ configuration: OnlineConfiguration = configuration(), channels: Int = 1
  ) throws -> OnlineScorer {
    try OnlineScorer(channelCount: channels, samplingInterval: hour, configuration: configuration)
  }

  /// A scorer, and memory for it.
  private struct Run {
    var scorer: OnlineScorer
    var scratch: OnlineModel.Scratch?

    mutating func take(_ series: Series, _ rows: Range<Int>) throws -> [OnlineScore] {
      try rows.map { try scorer.take(Array(series.row($0)), with: &scratch) }
    }

    mutating func bytes() throws -> [UInt8] {
      var archive = StateArchive()
      try scorer.archive(&archive)
      return archive.bytes
    }
  }

  private static func scores(
    _ series: Series, _ configuration: OnlineConfiguration = configuration()
  ) throws -> [OnlineScore] {
    var run = Run(scorer: try scorer(configuration, channels: series.channelCount))
    return try run.take(series, 0..<series.rowCount)
  }

  private static func alarmScores(
    _ series: Series, _ configuration: OnlineConfiguration = configuration()
  ) throws -> [Float] {
    try DetectionModel.online(configuration).detect(series).alarmScores
  }

  private static func bits(_ scores: [OnlineScore]) -> [[UInt64]] {
    scores.map { score in
      [UInt64(score.surprise.bitPattern), UInt64(score.channel)]
        + (score.expected + score.residualScale).map(\.bitPattern)
    }
  }

  @Test func `a spike, a row out of season and a shift are the highest alarms`() throws {
    let series = waves(rows: 600) { values in
      values[300] += 30
      // Noon's value at midnight: neither high nor low.
      values[420] = values[432]
      for row in 500..<600 { values[row] += 25 }
    }
    let scores = try Self.scores(series)
    let alarmScores = try Self.alarmScores(series)
    #expect(scores.prefix(96).allSatisfy { $0.surprise.isNaN })
    #expect(alarmScores.prefix(96).allSatisfy { $0 == 0 })
    let others = scores.indices.filter {
      $0 >= 96 && !(300..<312 ~= $0 || 420..<432 ~= $0 || $0 >= 500)
    }
    let surprises = others.map { scores[$0].surprise }.sorted()
    let usual = surprises[surprises.count * 49 / 50]
    #expect(surprises.last ?? 99 < alarmScores[300] / 2)
    #expect(scores[300].terms.range > 2)
    #expect(scores[420].surprise > usual)
    #expect(scores[420].terms.season > scores[420].terms.range)
    #expect(scores[500].surprise > usual)
    #expect(abs(scores[300].expected[0] - (series[300, 0] - 30)) < 10)
  }

  @Test func `what comes later changes nothing that was said`() throws {
    let calm = try Self.scores(waves(rows: 400, channels: 2))
    let wild = try Self.scores(
      waves(rows: 400, channels: 2) { values in
        for index in 2 * 240..<800 { values[index] = index % 3 == 0 ? .nan : Double(index) * 1e6 }
      })
    #expect(Self.bits(Array(calm[..<240])) == Self.bits(Array(wild[..<240])))
    #expect(Self.bits(calm) != Self.bits(wild))
  }

  @Test(arguments: Self.models, [50, 96, 301])
  func `a scorer that stops and goes on says the same, to the bit`(
    _ model: OnlineConfiguration.Model, stop: Int
  ) throws {
    let series = waves(rows: 310, channels: 2) { values in
      values[2 * 20] = .nan
      values[2 * 200 + 1] = .nan
      for row in 250..<255 { (values[2 * row], values[2 * row + 1]) = (.nan, .nan) }
    }
    var configuration = Self.configuration(model)
    configuration.windowLength = 8
    let fresh = Run(scorer: try Self.scorer(configuration, channels: 2))
    var (whole, second) = (fresh, fresh)
    let first = try whole.take(series, 0..<stop)
    var archive = StateArchive(reading: try whole.bytes())
    try second.scorer.archive(&archive)
    #expect(archive.isAtEnd)
    #expect(
      try Self.bits(first + second.take(series, stop..<310))
        == Self.bits(first + whole.take(series, stop..<310)))
    #expect(try second.bytes() == whole.bytes())
  }

  @Test func `the seed decides, and nothing else`() throws {
    let series = waves(rows: 200)
    var other = Self.configuration()
    other.seed = 2
    let first = try Self.scores(series)
    #expect(try Self.bits(first) == Self.bits(Self.scores(series)))
    #expect(try Self.bits(first) != Self.bits(Self.scores(series, other)))
  }

  @Test func `without members the season and the range stand alone`() throws {
    var configuration = Self.configuration()
    configuration.memberCount = 0
    let series = waves(rows: 300) { $0[250] += 40 }
    let scores = try Self.scores(series, configuration)
    #expect(try Self.alarmScores(series, configuration)[250] > 7)
    #expect(scores.allSatisfy { $0.terms.model == 0 })
    #expect(abs(scores[200].expected[0] - scores[176].expected[0]) < 3)
  }

  @Test func `the odd channel is named`() throws {
    let series = waves(rows: 300, channels: 3) { $0[3 * 250 + 1] += 40 }
    let found = try DetectionModel.online(Self.configuration()).detect(series)
    let anomaly = try #require(found.result.anomalies.first { $0.rows.contains(250) })
    #expect(anomaly.channelShares.first?.name == "wave 1")
    #expect(try Self.scores(series)[250].channel == 1)
    #expect(found.alarmScores[250] > 7)
  }

  @Test func `a missing value is no alarm, and a missing day keeps the season in step`() throws {
    var run = Run(scorer: try Self.scorer())
    let series = waves(rows: 400)
    for row in 0..<400 where !(200..<224 ~= row) {
      let isDead = 300..<310 ~= row
      let score = try run.scorer.take(
        [isDead ? .nan : series[row, 0]], missingRows: row == 224 ? 24 : 0, with: &run.scratch)
      if isDead {
        #expect(score.surprise.isNaN)
      } else if row >= 224 {
        #expect(score.terms.season < 12)
      }
    }
    let dead = waves(rows: 400) { for row in 300..<310 { $0[row] = .nan } }
    #expect(try Self.alarmScores(dead)[300..<310].allSatisfy { $0 == 0 })
  }

  @Test func `a season is found without a clock`() throws {
    var configuration = Self.configuration()
    configuration.memberCount = 0
    configuration.warmUp = nil
    var run = Run(
      scorer: try OnlineScorer(
        channelCount: 1, samplingInterval: nil, configuration: configuration))
    #expect(run.scorer.warmUp == 160)
    _ = try run.take(waves(rows: 600), 0..<160)
    #expect(run.scorer.season == 24)
  }

  @Test(arguments: [
    (300, 288, 288), (3600, 24, 160), (86_400, 7, 160), (60, 1440, 1000), (1, nil, 160),
  ])
  func `the clock suggests a season, and the season a warm-up`(
    seconds: Int, season: Int?, warmUp: Int
  ) throws {
    let interval = Int64(seconds) * 1_000_000_000
    var configuration = OnlineConfiguration(memberCount: 0)
    let scorer = try OnlineScorer(
      channelCount: 1, samplingInterval: interval, configuration: configuration)
    #expect(scorer.warmUp == warmUp)
    let alarms = try configuration.alarms(
      nil, samplingInterval: interval, style: .epoch(.nanoseconds), warmUp: warmUp)
    #expect(alarms.quietPeriod == warmUp * 3 / 5)
    configuration.warmUp = 100
    var short = Run(
      scorer: try OnlineScorer(
        channelCount: 1, samplingInterval: interval, configuration: configuration))
    // No rhythm of its own.
    var generator = RandomGenerator(seed: 2)
    for _ in 0..<100 {
      _ = try short.scorer.take([generator.normal()], with: &short.scratch)
    }
    #expect(short.scorer.season == season)
  }

  @Test func `numbers out of range are refused by name`() {
    func refused(_ change: (inout OnlineConfiguration) -> Void) -> String {
      var configuration = OnlineConfiguration()
      change(&configuration)
      do {
        _ = try Watcher(.online(configuration))
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

  @Test func `a recorded series is judged as the stream is, and its alarms are merged`() throws {
    let series = waves(rows: 600) { values in
      values[300] += 60
      values[303] += 60
      for row in 500..<505 { values[row] -= 80 }
    }
    let model = DetectionModel.online(Self.configuration())
    var fractions: [Double] = []
    let found = try model.detect(series) {
      fractions.append($0.fraction)
      return true
    }
    let scores = try Self.scores(series)
    #expect(found.result.rawScores.map(\.bitPattern) == scores.map(\.surprise.bitPattern))
    let anomalies = found.result.anomalies
    #expect(anomalies.count <= 4)
    // Two spikes close together are one anomaly.
    #expect(anomalies.count { $0.rows.contains(300) && $0.rows.contains(303) } == 1)
    #expect(anomalies.count { $0.rows.lowerBound == 500 } == 1)
    #expect(found.result.anomalies.allSatisfy { $0.score > 1 })
    #expect(found.result.threshold == DetectionModel.usualSurprise)
    #expect(found.result.alarmRate == nil)
    #expect(found.reason.contains("a daily rhythm (24 rows), one channel"))
    #expect(fractions.first == 0 && fractions.count == 3)
    #expect(throws: DetectorError.cancelled) { try model.detect(series) { _ in false } }
    #expect(throws: DetectorError.cancelled) { try model.watch(series) { _ in false } }
  }

  @Test func `a budget is kept on line, and other rules are refused`() throws {
    let budget = try #require(AlarmBudget("2/500rows"))
    let series = waves(rows: 900) { $0[700] += 90 }
    func model(_ rule: ThresholdRule) -> DetectionModel {
      .online(Self.configuration(), threshold: rule)
    }
    let found = try model(.budget(budget)).detect(series)
    let rate = try #require(found.result.alarmRate)
    #expect(rate.promised == 0.004 && rate.rows > 600)
    #expect(rate.alarms <= 6)
    #expect(found.result.isAnomaly[700])
    #expect(throws: DetectorError.self) { try model(.percentile(99)).detect(series) }
    #expect(throws: DetectorError.self) { try Watcher(model(.percentile(99))) }
    let weekly = model(.budget(try #require(AlarmBudget("1/week"))))
    #expect(throws: DetectorError.self) {
      try weekly.detect(
        Series(
          name: "", channelNames: ["x"], timeAxis: TimeAxis(rowCount: 900), values: series.values))
    }
    #expect(throws: DetectorError.self) { try Watcher(weekly, style: .rowNumber) }
  }
}
