import AnomalyDetection
import TimeSeries

/// A study's content with what several charts and sections derive from it.
struct PreparedStudy {
  let content: StudyContent
  /// The series with what was flagged in it; `nil` without a series.
  let prepared: PreparedContent?
  /// The table that autocorrelations and the heat map are of: as it was read, where that is known.
  let table: Series?
  /// What can be said of the table's channels.
  let description: SeriesDescription?

  /// - Parameter description: That of the series, where it is known already.
  init(_ content: StudyContent, description known: SeriesDescription? = nil) {
    self.content = content
    let result = content.result ?? content.series.map { Self.result($0, content) }
    guard let result, result.series.rowCount > 0, result.series.channelCount > 0 else {
      prepared = nil
      table = nil
      description = nil
      return
    }
    var report = ReportContent(
      title: content.title, result: result, threshold: .init(rule: content.threshold?.rule ?? ""))
    report.trainingRows = content.trainingRows
    prepared = PreparedContent(report)
    let table = content.series ?? result.series
    self.table = table
    description = known ?? SeriesDescription(of: table)
  }

  /// The part that is judged.
  var test: StudyContent.Part? { content.parts.last }

  /// The scores of the test's windows that were not made.
  var realErrors: ArraySlice<Float> { test?.errors.dropLast(content.madeCount) ?? [] }

  /// How many of those are flagged.
  var flaggedCount: Int? {
    if let flags = test?.isFlagged { return flags.dropLast(content.madeCount).count { $0 } }
    return content.threshold.map { threshold in realErrors.count { Double($0) > threshold.value } }
  }

  /// What was found row by row; `nil` where windows are judged.
  var judgedRows: PreparedContent? {
    content.unit == "rows" && content.result != nil ? prepared : nil
  }

  /// The rows of the heat map: the most recent ones, as many as there are columns for.
  var recentRows: Range<Int> {
    let count = table?.rowCount ?? 0
    return max(0, count - 240)..<count
  }

  /// A result of which only the flagged rows are known.
  private static func result(_ series: Series, _ content: StudyContent) -> DetectionResult {
    var flags = [Bool](repeating: false, count: series.rowCount)
    let anomalies = content.flaggedRows.map { $0.clamped(to: flags.indices) }.filter { !$0.isEmpty }
      .map { rows in
        for row in rows { flags[row] = true }
        return Anomaly(
          rows: rows, peak: rows.lowerBound, score: 1, severity: .low, expected: [], actual: [],
          channelShares: [])
      }
    return DetectionResult(
      series: series, rawScores: [], anomalyScores: [], isAnomaly: flags,
      isImputed: [Bool](repeating: false, count: series.rowCount), expected: [], residualScales: [],
      threshold: Float(content.threshold?.value ?? 1), anomalies: anomalies, gaps: series.gaps())
  }
}
