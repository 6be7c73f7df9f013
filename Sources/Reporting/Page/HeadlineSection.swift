import AnomalyDetection
import TimeSeries

/// The numbers that a reader wants first, and the warnings that belong beside them.
struct HeadlineSection {
  let prepared: PreparedContent

  var html: String {
    FactList(facts: facts, style: "headline").html
      + WarningList(sentences: prepared.content.warnings).html
  }

  private var facts: [ReportContent.Fact] {
    let result = prepared.result
    let rowCount = prepared.series.rowCount
    let flagged = result.flaggedRowCount
    var facts = [
      ReportContent.Fact(
        "Anomalies", NumberText.count(result.anomalies.count), explanation: severities)
    ]
    if let rate = prepared.sweep.rate(of: result.anomalies.count) {
      let words = rate.split(separator: " ", maxSplits: 1)
      facts.append(
        ReportContent.Fact(
          "Alarms " + (words.last.map(String.init) ?? ""), words.first.map(String.init) ?? rate,
          explanation: prepared.content.threshold.promise.map { "asked for: \($0)" }))
    }
    if rowCount > 0 {
      facts.append(
        ReportContent.Fact(
          "Rows flagged", NumberText.percent(Double(flagged) / Double(rowCount)),
          explanation: "\(NumberText.count(flagged)) of \(NumberText.count(rowCount))"))
    }
    for metric in prepared.content.metrics.prefix(2) { facts.append(metric) }
    facts.append(
      ReportContent.Fact(
        "Threshold", NumberText.value(Double(result.threshold)),
        explanation: prepared.content.threshold.rule))
    if !result.gaps.isEmpty {
      facts.append(
        ReportContent.Fact(
          "Gaps", NumberText.count(result.gaps.count), explanation: "stretches without data"))
    }
    return facts
  }

  /// `2 critical, 1 high`.
  private var severities: String? {
    let words = Anomaly.Severity.allCases.reversed().compactMap { severity in
      let count = prepared.result.anomalies.count { $0.severity == severity }
      return count == 0 ? nil : "\(NumberText.count(count)) \(severity.rawValue)"
    }
    return words.isEmpty ? nil : words.joined(separator: ", ")
  }
}
