public import NeuralEngine

/// A model with what it learned.
///
/// ```swift
/// let model = detector.model
/// for layer in model.layerTable { print(layer.name, layer.outputShape, layer.parameterCount) }
/// print(model.sampleShape, model.latentSize)
/// ```
public enum FittedModel: Sendable {
  /// Principal components of the windows.
  case linear(LinearAutoencoder)
  /// A neural autoencoder.
  case autoencoder(TrainedAutoencoder)
  /// The mean of both.
  case mixed(MixedAutoencoder)

  /// The shape of a window.
  public var sampleShape: SampleShape {
    switch self {
    case .linear(let model): model.sampleShape
    case .autoencoder(let model): model.autoencoder.sampleShape
    case .mixed(let model): model.sampleShape
    }
  }

  /// Numbers in a latent.
  public var latentSize: Int {
    switch self {
    case .linear(let model): model.latentSize
    case .autoencoder(let model): model.autoencoder.latentSize
    case .mixed(let model): model.latentSize
    }
  }

  /// The layers, for a person to read.
  public var layerTable: [LayerDescription] {
    switch self {
    case .linear(let model): model.layerTable
    case .autoencoder(let model): model.autoencoder.layerTable
    case .mixed(let model): model.layerTable
    }
  }

  /// What happened in training; `nil` for the linear model, which is solved at once.
  public var history: TrainingHistory? {
    switch self {
    case .linear: nil
    case .autoencoder(let model): model.history
    case .mixed(let model): model.network.history
    }
  }
}
