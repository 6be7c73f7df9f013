internal import AnomalyDetection
internal import Evaluation
internal import Reporting
internal import TimeSeries

extension ReportContent {
  /// The content of the report on one series of an outcome; `nil` where nothing was searched.
  init?(_ outcome: SeriesOutcome, of job: JobOutcome) {
    guard let detection = outcome.detection else { return nil }
    self.init(
      title: outcome.series.name, result: detection.result, trainingRows: outcome.trainingRows,
      threshold: ThresholdStory(
        rule: detection.thresholdWords, promise: detection.budget.map { "at most \($0.words)" },
        check: detection.budgetWords),
      mergeDistance: detection.alarms.events.mergeGap,
      dataNotes: job.notes(on: outcome).map(\.description),
      warnings: outcome.warnings, metrics: outcome.metrics.map(Self.facts) ?? [],
      provenance: Self.provenance(outcome, job))
    scoreName = detection.model.scoreKind.words
    switch detection.model {
    case .fitted(let detector):
      threshold.check = threshold.check ?? detector.threshold.check?.words
      trainingErrors = detector.calibrationScores.scores
      models = [Self.model(detector)]
    case .ensemble:
      models = Self.models(detection, files: job.job.models)
    case .online:
      models = [Model(detection.reason)]
    }
  }

  private static func model(_ detector: Detector) -> Model {
    Model(
      detector.modelSentence, layers: detector.model.layerTable, history: detector.model.history)
  }

  private static func models(_ detection: Detection, files: [String]) -> [Model] {
    zip(detection.model.detectors, detection.members).enumerated().map { index, member in
      let (detector, result) = (member.0, member.1.result)
      let kind = detector.plan.model.kindName
      let threshold = detector.threshold
      var model = model(detector)
      model.part = Model.Part(
        name: DetectorEnsemble.memberName(
          index, file: files.dropFirst(index).first.map { "\(kind), \($0)" } ?? kind),
        threshold: "\(NumberText.value(Double(threshold.value))): \(threshold.rule.words)",
        flaggedRows: result.flaggedRowCount, anomalies: result.anomalies.count)
      return model
    }
  }

  private static func facts(_ metrics: DetectionMetrics) -> [Fact] {
    eventFacts(metrics) + [
      Fact("Precision, events", NumberText.fixed(metrics.events.precision, decimals: 2)),
      Fact("Recall, events", NumberText.fixed(metrics.events.recall, decimals: 2)),
      Fact(
        "Precision, rows", NumberText.fixed(metrics.points.precision, decimals: 2),
        explanation: "The part of the flagged rows that is labelled."),
      Fact(
        "Recall, rows", NumberText.fixed(metrics.points.recall, decimals: 2),
        explanation: "The part of the labelled rows that is flagged."),
    ]
  }

  /// What a person on call counts.
  static func eventFacts(_ metrics: DetectionMetrics) -> [Fact] {
    [
      Fact(
        "Events found", "\(metrics.events.detectedCount) of \(metrics.events.labelledCount)",
        explanation: "Labelled events that an anomaly overlaps."),
      Fact(
        "False alarms", "\(metrics.events.falseAlarmCount) of \(metrics.events.predictedCount)",
        explanation: "Anomalies that overlap no labelled event."),
    ]
  }

  private static func provenance(_ outcome: SeriesOutcome, _ job: JobOutcome) -> [Fact] {
    var facts = [Fact("Data", job.source)]
    let models = job.job.models
    if !models.isEmpty {
      facts.append(
        Fact(models.count == 1 ? "Model file" : "Model files", models.joined(separator: ", ")))
    }
    for fingerprint in outcome.model.fingerprints {
      facts += [
        Fact(
          "Learned from",
          "\(fingerprint.trainingRows) rows of \(fingerprint.series), \(fingerprint.start) to "
            + fingerprint.end),
        Fact(
          "Training data", fingerprint.hash,
          explanation: "FNV-1a of the numbers learned from: the same data gives the same."),
      ]
    }
    return facts + [
      Fact("Seed", outcome.model.seeds.map(String.init).joined(separator: ", ")),
      Fact("Chosen", outcome.reason),
    ]
  }
}

extension DetectionModel {
  /// What its detectors learned from, each once.
  fileprivate var fingerprints: [DataFingerprint] {
    detectors.map(\.fingerprint).reduce(into: []) { all, next in
      if !all.contains(next) { all.append(next) }
    }
  }
}
