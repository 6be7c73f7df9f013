import AnomalyDetection
import ModelStorage
import NeuralEngine
import Recipes
import Reporting

/// What `martlet inspect --json` prints.
struct ModelJSON {
  /// One object, on one line.
  let text: String

  init(file: String, _ stored: ModelFile, _ detector: Detector) throws {
    text =
      JSONText.object([
        .init("file", .string(file)),
        .init("format_version", .integer(Int64(stored.formatVersion))),
        .init("model_hash", .string(try stored.digest)),
        .init("model", .string(detector.plan.model.kindName)),
        .init("window_length", .integer(Int64(detector.plan.windowLength))),
        .init("channels", .array(detector.channelNames.map { .string($0) })),
        .init("threshold", .single(detector.threshold.value)),
        .init("threshold_rule", .string(detector.threshold.rule.description)),
        .init("reason", .string(detector.plan.reason)),
        .init("warnings", .array(detector.warnings.map { .string($0) })),
        .init(
          "layers",
          .array(
            detector.model.layerTable.map { layer in
              .object([
                .init("name", .string(layer.name)),
                .init("output_shape", .array(layer.outputShape.map { .integer(Int64($0)) })),
                .init("parameters", .integer(Int64(layer.parameterCount))),
              ])
            })),
        .init("manifest", .verbatim(stored.manifest)),
      ]).description
  }
}
