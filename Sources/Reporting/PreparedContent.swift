import AnomalyDetection
import TimeSeries

/// A report's content with what several charts and sections derive from it.
struct PreparedContent {
  let content: ReportContent
  let result: DetectionResult
  let series: Series
  /// Known anomalous stretches, in time order; `nil` where nothing is known.
  let labelledRanges: [Range<Int>]?
  /// Rows before which the sampling pauses, rising.
  let breaks: [Int]
  /// Channels, those with the largest part in the anomalies first.
  let channelOrder: [Int]
  /// `[channel]`: names to show, never empty.
  let channelNames: [String]
  /// What would be flagged at other thresholds.
  let sweep: ThresholdSweep

  init(_ content: ReportContent) {
    self.content = content
    result = content.result
    series = content.result.series
    let rowCount = series.rowCount
    let labelled = content.labelledRanges ?? series.labels.map(Self.runs)
    labelledRanges = labelled.map { ranges in
      ranges.map { $0.clamped(to: 0..<rowCount) }.filter { !$0.isEmpty }
    }
    breaks = result.gaps.compactMap { gap in
      if case .missingRows = gap.kind { gap.rows.lowerBound } else { nil }
    }.sorted()
    channelNames = series.channelNames.enumerated().map { index, name in
      name.allSatisfy(\.isWhitespace) ? "channel \(index + 1)" : name
    }
    channelOrder = Self.order(of: series.channelNames, in: result.anomalies)
    sweep = ThresholdSweep(
      scores: result.anomalyScores, mergeDistance: content.mergeDistance, axis: series.timeAxis)
  }

  /// What the model expected; `NaN` where unknown.
  func expected(_ row: Int, _ channel: Int) -> Double {
    let index = row * series.channelCount + channel
    return index < result.expected.count ? result.expected[index] : .nan
  }

  /// Whether it is known anywhere in some rows how far a channel usually is from what is expected.
  func hasBand(_ channel: Int, rows: Range<Int>) -> Bool {
    rows.contains { result.residualScale($0, channel) > 0 }
  }

  /// A channel's name with its unit, for an axis.
  func axisTitle(_ channel: Int) -> String {
    let name = Markup.shortened(channelNames[channel], to: 48)
    guard channel < content.units.count, !content.units[channel].isEmpty else { return name }
    return "\(name) (\(content.units[channel]))"
  }

  /// The share of a channel in an anomaly; 0 where it is not named.
  func share(of channel: Int, in anomaly: Anomaly) -> Double {
    anomaly.channelShares.first { $0.name == series.channelNames[channel] }?.share ?? 0
  }

  /// The channel with the largest part in an anomaly.
  func leadingChannel(of anomaly: Anomaly) -> Int {
    guard let name = anomaly.channelShares.first?.name else { return channelOrder.first ?? 0 }
    return series.channelNames.firstIndex(of: name) ?? channelOrder.first ?? 0
  }

  /// Whether the model gave an expectation for anything.
  var hasExpectation: Bool { result.expected.contains { $0.isFinite } }

  /// The moment of a row in words.
  func moment(_ row: Int) -> String {
    TimeText.moment(series.timeAxis.tick(at: row), style: series.timeAxis.style)
  }

  /// The first and last moment of some rows in words.
  func span(_ rows: Range<Int>) -> String {
    TimeText.span(
      from: series.timeAxis.tick(at: rows.lowerBound),
      to: series.timeAxis.tick(at: rows.upperBound - 1), style: series.timeAxis.style)
  }

  private static func order(of names: [String], in anomalies: [Anomaly]) -> [Int] {
    var weights = [Double](repeating: 0, count: names.count)
    var indices: [String: Int] = [:]
    for (index, name) in names.enumerated() where indices[name] == nil { indices[name] = index }
    for anomaly in anomalies {
      for share in anomaly.channelShares {
        guard let index = indices[share.name], share.share.isFinite else { continue }
        weights[index] += share.share * min(10, max(0, anomaly.score))
      }
    }
    return names.indices.sorted {
      weights[$0] == weights[$1] ? $0 < $1 : weights[$0] > weights[$1]
    }
  }

  private static func runs(of flags: [Bool]) -> [Range<Int>] {
    var result: [Range<Int>] = []
    var start: Int?
    for (row, flag) in flags.enumerated() {
      if flag {
        start = start ?? row
      } else if let first = start {
        result.append(first..<row)
        start = nil
      }
    }
    if let start { result.append(start..<flags.count) }
    return result
  }
}
