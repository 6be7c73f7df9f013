import AnomalyDetection
import ModelStorage
import NeuralEngine
import Recipes
import Reporting

/// What `martlet inspect` prints.
struct ModelText {
  let text: String

  init(file: String, _ stored: ModelFile, _ detector: Detector) throws {
    let plan = detector.plan
    let fingerprint = detector.fingerprint
    var facts: [(String, String)] = [
      ("model", detector.modelSentence),
      ("chosen", plan.reason),
      ("channels", detector.channelNames.joined(separator: ", ")),
      (
        "score",
        "\(plan.score.measure.rawValue), \(plan.score.timing.rawValue), smoothed over "
          + NumberText.count(plan.score.smoothing, "row", "rows")
          + (plan.score.average == .exponential ? ", the last ones most" : "")
      ),
      (
        "threshold",
        "\(NumberText.value(Double(detector.threshold.value))), "
          + detector.threshold.rule.words
      ),
    ]
    if let check = detector.threshold.check { facts.append(("check", check.words)) }
    facts.append(
      (
        "learned from",
        "\(NumberText.count(fingerprint.trainingRows, "row", "rows")) of \(fingerprint.series), "
          + "\(fingerprint.start) to \(fingerprint.end)"
      ))
    if let history = detector.model.history {
      facts.append(("training", String(TrainingText(history: history).line.dropFirst(10))))
    }
    facts += [
      ("seed", String(plan.seed)), ("data hash", fingerprint.hash),
      ("model hash", try stored.digest), ("format", "martlet \(stored.formatVersion)"),
    ]
    facts += detector.warnings.map { ("warning", $0) }
    let width = facts.map(\.0.count).max() ?? 0
    var layers = TextTable([.init("layer"), .init("output", .right), .init("parameters", .right)])
    for layer in detector.model.layerTable {
      layers.add([
        layer.name, layer.outputShape.map(String.init).joined(separator: " × "),
        NumberText.value(Double(layer.parameterCount)),
      ])
    }
    let lines = facts.map { name, value in
      "  \(name)\(String(repeating: " ", count: width - name.count))  \(value.shown())"
    }
    text = ([file] + lines).joined(separator: "\n") + "\n\n" + layers.text
  }
}
