import AnomalyDetection
import Studies
import TimeSeries

/// A series as charts over time draw it: what was marked in it, and what was expected of it.
struct DrawnSeries {
  let series: Series
  /// What a model says of each row; `nil` where none went over them.
  let result: DetectionResult?
  /// What it found, where rows are judged; else verdicts are on windows, or there are none.
  let judged: DetectionResult?
  /// Rows that are marked, in time order: those of the anomalies, or of the windows that are flagged.
  let flagged: [Range<Int>]
  let gaps: [DataGap]
  /// Known anomalous stretches, in time order; `nil` where nothing is known.
  let labelledRanges: [Range<Int>]?
  /// Rows that were learned from; `nil` where they are not known, or of other data.
  let trainingRows: Range<Int>?
  /// Rows before which the sampling pauses, rising.
  let breaks: [Int]
  /// Channels, those with the largest part in the anomalies first.
  let channelOrder: [Int]
  /// `[channel]`: names to show, never empty.
  let channelNames: [String]
  /// `[channel]`: units; empty where unknown.
  let units: [String]
  /// Whether a model gave an expectation for anything.
  let hasExpectation: Bool

  /// `nil` of a report that has no rows to tell of.
  init?(_ report: Report) {
    result = report.detection?.result
    guard let series = result?.series ?? report.series ?? report.study?.table else { return nil }
    self.series = series
    judged = report.study.map { $0.unit == .rows } ?? true ? result : nil
    let rows = 0..<series.rowCount
    flagged =
      judged?.anomalies.map(\.rows)
      ?? (report.study?.flaggedRows ?? []).map { $0.clamped(to: rows) }.filter { !$0.isEmpty }
    gaps = result?.gaps ?? series.gaps()
    let labels = [series, report.series, report.study?.table].lazy.compactMap { $0?.labels }
      .first { $0.count == series.rowCount }
    labelledRanges = (report.labelledRanges ?? labels.map(Self.runs)).map { ranges in
      ranges.map { $0.clamped(to: rows) }.filter { !$0.isEmpty }
    }
    trainingRows = report.trainingRows
    breaks = gaps.compactMap { gap in
      if case .missingRows = gap.kind { gap.rows.lowerBound } else { nil }
    }.sorted()
    channelNames = series.channelNames.enumerated().map { index, name in
      name.allSatisfy(\.isWhitespace) ? "channel \(index + 1)" : name
    }
    let measured = report.series ?? series
    units = series.channelNames.map { name in
      measured.channelNames.firstIndex(of: name).flatMap { index in
        report.units.indices.contains(index) ? report.units[index] : nil
      } ?? ""
    }
    channelOrder = Self.order(of: series.channelNames, in: judged?.anomalies ?? [])
    hasExpectation = result?.expected.contains { $0.isFinite } ?? false
  }

  /// The anomalies that are told one by one.
  var anomalies: [Anomaly] { judged?.anomalies ?? [] }

  /// Whether there is anything to draw.
  var isEmpty: Bool { series.rowCount == 0 || series.channelCount == 0 }

  /// What the model expected; `NaN` where unknown.
  func expected(_ row: Int, _ channel: Int) -> Double {
    let index = row * series.channelCount + channel
    guard let result, index < result.expected.count else { return .nan }
    return result.expected[index]
  }

  /// The usual size of a channel's deviation at a row; 0 where unknown.
  func residualScale(_ row: Int, _ channel: Int) -> Double {
    result?.residualScale(row, channel) ?? 0
  }

  /// Whether it is known anywhere in some rows how far a channel usually is from what is expected.
  func hasBand(_ channel: Int, rows: Range<Int>) -> Bool {
    rows.contains { residualScale($0, channel) > 0 }
  }

  /// A channel's name with its unit, for an axis.
  func axisTitle(_ channel: Int) -> String {
    let name = Markup.shortened(channelNames[channel], to: 48)
    return units[channel].isEmpty ? name : "\(name) (\(units[channel]))"
  }

  /// Whether a channel has enough of a part in what is marked to be drawn as flagged there.
  func takesPart(_ channel: Int, inFlagged index: Int) -> Bool {
    guard series.channelCount > 1, anomalies.indices.contains(index),
      let largest = anomalies[index].channelShares.first?.share
    else { return true }
    let share = anomalies[index].channelShares.first { $0.name == series.channelNames[channel] }
    return (share?.share ?? 0) >= 0.5 * largest
  }

  /// The channel with the largest part in an anomaly.
  func leadingChannel(of anomaly: Anomaly) -> Int {
    guard let name = anomaly.channelShares.first?.name else { return channelOrder.first ?? 0 }
    return series.channelNames.firstIndex(of: name) ?? channelOrder.first ?? 0
  }

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
