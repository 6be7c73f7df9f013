internal import AnomalyDetection
internal import Evaluation
internal import NeuralEngine
internal import TimeSeries

extension StudyOutcome {
  /// Agreement with the labels of the test; `nil` without labels.
  package var detection: StudyDetection? { StudyDetection(test) }

  /// Agreement with the labels of the test's rows, counted in events; `nil` without labels, and where
  /// windows are judged.
  package var events: DetectionMetrics? {
    guard unit == .rows, let result, let labels = table.labels, let first = test.starts.first,
      let last = test.starts.last
    else { return nil }
    return DetectionMetrics(
      anomalies: result.anomalies.map(\.rows), flags: result.isAnomaly, labels: labels,
      rows: first..<last + 1)
  }

  /// The share of the test's windows at or under the threshold, whatever their labels. Some studies
  /// call it accuracy; it says how strict the threshold is, and nothing of whether it is right.
  package var pseudoAccuracy: Double {
    let real = test.count - madeCount
    guard real > 0 else { return 0 }
    let flagged = test.isFlagged.prefix(real).count { $0 }
    return Double(real - flagged) / Double(real)
  }

  /// What `metrics.json` holds.
  package var metricsDocument: JSONText {
    guard let ensemble = recipe.ensemble else { return .object(metrics) }
    let models = zip(members, modelFiles).map { member, file in
      JSONText.object([.init("file", .string(file))] + member.metrics)
    }
    return .object(
      metrics + [
        .init("combination", .string(ensemble.rule.description)), .init("models", .array(models)),
      ])
  }

  private var metrics: [JSONText.Member] {
    [
      .init("name", .string(name)), .init("counts", counts),
      .init("judged", .string(unit.rawValue)), .init("method", .string(model.method.rawValue)),
      .init(
        "reconstruction",
        .object([
          .init("train", quality(train)), .init("validation", quality(validation)),
          .init("test", quality(test)),
        ])),
      .init(
        "threshold",
        .object([
          .init("rule", .string("\(threshold.rule)")), .init("value", .single(threshold.value)),
          .init("from", .string(thresholdFrom.rawValue)),
        ])),
      .init("flagged_test_windows", count(test.flaggedCount)),
      .init("pseudo_accuracy", .number(pseudoAccuracy)),
      .init("detection", detection.map(Self.document) ?? .null),
      .init("events", events?.document ?? .null), .init("scores", bands),
      .init("model", modelDocument), .init("epochs", .array(epochs.map(document))),
      .init("kept_epoch", model.fitted?.history.map { count($0.bestEpoch + 1) } ?? .null),
      .init("seed", .verbatim(String(recipe.seed))),
    ]
  }

  private var counts: JSONText {
    .object([
      .init("rows", count(table.rowCount)), .init("train_windows", count(train.count)),
      .init("validation_windows", count(validation.count)),
      .init("test_windows", count(test.count)),
      .init(
        "anomalous_test_windows",
        test.isAnomalous.map { labels in count(labels.count { $0 }) } ?? .null),
      .init("generated_test_windows", count(madeCount)),
    ])
  }

  private var modelDocument: JSONText {
    let layers = model.layerTable.map { layer in
      JSONText.object([
        .init("name", .string(layer.name)),
        .init("output_shape", .array(layer.outputShape.map(count))),
        .init("parameters", count(layer.parameterCount)),
      ])
    }
    return .object([
      .init("kind", .string(model.kindName)), .init("parameters", count(model.parameterCount)),
      .init("latent_size", count(model.latentSize)), .init("layers", .array(layers)),
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

  /// What `timing.json` holds.
  package var timingDocument: JSONText {
    .object([
      .init("train_seconds", .number(timing.trainSeconds)),
      .init("total_seconds", .number(timing.totalSeconds)),
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
    let bands = ErrorBands(test, threshold: threshold.value)
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

  private static func document(_ detection: StudyDetection) -> JSONText {
    let matrix = detection.confusion
    func row(_ counts: [Int]) -> JSONText { .array(counts.map { .integer(Int64($0)) }) }
    func report(_ report: StudyDetection.ClassReport) -> JSONText {
      .object([
        .init("class", .string(report.name)), .init("precision", .number(report.precision)),
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
          (detection.classes + [detection.macro, detection.weighted, detection.micro]).map(report))
      ),
    ])
  }
}
