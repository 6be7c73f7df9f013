import AnomalyDetection
import Evaluation
import Recipes
import TimeSeries

/// What came of a recipe, on a screen.
struct StudyText {
  private let outcome: StudyOutcome
  private let folder: String
  private let files: [String]

  init(_ outcome: StudyOutcome, folder: String, files: [String]) {
    self.outcome = outcome
    self.folder = folder
    self.files = files
  }

  var text: String {
    ([data] + [parts, ""] + detection + members + [""] + threshold + ["", written]).joined(
      separator: "\n")
  }

  private var data: String {
    let table = outcome.table
    let channels = NumberText.count(table.channelCount, "channel", "channels")
    return
      "\(outcome.name): \(NumberText.count(table.rowCount, "row", "rows")) of \(channels) from \(outcome.source)"
      .shown()
  }

  /// The parts with their errors; of an ensemble those of each model.
  private var parts: String {
    var table = TextTable([
      .init("part"), .init(outcome.unit.rawValue, .right), .init("mse", .right),
      .init("mae", .right), .init("rmse", .right), .init("R²", .right),
    ])
    let models = outcome.members.isEmpty ? [outcome] : outcome.members
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

  private var threshold: [String] {
    let flagged =
      "\(NumberText.count(outcome.test.flaggedCount)) of \(NumberText.count(outcome.test.count)) "
      + "flagged in the test"
    if case .rows(let detection) = outcome.model {
      return DetectorText(detection: detection, files: outcome.modelFiles).lines + [flagged]
    }
    return [
      """
      threshold \(NumberText.value(Double(outcome.threshold.value))) (\(outcome.threshold.rule) of \
      \(outcome.thresholdFrom.rawValue)): \(flagged)
      """
    ]
  }

  private var detection: [String] {
    guard let detection = outcome.detection else {
      return ["no labels: nothing to measure against"]
    }
    let events = outcome.events.map { MetricsText(metrics: $0).lines } ?? []
    let matrix = detection.confusion
    func fixed(_ value: Double) -> String { NumberText.fixed(value, decimals: 3) }
    func area(_ value: Double?) -> String { value.map(fixed) ?? "–" }
    return events + [
      """
      against the labels: precision \(fixed(matrix.precision)), recall \(fixed(matrix.recall)), \
      F1 \(fixed(matrix.f1)), ROC-AUC \(area(detection.rocAUC)), PR-AUC \(area(detection.prAUC))
      """
    ]
  }

  /// What the models of an ensemble find in the test, alone and together.
  private var members: [String] {
    guard !outcome.members.isEmpty else { return [] }
    var table = TextTable([
      .init("in the test"), .init("flagged", .right), .init("precision", .right),
      .init("recall", .right), .init("F1", .right), .init("PR-AUC", .right),
    ])
    let alone = outcome.members.enumerated().map { index, member in
      (DetectorEnsemble.memberName(index, file: member.model.kindName), member)
    }
    for (name, model) in alone + [("together", outcome)] {
      let detection = model.detection
      func fixed(_ value: Double?) -> String {
        value.map { NumberText.fixed($0, decimals: 3) } ?? "–"
      }
      table.add([
        name, NumberText.count(model.test.flaggedCount), fixed(detection?.confusion.precision),
        fixed(detection?.confusion.recall), fixed(detection?.confusion.f1),
        fixed(detection?.prAUC),
      ])
    }
    return ["", table.text]
  }

  private var written: String {
    "wrote \(files.joined(separator: ", ")) in \(folder)".shown()
  }
}
