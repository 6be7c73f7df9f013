package import AnomalyDetection

extension Detector {
  /// The model in one line: `dense autoencoder, windows of 64 rows, 8,580 parameters`.
  package var modelSentence: String { ModelFacts(model).sentence }

  /// Trainable numbers of the model.
  package var parameterCount: Int { ModelFacts(model).parameterCount }
}
