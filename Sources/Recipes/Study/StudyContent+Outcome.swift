internal import AnomalyDetection
internal import Evaluation
internal import NeuralEngine
internal import Reporting
internal import TimeSeries

extension StudyContent {
  /// The content of the page on an outcome.
  init(_ outcome: StudyOutcome) {
    self.init(title: outcome.name)
    summary = outcome.recipe.description
    unit = outcome.unit.rawValue
    addSeries(outcome)
    epochs = outcome.epochs.map {
      Epoch(
        trainingLoss: $0.trainingLoss, validationLoss: $0.validationLoss,
        trainingR2: $0.trainingR2, validationR2: $0.validationR2)
    }
    bestEpoch = outcome.model.history?.bestEpoch
    model = outcome.model.configuration.words
    layers = outcome.model.layerTable
    parts = [
      ("train", outcome.train), ("validation", outcome.validation), ("test", outcome.test),
    ].filter { $0.1.count > 0 }.map { name, part in
      Part(
        name: name, errors: part.scores, isAnomalous: part.isAnomalous,
        meanSquaredError: part.quality?.meanSquaredError,
        meanAbsoluteError: part.quality?.meanAbsoluteError, r2: part.quality?.r2)
    }
    threshold = Threshold(
      value: Double(outcome.threshold.value),
      rule: "\(outcome.threshold.rule), of the errors of the \(outcome.thresholdFrom.rawValue) part")
    detection = outcome.detection.map(Detection.init)
    bands = ErrorBands(outcome.test, threshold: outcome.threshold.value).bands.map {
      Band(from: $0.from, to: $0.to, count: $0.count, anomalous: $0.anomalous)
    }
    review = outcome.review.map { Self.review($0, outcome) }
    latents = Self.latents(outcome)
    dataNotes = outcome.notes.map(\.description)
    warnings = outcome.warnings
    facts = Self.facts(outcome)
    provenance = [
      ReportContent.Fact("Data", outcome.source),
      ReportContent.Fact("Seed", String(outcome.recipe.seed)),
      ReportContent.Fact("Recipe", "recipe.yaml in the same folder"),
    ]
  }

  /// The series with what was flagged in it; rows of many series are no series.
  private mutating func addSeries(_ outcome: StudyOutcome) {
    if case .table = outcome.recipe.data.source { return }
    if let result = outcome.result {
      self.result = result
    } else {
      series = outcome.table
      let length = outcome.recipe.windows?.length ?? 1
      let flagged = zip(outcome.test.starts, outcome.test.scores)
        .prefix(outcome.test.count - outcome.madeCount)
        .filter { $0.1 > outcome.threshold.value }.map { $0.0..<$0.0 + length }
      flaggedRows = Events(ranges: flagged).joined(across: 0).ranges
    }
    if outcome.recipe.split?.order != .random, let last = outcome.train.starts.last {
      trainingRows = 0..<min(outcome.table.rowCount, last + (outcome.recipe.windows?.length ?? 1))
    }
  }

  private static func review(
    _ window: Recipes.ReviewedWindow, _ outcome: StudyOutcome
  ) -> ReviewedWindow {
    let place =
      window.firstRow.map {
        "window \(NumberText.count(window.index + 1)), from \(outcome.table.timeAxis.text(at: $0))"
      } ?? "abnormal window \(NumberText.count(window.index + 1)), made from a normal one"
    return ReviewedWindow(
      reason: window.reason.rawValue, place: place,
      anomalyScore: Double(window.score / outcome.threshold.value),
      isAnomalous: window.isAnomalous, channelNames: outcome.table.channelNames,
      actual: window.actual, expected: window.expected)
  }

  private static func latents(_ outcome: StudyOutcome) -> Latents? {
    let sample = outcome.latents
    guard !sample.indices.isEmpty else { return nil }
    return Latents(
      size: sample.size, values: sample.values,
      isAnomalous: outcome.test.isAnomalous.map { labels in sample.indices.map { labels[$0] } },
      isFlagged: sample.indices.map { outcome.test.scores[$0] > outcome.threshold.value })
  }

  private static func facts(_ outcome: StudyOutcome) -> [ReportContent.Fact] {
    guard outcome.madeCount > 0 else { return [] }
    let real = outcome.test.count - outcome.madeCount
    let threshold = outcome.threshold.value
    let accepted = outcome.test.scores.prefix(real).count { !($0 > threshold) }
    let caught = outcome.test.scores.suffix(outcome.madeCount).count { $0 > threshold }
    return [
      ReportContent.Fact(
        "Normal windows accepted", "\(NumberText.count(accepted)) of \(NumberText.count(real))"),
      ReportContent.Fact(
        "Abnormal windows caught",
        "\(NumberText.count(caught)) of \(NumberText.count(outcome.madeCount))",
        explanation: "Made from the normal windows of the test."),
    ]
  }
}

extension StudyContent.Detection {
  fileprivate init(_ detection: StudyDetection) {
    let matrix = detection.confusion
    self.init(
      trueNegatives: matrix.trueNegatives, falsePositives: matrix.falsePositives,
      falseNegatives: matrix.falseNegatives, truePositives: matrix.truePositives,
      rocAUC: detection.rocAUC, prAUC: detection.prAUC,
      lines: (detection.classes.reversed()
        + [detection.macro, detection.weighted, detection.micro]).map {
          Line(
            name: $0.name, precision: $0.precision, recall: $0.recall, f1: $0.f1,
            support: $0.support)
        })
  }
}
