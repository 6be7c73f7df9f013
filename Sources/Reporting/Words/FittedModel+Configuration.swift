package import AnomalyDetection
internal import NeuralEngine

extension FittedModel {
  /// The sizes it was made with.
  package var configuration: ModelConfiguration {
    switch self {
    case .linear(let model): .linear(latentSize: model.latentSize)
    case .autoencoder(let model): .autoencoder(model.autoencoder.architecture)
    case .mixed(let model):
      .mixed(
        latentSize: model.linear.latentSize, model.network.autoencoder.architecture)
    }
  }
}
