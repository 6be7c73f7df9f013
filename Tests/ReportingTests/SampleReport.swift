import NeuralEngine
import Reporting
import TimeSeries

@testable import AnomalyDetection

/// Reports made by rule, for tests and to look at: the scores and the anomalies are drawn, the model
/// that is said to have found them is a real one.
enum SampleReport {
  static let hour: Int64 = 3_600_000_000_000
  /// 2024-03-01 00:00 UTC.
  static let start: Int64 = 1_709_251_200_000_000_000

  /// A number in 0..<1 that looks random and depends on its index alone.
  static func noise(_ index: Int) -> Double {
    var value = UInt64(truncatingIfNeeded: index) &* 0x9E37_79B9_7F4A_7C15
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return Double((value ^ (value >> 31)) >> 11) / 9_007_199_254_740_992
  }

  /// A day's wave with a lower weekend, one row an hour.
  static func wave(row: Int, channel: Int) -> Double {
    let phase = (Double((row + channel * 3) % 24) - 12).magnitude / 12
    let weekend = row / 24 % 7 >= 5 ? 0.7 : 1
    return (400 + 1000 * (1 - phase) * (1 - phase)) * weekend * Double(channel + 1)
  }

  /// The parts that most tests change.
  struct Recipe {
    var rows = 500
    var channels = 1
    /// Rows of the anomalies, in order.
    var anomalies: [Range<Int>] = [100..<104, 300..<301, 420..<440]
    /// Channels that deviate in anomaly `i`: `i`, `i + 1`, up to this many.
    var hitChannels = 1
    var names: [String]?
    var style = TimestampStyle.dateTime(.init())
    var hasLabels = true
    var gaps: [DataGap] = []
    var missing: Range<Int>?

    var channelNames: [String] {
      names ?? (0..<channels).map { $0 == 0 ? "requests" : "metric \($0)" }
    }
  }

  /// A report with all that one without a study can tell.
  static func make(_ recipe: Recipe = Recipe()) throws -> Report {
    var report = try detection(recipe).report()
    report.trainingRows = 0..<recipe.rows / 2
    report.dataNotes = ["3 rows were out of order and have been sorted."]
    report.warnings = ["The training part holds 1,200 windows; 2,000 or more would be better."]
    report.provenance.append(.init("martlet", "0.1.0"))
    return report
  }

  /// What a small model is said to have found.
  static func detection(_ recipe: Recipe = Recipe()) throws -> Detection {
    detection(of: result(recipe), by: .fitted(try detector.get()))
  }

  /// A result with a model that is said to have come to it.
  static func detection(
    of result: DetectionResult, by model: DetectionModel = .online(OnlineConfiguration()),
    rule: ThresholdRule = .percentile(99.5)
  ) -> Detection {
    Detection(
      model: model,
      alarms: AlarmPolicy(
        rule: rule, threshold: result.threshold, events: EventRule(mergeGap: 2)),
      result: result, alarmScores: result.rawScores, reason: "what suits the data", timing: .causal,
      warmUp: 0, members: [])
  }

  /// One that was fitted on a fortnight of waves.
  static let detector = Result {
    let series = waves(rows: 336, channels: 1)
    var configuration = DetectorConfiguration(seed: 42)
    configuration.model = .kind(.dense)
    configuration.windowLength = 12
    configuration.training = .epochs(4)
    return try Detector.fit(series, configuration)
  }

  /// Waves with a little noise, one row an hour.
  static func waves(
    rows: Int, channels: Int, labels: [Bool]? = nil, change: (inout [Double]) -> Void = { _ in }
  ) -> Series {
    var values = (0..<rows * channels).map { index in
      let channel = index % channels
      return wave(row: index / channels, channel: channel)
        + (noise(index) - 0.5) * 60 * Double(channel + 1)
    }
    change(&values)
    return Series(
      name: "sample",
      channelNames: (0..<channels).map { $0 == 0 ? "requests" : "metric \($0)" },
      timeAxis: TimeAxis(
        ticks: (0..<rows).map { start + Int64($0) * hour }, style: .dateTime(.init())),
      values: values, labels: labels)
  }

  static func result(_ recipe: Recipe) -> DetectionResult {
    let names = recipe.channelNames
    let channels = names.count
    let expected = (0..<recipe.rows * channels).map {
      wave(row: $0 / channels, channel: $0 % channels)
    }
    var values = waves(rows: recipe.rows, channels: channels).values
    let residualScales = (0..<channels).map { 18 * Double($0 + 1) }
    var scores = (0..<recipe.rows).map { Float(0.1 + 0.7 * noise($0 + 7_000_000)) }
    var isAnomaly = [Bool](repeating: false, count: recipe.rows)
    let anomalies = recipe.anomalies.enumerated().map { number, rows in
      let hit = (0..<min(channels, recipe.hitChannels)).map { (number + $0) % channels }
      for row in rows {
        isAnomaly[row] = true
        scores[row] = Float(1.2 + Double(number % 5) * 1.3 + 0.2 * noise(row))
        for channel in hit {
          values[row * channels + channel] += (number % 2 == 0 ? 900 : -700) * Double(channel + 1)
        }
      }
      let peak = rows.max { scores[$0] < scores[$1] } ?? rows.lowerBound
      let shares = (0..<channels).map { channel in
        Anomaly.ChannelShare(
          name: names[channel],
          share: hit.contains(channel)
            ? 0.8 / Double(hit.count) + (channels == hit.count ? 0.2 / Double(hit.count) : 0)
            : 0.2 / Double(channels - hit.count))
      }
      let cells = peak * channels..<(peak + 1) * channels
      let ordered = shares.sorted { $0.share > $1.share }
      let (wanted, found) = (Array(expected[cells]), Array(values[cells]))
      return Anomaly(
        rows: rows, peak: peak, score: Double(scores[peak]),
        severity: Anomaly.Severity(score: Double(scores[peak])), expected: wanted, actual: found,
        channelShares: ordered,
        reason: AnomalySentence(
          expected: wanted, actual: found, shares: ordered, channelNames: names,
          residualScale: residualScales
        ).description)
    }
    for row in 0..<min(12, recipe.rows) { scores[row] = .nan }
    for row in recipe.missing ?? 0..<0 { values[row * channels] = .nan }
    let axis =
      recipe.style == .rowNumber
      ? TimeAxis(rowCount: recipe.rows)
      : TimeAxis(ticks: (0..<recipe.rows).map { start + Int64($0) * hour }, style: recipe.style)
    return DetectionResult(
      series: Series(
        name: "sample", channelNames: names, timeAxis: axis, values: values,
        labels: recipe.hasLabels ? isAnomaly : nil),
      rawScores: scores.map { $0 * 0.02 }, anomalyScores: scores, isAnomaly: isAnomaly,
      isImputed: [Bool](repeating: false, count: recipe.rows), expected: expected,
      residualScales: residualScales, threshold: 0.02, anomalies: anomalies, gaps: recipe.gaps)
  }
}
