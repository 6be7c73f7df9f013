package import AnomalyDetection
package import NeuralEngine
internal import TimeSeries

/// What a model is, for a person and for a file of numbers.
package struct ModelFacts: Sendable, Equatable {
  /// The kind of model by the word of the command line.
  package let kindName: String
  /// The model in one line: `dense autoencoder, windows of 64 rows, 8,580 parameters`.
  package let sentence: String
  /// The layers; of one of several autoencoders of one shape, and none of other several models.
  package let layers: [LayerDescription]
  /// Trainable numbers of all of it.
  package let parameterCount: Int
  /// Numbers in a latent; 0 of several models, which have one each.
  package let latentSize: Int

  /// Those of a model that was fitted.
  package init(_ model: FittedModel) {
    kindName = model.configuration.kindName
    layers = model.layerTable
    parameterCount = layers.reduce(0) { $0 + $1.parameterCount }
    latentSize = model.latentSize
    sentence =
      "\(model.configuration.words), windows of \(model.sampleShape.timeSteps) rows, "
      + "\(NumberText.value(Double(parameterCount))) parameters"
  }

  /// Those of who judged.
  ///
  /// - Parameters:
  ///   - channelCount: channels of the rows, on which the size of a model on line depends.
  ///   - reason: what was chosen and why so, which tells of several models and of one on line.
  package init(_ model: DetectionModel, channelCount: Int, reason: String) {
    switch model {
    case .fitted(let detector):
      self = ModelFacts(detector.model)
    case .ensemble(let ensemble):
      kindName = model.modelName
      sentence = reason
      layers = []
      parameterCount = ensemble.members.reduce(0) { $0 + $1.parameterCount }
      latentSize = 0
    case .online(let configuration, _):
      kindName = model.modelName
      sentence = reason
      layers = configuration.layerTable(channelCount: channelCount)
      parameterCount =
        layers.reduce(0) { $0 + $1.parameterCount } * configuration.memberCount
      latentSize = configuration.latentSize(channelCount: channelCount)
    }
  }

  /// Those of who judged a series.
  package init(_ detection: Detection) {
    self.init(
      detection.model, channelCount: detection.result.series.channelCount,
      reason: detection.reason)
  }
}
