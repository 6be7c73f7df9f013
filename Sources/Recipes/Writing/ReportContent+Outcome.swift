internal import AnomalyDetection
internal import Evaluation
internal import Reporting
internal import TimeSeries

extension ReportContent {
  /// The content of the report on one series of an outcome; `nil` where nothing was searched.
  init?(_ outcome: SeriesOutcome, of job: JobOutcome) {
    guard let result = outcome.result else { return nil }
    let detector = outcome.detector
    var promise: String?
    if case .budget(let budget) = detector.threshold.rule { promise = "at most \(budget.words)" }
    self.init(
      title: outcome.series.name, result: result, trainingRows: outcome.trainingRows,
      threshold: ThresholdStory(
        rule: detector.threshold.rule.words, promise: promise,
        check: detector.threshold.check?.words),
      mergeDistance: detector.plan.events.mergeGap,
      trainingErrors: detector.calibrationScores.scores,
      history: detector.model.history, model: detector.modelSentence,
      layers: detector.model.layerTable, dataNotes: job.notes(on: outcome).map(\.description),
      warnings: outcome.warnings, metrics: outcome.metrics.map(Self.facts) ?? [],
      provenance: Self.provenance(outcome, job))
  }

  private static func facts(_ metrics: DetectionMetrics) -> [Fact] {
    [
      Fact(
        "Events found", "\(metrics.events.detectedCount) of \(metrics.events.labelledCount)",
        explanation: "Labelled events that an anomaly overlaps."),
      Fact(
        "False alarms", "\(metrics.events.falseAlarmCount) of \(metrics.events.predictedCount)",
        explanation: "Anomalies that overlap no labelled event."),
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

  private static func provenance(_ outcome: SeriesOutcome, _ job: JobOutcome) -> [Fact] {
    let fingerprint = outcome.detector.fingerprint
    var facts = [Fact("Data", job.source)]
    if let model = job.job.model { facts.append(Fact("Model file", model)) }
    return facts + [
      Fact(
        "Learned from",
        "\(fingerprint.trainingRows) rows of \(fingerprint.series), \(fingerprint.start) to "
          + fingerprint.end),
      Fact(
        "Training data", fingerprint.hash,
        explanation: "FNV-1a of the numbers learned from: the same data gives the same."),
      Fact("Seed", String(outcome.detector.plan.seed)),
      Fact("Chosen", outcome.detector.plan.reason),
    ]
  }
}
