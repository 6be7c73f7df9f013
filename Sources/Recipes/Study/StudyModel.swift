package import AnomalyDetection
package import NeuralEngine

/// The model of a study, with what it learned.
package enum StudyModel: Sendable {
  /// One of the recipe's windows; as a detector too, where a detector can see windows like them.
  case windows(FittedModel, Detector?)
  /// One that judges rows.
  case rows(SeriesJudge)

  /// How it came to know what is normal.
  package var method: DetectionMethod {
    switch self {
    case .windows: .fitted
    case .rows(let judge): judge.method
    }
  }

  /// The detector that can be applied to other data; `nil` where there is none.
  package var detector: Detector? {
    switch self {
    case .windows(_, let detector): detector
    case .rows(.fitted(let detector)): detector
    case .rows(.online): nil
    }
  }

  /// What was fitted; `nil` of a model that goes on learning.
  package var fitted: FittedModel? {
    switch self {
    case .windows(let model, _): model
    case .rows(.fitted(let detector)): detector.model
    case .rows(.online): nil
    }
  }

  /// The kind of model by the word of the command line.
  package var kindName: String {
    switch self {
    case .windows(let model, _): model.configuration.kindName
    case .rows(let judge): judge.modelName
    }
  }

  /// The layers; of several models of one shape, those of one.
  package var layerTable: [LayerDescription] {
    switch self {
    case .windows(let model, _): model.layerTable
    case .rows(.fitted(let detector)): detector.model.layerTable
    case .rows(.online(let detection)): detection.detector.layerTable
    }
  }

  /// Trainable numbers.
  package var parameterCount: Int {
    let count = layerTable.reduce(0) { $0 + $1.parameterCount }
    guard case .rows(.online(let detection)) = self else { return count }
    return count * detection.detector.configuration.memberCount
  }

  /// Numbers in a latent.
  package var latentSize: Int {
    switch self {
    case .windows(let model, _): model.latentSize
    case .rows(.fitted(let detector)): detector.model.latentSize
    case .rows(.online(let detection)): detection.detector.latentSize
    }
  }

  /// The model in one line.
  package var sentence: String {
    if let detector { return detector.modelSentence }
    switch self {
    case .windows(let model, _): return "\(model.configuration.words) autoencoder"
    case .rows(let judge): return judge.reason
    }
  }

  /// What a person should know before trusting it.
  var warnings: [String] {
    switch self {
    case .windows: []
    case .rows(let judge): judge.warnings
    }
  }
}
