import AnomalyDetection

/// The numbers that a reader of a study wants first.
struct StudyHeadline {
  let study: PreparedStudy

  var html: String {
    FactList(facts: facts, style: "headline").html
      + WarningList(sentences: warnings).html
  }

  private var warnings: [String] {
    guard let detection = study.content.detection,
      detection.falseNegatives + detection.truePositives == 0
    else { return study.content.warnings }
    return study.content.warnings + [
      "None of the \(study.content.unit) tested is labelled anomalous: precision and recall say "
        + "nothing here."
    ]
  }

  private var facts: [ReportContent.Fact] {
    let content = study.content
    var facts: [ReportContent.Fact] = []
    if let test = study.test, let r2 = test.r2 {
      facts.append(
        .init(
          "R², \(test.name)", NumberText.fixed(r2, decimals: 4),
          explanation: "share of the variance that is reconstructed"))
    }
    if let detection = content.detection {
      facts += Self.facts(detection)
    }
    if let test = study.test, let flagged = study.flaggedCount, !study.realErrors.isEmpty {
      let share = Double(flagged) / Double(study.realErrors.count)
      facts.append(
        .init(
          "Flagged", NumberText.percent(share),
          explanation:
            "\(NumberText.count(flagged)) of \(NumberText.count(study.realErrors.count)) "
            + "\(content.unit) of the \(test.name) part"))
    }
    return facts + content.facts
  }

  private static func facts(_ detection: StudyContent.Detection) -> [ReportContent.Fact] {
    let line = detection.lines.first { $0.name == "anomalous" }
    var facts: [ReportContent.Fact] = []
    // Of nothing that is anomalous nothing can be found.
    if let line, line.support > 0 {
      facts = [
        .init(
          "Precision", NumberText.percent(line.precision),
          explanation: "of what is flagged is right"),
        .init("Recall", NumberText.percent(line.recall), explanation: "of the anomalous is found"),
        .init("F1", NumberText.fixed(line.f1, decimals: 3)),
      ]
    }
    if let rocAUC = detection.rocAUC {
      facts.append(
        .init("ROC-AUC", NumberText.fixed(rocAUC, decimals: 4), explanation: "0.5 is chance"))
    }
    if let prAUC = detection.prAUC {
      facts.append(.init("PR-AUC", NumberText.fixed(prAUC, decimals: 4)))
    }
    return facts
  }
}
