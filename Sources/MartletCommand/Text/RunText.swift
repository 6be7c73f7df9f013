import AnomalyDetection
import Evaluation
import Recipes
import Reporting
import Studies
import TimeSeries

/// What came of a recipe, on a screen.
struct RunText {
  private let outcome: RecipeOutcome
  private let folder: String
  private let written: RecipeOutcome.Written

  init(_ outcome: RecipeOutcome, folder: String, written: RecipeOutcome.Written) {
    self.outcome = outcome
    self.folder = folder
    self.written = written
  }

  var text: String {
    let blocks = outcome.findings.map { FindingText(finding: $0, outcome: outcome).text }
    return
      (blocks + ["wrote \(written.names.joined(separator: ", ")) in \(folder)".shown()] + named)
      .joined(separator: "\n\n")
  }

  /// What has a path of its own.
  private var named: [String] {
    let outputs = outcome.recipe.outputs
    let places: [(what: String, place: OutputPlace, paths: [String])] = [
      ("scores", outputs.scores, [written.scores].compactMap(\.self)),
      ("model file", outputs.model, written.models.flatMap(\.self)),
      ("report", outputs.report, written.reports),
      ("anomalies", outputs.anomalies, [written.anomalies].compactMap(\.self)),
    ]
    let lines = places.filter { $0.place.path != nil }.flatMap { what, _, paths in
      paths.map { "\(what): \($0)".shown() }
    }
    return lines.isEmpty ? [] : [lines.joined(separator: "\n")]
  }
}

/// The parts of one series: how well they are reconstructed, and what was flagged in them.
private struct FindingText {
  let finding: Finding
  let outcome: RecipeOutcome

  var text: String {
    guard let study = finding.study else {
      return SeriesText(finding: finding, outcome: outcome).lines.joined(separator: "\n")
    }
    return
      ([data(study), parts(study), ""] + agreement(study) + members(study) + [""]
      + threshold(study)).joined(separator: "\n")
  }

  private func data(_ study: Study) -> String {
    let table = study.table
    let rows = NumberText.count(table.rowCount, "row", "rows")
    let channels = NumberText.count(table.channelCount, "channel", "channels")
    return "\(outcome.name(of: finding)): \(rows) of \(channels) from \(outcome.source)".shown()
  }

  /// The parts with their errors; of an ensemble those of each model.
  private func parts(_ study: Study) -> String {
    var table = TextTable([
      .init("part"), .init(study.unit.rawValue, .right), .init("mse", .right),
      .init("mae", .right), .init("rmse", .right), .init("R²", .right),
    ])
    let models = finding.memberStudies.isEmpty ? [study] : finding.memberStudies
    for (index, model) in models.enumerated() {
      for (name, part) in model.parts where part.count > 0 {
        let quality = part.quality
        func number(_ value: Double?) -> String { value.map(NumberText.value) ?? "–" }
        table.add([
          models.count == 1 ? name : "\(name), \(DetectorEnsemble.memberName(index, file: nil))",
          NumberText.count(part.count), number(quality?.meanSquaredError),
          number(quality?.meanAbsoluteError), number(quality?.rootMeanSquaredError),
          number(quality?.r2),
        ])
      }
    }
    return table.text
  }

  private func threshold(_ study: Study) -> [String] {
    let flagged =
      "\(NumberText.count(study.test.flaggedCount)) of \(NumberText.count(study.test.count)) "
      + "flagged in the test"
    if study.unit == .rows, let detection = finding.detection {
      return DetectorText(detection: detection, files: outcome.recipe.modelFiles).lines + [flagged]
    }
    return [
      """
      threshold \(NumberText.value(Double(study.threshold.value))) (\(study.threshold.rule) of \
      \(study.thresholdFrom.rawValue)): \(flagged)
      """
    ]
  }

  private func agreement(_ study: Study) -> [String] {
    guard let report = study.classification else {
      return ["no labels: nothing to measure against"]
    }
    let events = finding.metrics.map { MetricsText(metrics: $0).lines } ?? []
    let matrix = report.confusion
    func fixed(_ value: Double) -> String { NumberText.fixed(value, decimals: 3) }
    func area(_ value: Double?) -> String { value.map(fixed) ?? "–" }
    return events + [
      """
      against the labels: precision \(fixed(matrix.precision)), recall \(fixed(matrix.recall)), \
      F1 \(fixed(matrix.f1)), ROC-AUC \(area(report.rocAUC)), PR-AUC \(area(report.prAUC))
      """
    ]
  }

  /// What the models of an ensemble find in the test, alone and together.
  private func members(_ study: Study) -> [String] {
    guard let detection = finding.detection, !finding.memberStudies.isEmpty else { return [] }
    var table = TextTable([
      .init("in the test"), .init("flagged", .right), .init("precision", .right),
      .init("recall", .right), .init("F1", .right), .init("PR-AUC", .right),
    ])
    let names = detection.members.enumerated().map { index, member in
      DetectorEnsemble.memberName(index, file: member.model.modelName)
    }
    for (name, study) in zip(names + ["together"], finding.memberStudies + [study]) {
      let report = study.classification
      func fixed(_ value: Double?) -> String {
        value.map { NumberText.fixed($0, decimals: 3) } ?? "–"
      }
      table.add([
        name, NumberText.count(study.test.flaggedCount), fixed(report?.confusion.precision),
        fixed(report?.confusion.recall), fixed(report?.confusion.f1), fixed(report?.prAUC),
      ])
    }
    return ["", table.text]
  }
}
