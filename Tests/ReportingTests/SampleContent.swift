import AnomalyDetection
import NeuralEngine
import Reporting
import TimeSeries

/// Report contents made by rule, for tests and to look at.
enum SampleContent {
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
  }

  static func make(_ recipe: Recipe = Recipe()) -> ReportContent {
    let names = recipe.names ?? (0..<recipe.channels).map { $0 == 0 ? "requests" : "metric \($0)" }
    let channels = names.count
    var values = [Double](repeating: 0, count: recipe.rows * channels)
    var expected = values
    for row in 0..<recipe.rows {
      for channel in 0..<channels {
        let base = wave(row: row, channel: channel)
        let index = row * channels + channel
        expected[index] = base
        values[index] = base + (noise(index) - 0.5) * 60 * Double(channel + 1)
      }
    }
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
    let result = DetectionResult(
      series: Series(
        name: "sample", channelNames: names, timeAxis: axis, values: values,
        labels: recipe.hasLabels ? isAnomaly : nil),
      rawScores: scores.map { $0 * 0.02 }, anomalyScores: scores, isAnomaly: isAnomaly,
      isImputed: [Bool](repeating: false, count: recipe.rows), expected: expected,
      residualScales: residualScales, threshold: 0.02,
      anomalies: anomalies, gaps: recipe.gaps)
    return content(of: result)
  }

  /// What a report needs beside a result.
  static func content(of result: DetectionResult) -> ReportContent {
    let losses = (0..<40).map { epoch in
      TrainingHistory.Epoch(
        trainingLoss: 0.9 / Double(epoch + 1) + 0.01,
        validationLoss: 1.1 / Double(epoch + 1) + 0.02,
        learningRate: 0.001)
    }
    return ReportContent(
      title: result.series.name, result: result,
      trainingRows: 0..<result.series.rowCount / 2,
      threshold: .init(
        rule: "the 99.5th percentile of the training errors", promise: "at most 2 a week",
        check: "1.6 a week on the rows held out"),
      mergeDistance: 2,
      trainingErrors: (0..<2000).map { Float(0.002 + 0.016 * noise($0) * noise($0 + 99_999)) },
      models: [
        .init(
          "Dense autoencoder 48 → 24 → 6 → 24 → 48 over windows of 48 rows, 2,718 parameters.",
          layers: [
            LayerDescription(
              name: "encoder.0 Dense (ReLU)", outputShape: [24], parameterCount: 1176),
            LayerDescription(name: "encoder.1 Dense (ReLU)", outputShape: [6], parameterCount: 150),
            LayerDescription(
              name: "decoder.0 Dense (ReLU)", outputShape: [24], parameterCount: 168),
            LayerDescription(name: "decoder.1 Dense", outputShape: [48], parameterCount: 1200),
          ], history: TrainingHistory(epochs: losses, bestEpoch: 33, stoppedEarly: true))
      ],
      dataNotes: ["3 rows were out of order and have been sorted."],
      warnings: ["The training part holds 1,200 windows; 2,000 or more would be better."],
      metrics: [
        .init("Precision", "0.93", explanation: "events found that are labelled"),
        .init("Recall", "1", explanation: "labelled events that were found"),
      ],
      provenance: [
        .init("martlet", "0.1.0"), .init("seed", "42"),
        .init("data fingerprint", "9f2c41d07ab1e355"),
      ])
  }
}
