package import AnomalyDetection
internal import NeuralEngine

extension ModelConfiguration {
  /// The kind of model by the word of the command line.
  package var kindName: String { kind.rawValue }

  /// What the model is, for a person.
  package var words: String {
    switch kind {
    case .linear: "linear autoencoder (PCA)"
    case .dense: "dense autoencoder"
    case .lstm: "LSTM autoencoder"
    case .conv1D: "Conv1D autoencoder"
    case .mixed: "mean of a linear and a neural autoencoder"
    }
  }
}
