internal import AnomalyDetection
internal import Evaluation
internal import Reporting
internal import TimeSeries

extension ReportContent {
  /// The content of the report on one series of an outcome; `nil` where nothing was searched.
  init?(_ outcome: SeriesOutcome, of job: JobOutcome) {
    guard let result = outcome.result else { return nil }
    let judge = outcome.judge
    var promise: String?
    if case .budget(let budget) = judge.thresholdRule { promise = "at most \(budget.words)" }
    self.init(
      title: outcome.series.name, result: result, trainingRows: outcome.trainingRows,
      threshold: ThresholdStory(rule: judge.thresholdWords, promise: promise),
      mergeDistance: judge.events.mergeGap, dataNotes: job.notes(on: outcome).map(\.description),
      warnings: outcome.warnings, metrics: outcome.metrics.map(Self.facts) ?? [],
      provenance: Self.provenance(outcome, job))
    switch judge {
    case .fitted(let detector):
      threshold.check = result.alarmRate?.words ?? detector.threshold.check?.words
      trainingErrors = detector.calibrationScores.scores
      history = detector.model.history
      model = detector.modelSentence
      layers = detector.model.layerTable
    case .online(let detection):
      model = detection.reason
      scoreName = "surprise"
      threshold.check = result.alarmRate?.words
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
    if let model = job.job.model { facts.append(Fact("Model file", model)) }
    if case .fitted(let detector) = outcome.judge {
      let fingerprint = detector.fingerprint
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
      Fact("Seed", String(outcome.judge.seed)), Fact("Chosen", outcome.judge.reason),
    ]
  }
}
