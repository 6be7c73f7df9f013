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

  /// The detectors that can be applied to other data: one, those of an ensemble, or none.
  package var detectors: [Detector] {
    switch self {
    case .windows(_, let detector): detector.map { [$0] } ?? []
    case .rows(let judge): judge.detectors
    }
  }

  /// What was fitted; `nil` of a model that goes on learning, and of several.
  package var fitted: FittedModel? {
    switch self {
    case .windows(let model, _): model
    case .rows(.fitted(let detector)): detector.model
    case .rows(.ensemble), .rows(.online): nil
    }
  }

  /// The kind of model by the word of the command line.
  package var kindName: String {
    switch self {
    case .windows(let model, _): model.configuration.kindName
    case .rows(let judge): judge.modelName
    }
  }

  /// The layers; of several models of one shape, those of one, and none of others.
  package var layerTable: [LayerDescription] {
    switch self {
    case .windows(let model, _): model.layerTable
    case .rows(.fitted(let detector)): detector.model.layerTable
    case .rows(.ensemble): []
    case .rows(.online(let detection)): detection.detector.layerTable
    }
  }

  /// Trainable numbers.
  package var parameterCount: Int {
    let count = layerTable.reduce(0) { $0 + $1.parameterCount }
    return switch self {
    case .windows, .rows(.fitted): count
    case .rows(.ensemble(let detection)):
      detection.ensemble.members.reduce(0) { $0 + $1.parameterCount }
    case .rows(.online(let detection)): count * detection.detector.configuration.memberCount
    }
  }

  /// Numbers in a latent; 0 of several models, which have one each.
  package var latentSize: Int {
    switch self {
    case .windows(let model, _): model.latentSize
    case .rows(.fitted(let detector)): detector.model.latentSize
    case .rows(.ensemble): 0
    case .rows(.online(let detection)): detection.detector.latentSize
    }
  }

  /// The model in one line.
  package var sentence: String {
    switch self {
    case .windows(_, let detector?), .rows(.fitted(let detector)): detector.modelSentence
    case .windows(let model, nil): "\(model.configuration.words) autoencoder"
    case .rows(let judge): judge.reason
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
