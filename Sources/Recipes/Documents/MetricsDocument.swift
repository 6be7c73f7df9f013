internal import AnomalyDetection
internal import Evaluation
internal import NeuralEngine
internal import Reporting
internal import Studies
internal import TimeSeries

/// What `metrics.json` holds of the parts of one series.
struct MetricsDocument {
  let name: String
  let study: Study
  let method: DetectionMethod
  let facts: ModelFacts
  /// Agreement in events; `nil` without labels, and where windows are judged.
  let events: DetectionMetrics?
  let seed: UInt64

  /// The members of the object.
  var members: [JSONText.Member] {
    [
      .init("name", .string(name)), .init("counts", counts),
      .init("judged", .string(study.unit.rawValue)), .init("method", .string(method.rawValue)),
      .init(
        "reconstruction",
        .object([
          .init("train", quality(study.train)), .init("validation", quality(study.validation)),
          .init("test", quality(study.test)),
        ])),
      .init(
        "threshold",
        .object([
          .init("rule", .string("\(study.threshold.rule)")),
          .init("value", .single(study.threshold.value)),
          .init("from", .string(study.thresholdFrom.rawValue)),
        ])),
      .init("flagged_test_windows", count(study.test.flaggedCount)),
      .init("pseudo_accuracy", .number(study.pseudoAccuracy)),
      .init("detection", study.classification.map(Self.document) ?? .null),
      .init("events", events?.document ?? .null), .init("scores", bands),
      .init("model", modelDocument), .init("epochs", .array(study.epochs.map(document))),
      .init("kept_epoch", study.model?.history.map { count($0.bestEpoch + 1) } ?? .null),
      .init("seed", .verbatim(String(seed))),
    ]
  }

  private var counts: JSONText {
    .object([
      .init("rows", count(study.table.rowCount)), .init("train_windows", count(study.train.count)),
      .init("validation_windows", count(study.validation.count)),
      .init("test_windows", count(study.test.count)),
      .init(
        "anomalous_test_windows",
        study.test.isAnomalous.map { labels in count(labels.count { $0 }) } ?? .null),
      .init("generated_test_windows", count(study.madeCount)),
    ])
  }

  private var modelDocument: JSONText {
    let layers = facts.layers.map { layer in
      JSONText.object([
        .init("name", .string(layer.name)),
        .init("output_shape", .array(layer.outputShape.map(count))),
        .init("parameters", count(layer.parameterCount)),
      ])
    }
    return .object([
      .init("kind", .string(facts.kindName)), .init("parameters", count(facts.parameterCount)),
      .init("latent_size", count(facts.latentSize)), .init("layers", .array(layers)),
    ])
  }

  private func document(_ epoch: StudyEpoch) -> JSONText {
    .object([
      .init("training_loss", .number(epoch.trainingLoss)),
      .init("validation_loss", number(epoch.validationLoss)),
      .init("training_r2", number(epoch.trainingR2)),
      .init("validation_r2", number(epoch.validationR2)),
      .init("learning_rate", .number(epoch.learningRate)),
    ])
  }

  private func count(_ value: Int) -> JSONText { .integer(Int64(value)) }

  private func number(_ value: Double?) -> JSONText { value.map { .number($0) } ?? .null }

  private func quality(_ part: StudyPart) -> JSONText {
    guard let quality = part.quality else { return .null }
    return .object([
      .init("mse", .number(quality.meanSquaredError)),
      .init("mae", .number(quality.meanAbsoluteError)),
      .init("rmse", .number(quality.rootMeanSquaredError)), .init("r2", number(quality.r2)),
    ])
  }

  private var bands: JSONText {
    let bands = study.errorBands
    return .object([
      .init("mean", .number(bands.mean)),
      .init("standard_deviation", .number(bands.standardDeviation)),
      .init(
        "bands",
        .array(
          bands.bands.map { band in
            .object([
              .init("from_thresholds", .number(band.from)),
              .init("to_thresholds", number(band.to)), .init("windows", count(band.count)),
              .init("anomalous", band.anomalous.map { count($0) } ?? .null),
            ])
          })),
    ])
  }

  private static func document(_ detection: ClassificationReport) -> JSONText {
    let matrix = detection.confusion
    func row(_ counts: [Int]) -> JSONText { .array(counts.map { .integer(Int64($0)) }) }
    func report(_ report: ClassificationReport.Line) -> JSONText {
      .object([
        .init("class", .string(report.kind.rawValue)),
        .init("precision", .number(report.precision)),
        .init("recall", .number(report.recall)), .init("f1", .number(report.f1)),
        .init("support", .integer(Int64(report.support))),
      ])
    }
    return .object([
      .init("accuracy", .number(matrix.accuracy)), .init("precision", .number(matrix.precision)),
      .init("recall", .number(matrix.recall)), .init("specificity", .number(matrix.specificity)),
      .init("f1", .number(matrix.f1)),
      .init("roc_auc", detection.rocAUC.map { .number($0) } ?? .null),
      .init("pr_auc", detection.prAUC.map { .number($0) } ?? .null),
      .init(
        "confusion",
        .array([
          row([matrix.trueNegatives, matrix.falsePositives]),
          row([matrix.falseNegatives, matrix.truePositives]),
        ])),
      .init(
        "report",
        .array(
          detection.lines.map(report))
      ),
    ])
  }
}
