internal import AnomalyDetection
internal import Reporting
internal import Studies
internal import TimeSeries

extension RecipeOutcome {
  /// One JSON object a series: what `detect --json` prints. The series left out come last.
  package func anomalyDocuments(_ written: Written = Written()) -> [JSONText] {
    findings.enumerated().map { index, finding in
      DetectionDocument(
        finding: finding, notes: notes(on: finding), modelFiles: recipe.modelFiles,
        writtenModel: written.models.dropFirst(index).first?.first,
        report: written.reports.dropFirst(index).first
      ).json
    } + skippedDocuments
  }

  /// What `metrics.json` holds: an object of the one series, or of several a list.
  package var metricsDocument: JSONText {
    let documents = findings.compactMap(metrics)
    guard findings.count + skipped.count > 1 else { return documents.first ?? .object([]) }
    return .object([.init("series", .array(documents + skippedDocuments))])
  }

  /// What `timing.json` holds.
  var timingDocument: JSONText {
    .object([
      .init("train_seconds", .number(findings.reduce(0) { $0 + $1.trainSeconds })),
      .init("total_seconds", .number(totalSeconds)),
    ])
  }

  private var skippedDocuments: [JSONText] {
    skipped.map { skipped in
      .object([
        .init("series", .string(skipped.series)), .init("error", .string("\(skipped.error)")),
      ])
    }
  }

  private func metrics(_ finding: Finding) -> JSONText? {
    guard let study = finding.study, let facts = finding.modelFacts else { return nil }
    let name = name(of: finding)
    let own = MetricsDocument(
      name: name, study: study, method: finding.model?.method ?? .fitted,
      facts: facts, events: finding.metrics, seed: recipe.seed
    ).members
    guard let detection = finding.detection, case .ensemble(let ensemble) = detection.model else {
      return .object(own)
    }
    let files = ResultNames.models(ensemble.members.count)
    let members = zip(finding.memberStudies, zip(detection.members, files)).map { study, member in
      let (detection, file) = member
      return JSONText.object(
        [.init("file", .string(file))]
          + MetricsDocument(
            name: name, study: study, method: .fitted,
            facts: ModelFacts(detection),
            events: finding.metrics(of: detection), seed: detection.model.seeds[0]
          ).members)
    }
    return .object(
      own + [
        .init("combination", .string(ensemble.rule.description)),
        .init("models", .array(members)),
      ])
  }
}
