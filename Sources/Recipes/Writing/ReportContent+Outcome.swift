internal import AnomalyDetection
internal import Evaluation
internal import Reporting
internal import TimeSeries

extension ReportContent {
  /// The content of the report on one series of an outcome; `nil` where nothing was searched.
  init?(_ outcome: SeriesOutcome, of job: JobOutcome) {
    guard let result = outcome.result else { return nil }
    let judge = outcome.judge
    self.init(
      title: outcome.series.name, result: result, trainingRows: outcome.trainingRows,
      threshold: ThresholdStory(
        rule: judge.thresholdWords, promise: judge.budget.map { "at most \($0.words)" },
        check: result.alarmRate.map(judge.words)),
      mergeDistance: judge.events.mergeGap, dataNotes: job.notes(on: outcome).map(\.description),
      warnings: outcome.warnings, metrics: outcome.metrics.map(Self.facts) ?? [],
      provenance: Self.provenance(outcome, job))
    scoreName = judge.scoreName
    switch judge {
    case .fitted(let detector):
      threshold.check = threshold.check ?? detector.threshold.check?.words
      trainingErrors = detector.calibrationScores.scores
      models = [Self.model(detector)]
    case .ensemble(let detection):
      models = Self.models(detection, files: job.job.models)
    case .online(let detection):
      models = [Model(detection.reason)]
    }
  }

  private static func model(_ detector: Detector) -> Model {
    Model(
      detector.modelSentence, layers: detector.model.layerTable, history: detector.model.history)
  }

  private static func models(_ detection: EnsembleDetection, files: [String]) -> [Model] {
    zip(detection.ensemble.members, detection.memberResults).enumerated().map { index, member in
      let (detector, result) = member
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
    for fingerprint in outcome.judge.fingerprints {
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
      Fact("Seed", outcome.judge.seeds.map(String.init).joined(separator: ", ")),
      Fact("Chosen", outcome.judge.reason),
    ]
  }
}

extension SeriesJudge {
  /// What its detectors learned from, each once.
  fileprivate var fingerprints: [DataFingerprint] {
    detectors.map(\.fingerprint).reduce(into: []) { all, next in
      if !all.contains(next) { all.append(next) }
    }
  }
}
