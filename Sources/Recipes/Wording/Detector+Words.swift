package import AnomalyDetection
internal import NeuralEngine

extension Detector {
  /// The model in one line: `dense autoencoder, windows of 64 rows, 8,580 parameters`.
  package var modelSentence: String {
    "\(plan.model.words), windows of \(plan.windowLength) rows, "
      + "\(NumberText.value(Double(parameterCount))) parameters"
  }

  /// Trainable numbers of the model.
  package var parameterCount: Int { model.layerTable.reduce(0) { $0 + $1.parameterCount } }
}
