package import AnomalyDetection
package import NeuralEngine
internal import TimeSeries

/// The model of a study, with what it learned.
package enum StudyModel: Sendable {
  /// One of the recipe's windows; as a detector too, where a detector can see windows like them.
  case windows(FittedModel, Detector?)
  /// One that judges rows.
  case rows(Detection)

  /// How it came to know what is normal.
  package var method: DetectionMethod {
    switch self {
    case .windows: .fitted
    case .rows(let detection): detection.model.method
    }
  }

  /// The detectors that can be applied to other data: one, those of an ensemble, or none.
  package var detectors: [Detector] {
    switch self {
    case .windows(_, let detector): detector.map { [$0] } ?? []
    case .rows(let detection): detection.model.detectors
    }
  }

  /// What was fitted; `nil` of a model that goes on learning, and of several.
  package var fitted: FittedModel? {
    switch self {
    case .windows(let model, _): model
    case .rows(let detection):
      if case .fitted(let detector) = detection.model { detector.model } else { nil }
    }
  }

  /// The kind of model by the word of the command line.
  package var kindName: String {
    switch self {
    case .windows(let model, _): model.configuration.kindName
    case .rows(let detection): detection.model.modelName
    }
  }

  /// The layers; of several models of one shape, those of one, and none of others.
  package var layerTable: [LayerDescription] {
    switch self {
    case .windows(let model, _): model.layerTable
    case .rows(let detection):
      switch detection.model {
      case .fitted(let detector): detector.model.layerTable
      case .ensemble: []
      case .online(let configuration, _):
        configuration.layerTable(channelCount: detection.result.series.channelCount)
      }
    }
  }

  /// Trainable numbers.
  package var parameterCount: Int {
    let count = layerTable.reduce(0) { $0 + $1.parameterCount }
    guard case .rows(let detection) = self else { return count }
    return switch detection.model {
    case .fitted: count
    case .ensemble(let ensemble): ensemble.members.reduce(0) { $0 + $1.parameterCount }
    case .online(let configuration, _): count * configuration.memberCount
    }
  }

  /// Numbers in a latent; 0 of several models, which have one each.
  package var latentSize: Int {
    switch self {
    case .windows(let model, _): model.latentSize
    case .rows(let detection):
      switch detection.model {
      case .fitted(let detector): detector.model.latentSize
      case .ensemble: 0
      case .online(let configuration, _):
        configuration.latentSize(channelCount: detection.result.series.channelCount)
      }
    }
  }

  /// The model in one line.
  package var sentence: String {
    switch self {
    case .windows(_, let detector?): detector.modelSentence
    case .windows(let model, nil): model.configuration.words
    case .rows(let detection):
      if case .fitted(let detector) = detection.model {
        detector.modelSentence
      } else {
        detection.reason
      }
    }
  }

  /// What a person should know before trusting it.
  var warnings: [String] {
    switch self {
    case .windows: []
    case .rows(let detection): detection.model.warnings
    }
  }
}
