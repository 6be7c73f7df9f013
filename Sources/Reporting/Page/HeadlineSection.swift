import AnomalyDetection
import Evaluation
import Studies
import TimeSeries

/// The numbers that a reader wants first, and the warnings that belong beside them.
struct HeadlineSection {
  let view: ReportView

  var html: String {
    FactList(facts: facts, style: "headline").html + WarningList(sentences: warnings).html
  }

  private var warnings: [String] {
    guard let study = view.study, view.classification?.confusion.labelledCount == 0 else {
      return view.report.warnings
    }
    return view.report.warnings + [
      "None of the \(study.unit.rawValue) tested is labelled anomalous: precision and recall say "
        + "nothing here."
    ]
  }

  private var facts: [Report.Fact] {
    guard let threshold = view.threshold else {
      return view.description.map { DataFacts(view: view).described($0) } ?? []
    }
    var facts = anomalies(threshold) + study + (view.report.metrics?.eventFacts ?? [])
    // A study has enough numbers to begin with.
    if view.study == nil {
      facts.append(
        .init("Threshold", NumberText.value(threshold.value), explanation: threshold.rule))
    }
    if let gaps = view.drawn?.gaps, !gaps.isEmpty {
      facts.append(
        .init("Gaps", NumberText.count(gaps.count), explanation: "stretches without data"))
    }
    return facts
  }

  private func anomalies(_ threshold: ThresholdStory) -> [Report.Fact] {
    guard let judged = view.judged else { return [] }
    let rowCount = judged.series.rowCount
    var facts = [
      Report.Fact(
        "Anomalies", NumberText.count(judged.anomalies.count),
        explanation: severities(judged.anomalies))
    ]
    if let rate = view.sweep?.rate(of: judged.anomalies.count) {
      let words = rate.split(separator: " ", maxSplits: 1)
      facts.append(
        .init(
          "Alarms " + (words.last.map(String.init) ?? ""), words.first.map(String.init) ?? rate,
          explanation: threshold.promise.map { "asked for: \($0)" }))
    }
    // A study says it of its test.
    if rowCount > 0, view.study == nil {
      let flagged = judged.flaggedRowCount
      facts.append(
        .init(
          "Rows flagged", NumberText.percent(Double(flagged) / Double(rowCount)),
          explanation: "\(NumberText.count(flagged)) of \(NumberText.count(rowCount))"))
    }
    return facts
  }

  /// `2 critical, 1 high`.
  private func severities(_ anomalies: [Anomaly]) -> String? {
    let words = Anomaly.Severity.allCases.reversed().compactMap { severity in
      let count = anomalies.count { $0.severity == severity }
      return count == 0 ? nil : "\(NumberText.count(count)) \(severity.rawValue)"
    }
    return words.isEmpty ? nil : words.joined(separator: ", ")
  }

  private var study: [Report.Fact] {
    guard let study = view.study else { return [] }
    var facts: [Report.Fact] = []
    if let r2 = study.test.quality?.r2 {
      facts.append(
        .init(
          "R², test", NumberText.fixed(r2, decimals: 4),
          explanation: "share of the variance that is reconstructed"))
    }
    facts += view.classification.map(Self.facts) ?? []
    let flags = study.realFlags
    if !flags.isEmpty {
      let flagged = flags.count { $0 }
      facts.append(
        .init(
          "Flagged", NumberText.percent(Double(flagged) / Double(flags.count)),
          explanation: "\(NumberText.count(flagged)) of \(NumberText.count(flags.count)) "
            + "\(study.unit.rawValue) of the test part"))
    }
    return facts
  }

  private static func facts(_ found: ClassificationReport) -> [Report.Fact] {
    let confusion = found.confusion
    var facts: [Report.Fact] = []
    // Of nothing that is anomalous nothing can be found.
    if confusion.labelledCount > 0 {
      facts = [
        .init(
          "Precision", NumberText.percent(confusion.precision),
          explanation: "of what is flagged is right"),
        .init(
          "Recall", NumberText.percent(confusion.recall), explanation: "of the anomalous is found"),
        .init("F1", NumberText.fixed(confusion.f1, decimals: 3)),
      ]
    }
    if let rocAUC = found.rocAUC {
      facts.append(
        .init("ROC-AUC", NumberText.fixed(rocAUC, decimals: 4), explanation: "0.5 is chance"))
    }
    if let prAUC = found.prAUC {
      facts.append(.init("PR-AUC", NumberText.fixed(prAUC, decimals: 4)))
    }
    return facts
  }
}
