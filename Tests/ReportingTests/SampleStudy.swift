import AnomalyDetection
import NeuralEngine
import Reporting
import TimeSeries

@testable import Studies

/// Studies of made-up data, as they are run.
enum SampleStudy {
  /// Three channels with two stretches that are not like the rest, labelled.
  static let series: Series = {
    let rows = 720
    let strange = [520..<532, 650..<668]
    return SampleReport.waves(
      rows: rows, channels: 3,
      labels: (0..<rows).map { row in strange.contains { $0.contains(row) } }
    ) { values in
      for row in strange.joined() { values[row * 3 + row % 2] += 1500 }
    }
  }()

  /// Windows by a protocol of their own.
  static let outcome = Result {
    let windows = StudyProtocol(
      name: "waves", windows: WindowConfiguration(length: 12, stride: 4),
      split: SplitRule(test: 0.3, validation: 0.1), features: [], scaling: ScalingConfiguration(),
      model: .autoencoder(.dense(DenseArchitecture(encoderSizes: [16, 4]))),
      training: TrainingConfiguration(epochs: 40, batchSize: 16, learningRate: 3e-3),
      score: ScoreConfiguration(),
      threshold: ThresholdConfiguration(rule: .percentile(95)), abnormal: nil, seed: 1)
    return try WindowStudy(windows, of: series).run()
  }

  /// The report on them, with the model as a detector over all rows.
  static func windows() throws -> Report {
    let outcome = try outcome.get()
    var report = Report(title: "waves-dense")
    report.summary = "A dense autoencoder over windows of 12 rows."
    report.series = series
    report.study = outcome.study
    report.detection = try outcome.detector.map { try DetectionModel.fitted($0).detect(series) }
    report.warnings = ["The threshold was found on errors of rows that were learned from."]
    report.dataNotes = ["disk: 12 values missing."]
    report.provenance = [.init("Seed", "1"), .init("Recipe", "waves-dense.yaml")]
    return report
  }

  /// Three detectors of rows.
  static let detectors = Result {
    try ([.linear, .dense, .linear] as [ModelConfiguration.Kind]).enumerated().map { index, kind in
      var configuration = DetectorConfiguration(seed: UInt64(index))
      configuration.model = .kind(kind)
      configuration.windowLength = 12
      configuration.training = .epochs(3)
      configuration.threshold = index == 2 ? .percentile(90) : nil
      return try Detector.fit(series.rows(0..<480), configuration)
    }
  }

  /// The report on rows that one detector judges, or several together.
  static func rows(by count: Int = 1) throws -> Report {
    let model = try DetectionModel(Array(detectors.get().prefix(count)), rule: .maximum)
    let detection = try model.detect(series, learnedRows: 480)
    var report = detection.report(title: "waves by \(count)")
    let parts = RowParts(trainRows: 480, rowCount: series.rowCount)
    report.study = Study(detection, parts: parts)
    report.memberStudies = detection.members.map { Study($0, parts: parts) }
    return report
  }

  /// A study of which only the test's scores, verdicts and labels are known.
  static func test(
    _ scores: [Float], threshold: Float, labels: [Bool]? = nil, madeCount: Int = 0
  ) -> Study {
    func part(_ scores: [Float], _ labels: [Bool]?) -> StudyPart {
      StudyPart(
        starts: Array(scores.indices), scores: scores, isFlagged: scores.map { $0 > threshold },
        isAnomalous: labels, quality: nil)
    }
    let table = SampleReport.waves(rows: 30, channels: 1)
    return Study(
      unit: .windows, unitLength: 4, table: table,
      scaler: Scaler(fitting: table, rows: 0..<30, rule: .standard), model: nil,
      train: part([], nil), validation: part([], nil), test: part(scores, labels),
      madeCount: madeCount, threshold: Threshold(rule: .fixed(1), value: threshold, check: nil),
      thresholdFrom: .validation, epochs: [], review: [], latents: nil)
  }
}
