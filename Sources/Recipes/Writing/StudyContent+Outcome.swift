internal import AnomalyDetection
internal import Evaluation
internal import NeuralEngine
internal import Reporting
internal import TimeSeries

extension StudyContent {
  /// The content of the page on an outcome.
  init(_ outcome: StudyOutcome) {
    self.init(title: outcome.name)
    let recipe = outcome.recipe
    summary = recipe.description
    unit = outcome.unit.rawValue
    result = outcome.result
    series = outcome.shownSeries
    flaggedRows = outcome.flaggedRows
    epochs = outcome.epochs.map {
      Epoch(
        trainingLoss: $0.trainingLoss, validationLoss: $0.validationLoss,
        trainingR2: $0.trainingR2, validationR2: $0.validationR2)
    }
    bestEpoch = outcome.model.fitted?.history.flatMap { $0.epochs.isEmpty ? nil : $0.bestEpoch }
    model = outcome.model.sentence
    layers = outcome.model.layerTable
    members = outcome.members.enumerated().map(Self.member)
    parts = outcome.parts.filter { $0.part.count > 0 }.map(Self.part)
    madeCount = outcome.madeCount
    threshold = Threshold(
      value: Double(outcome.threshold.value), rule: outcome.thresholdWords)
    if case .rows(let detection) = outcome.model {
      scoreName = detection.model.scoreKind.words
    }
    detection = outcome.detection.map(Self.detection)
    bands = ErrorBands(outcome.test, threshold: outcome.threshold.value).bands.map {
      Band(from: $0.from, to: $0.to, count: $0.count, anomalous: $0.anomalous)
    }
    review = outcome.review.map { Self.window($0, of: outcome) }
    latents = Self.latents(of: outcome)
    dataNotes = outcome.notes.map(\.description)
    warnings = outcome.warnings
    facts = outcome.events.map(ReportContent.eventFacts) ?? []
    if case .rows(let detection) = outcome.model, let budget = detection.budgetWords {
      facts.append(.init("Budget", budget))
    }
    provenance = [
      .init("Data", outcome.source), .init("Seed", "\(recipe.seed)"),
      .init("Recipe", "recipe.yaml", explanation: "beside this page, with every default"),
    ]
  }

  private static func part(_ name: String, _ part: StudyPart) -> Part {
    Part(
      name: name, errors: part.scores, isAnomalous: part.isAnomalous,
      isFlagged: part.isFlagged, meanSquaredError: part.quality?.meanSquaredError,
      meanAbsoluteError: part.quality?.meanAbsoluteError, r2: part.quality?.r2)
  }

  private static func member(_ index: Int, _ outcome: StudyOutcome) -> Member {
    let test = outcome.detection
    var member = Member(
      name: DetectorEnsemble.memberName(index, file: outcome.model.kindName),
      sentence: outcome.model.sentence,
      threshold: Threshold(
        value: Double(outcome.threshold.value), rule: outcome.threshold.rule.words),
      flagged: outcome.test.flaggedCount)
    member.r2 = outcome.test.quality?.r2
    member.precision = test?.confusion.precision
    member.recall = test?.confusion.recall
    member.f1 = test?.confusion.f1
    member.prAUC = test?.prAUC
    return member
  }

  private static func detection(_ found: StudyDetection) -> Detection {
    // The class that is looked for comes first; means, after both.
    let lines = found.classes.reversed() + [found.macro, found.weighted, found.micro]
    return Detection(
      trueNegatives: found.confusion.trueNegatives,
      falsePositives: found.confusion.falsePositives,
      falseNegatives: found.confusion.falseNegatives,
      truePositives: found.confusion.truePositives, rocAUC: found.rocAUC, prAUC: found.prAUC,
      lines: lines.map {
        Detection.Line(
          name: $0.name, precision: $0.precision, recall: $0.recall, f1: $0.f1,
          support: $0.support)
      })
  }

  private static func window(_ window: Recipes.ReviewedWindow, of outcome: StudyOutcome)
    -> StudyContent.ReviewedWindow
  {
    let start = window.firstRow.map { "from \(outcome.table.timeAxis.text(at: $0))" } ?? "made"
    return StudyContent.ReviewedWindow(
      reason: window.reason.rawValue,
      place: "window \(NumberText.count(window.index)), \(start)",
      anomalyScore: Double(window.score / outcome.threshold.value),
      isAnomalous: window.isAnomalous, channelNames: outcome.table.channelNames,
      actual: window.actual, expected: window.expected)
  }

  private static func latents(of outcome: StudyOutcome) -> Latents? {
    let sample = outcome.latents
    guard sample.size > 0, !sample.indices.isEmpty else { return nil }
    return Latents(
      size: sample.size, values: sample.values,
      isAnomalous: outcome.test.isAnomalous.map { labels in sample.indices.map { labels[$0] } },
      isFlagged: sample.indices.map { outcome.test.isFlagged[$0] })
  }
}

extension StudyOutcome {
  /// The table as it was before features were made of it, with the labels.
  fileprivate var shownSeries: Series {
    guard aggregate.labels == nil, aggregate.rowCount == table.rowCount else { return aggregate }
    return aggregate.labelled(table.labels)
  }

  /// The rows of the test's flagged windows that are in the data, in order, none twice.
  fileprivate var flaggedRows: [Range<Int>] {
    let length = unit == .windows ? recipe.windows?.length ?? 1 : 1
    let flagged = zip(test.starts, test.isFlagged).prefix(test.count - madeCount)
      .filter(\.1).map(\.0).sorted()
    var ranges: [Range<Int>] = []
    for start in flagged {
      if let last = ranges.last, start <= last.upperBound {
        ranges[ranges.count - 1] = last.lowerBound..<max(last.upperBound, start + length)
      } else {
        ranges.append(start..<start + length)
      }
    }
    return ranges
  }

  /// The rule in words, and whose scores it read.
  fileprivate var thresholdWords: String {
    if case .rows(let detection) = model { return detection.thresholdWords }
    let words = threshold.rule.words
    guard thresholdFrom != .train else { return words }
    // The words speak of training scores, which a rule reads elsewhere.
    return words.split(separator: " ", omittingEmptySubsequences: false)
      .map { $0 == "training" ? thresholdFrom.rawValue : String($0) }.joined(separator: " ")
  }
}
