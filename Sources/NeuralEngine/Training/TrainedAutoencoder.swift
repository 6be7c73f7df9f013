/// An autoencoder with the parameters that training found.
///
/// ```swift
/// let reconstruction = trained.autoencoder.reconstruct(
///   samples, parameters: trained.parameters, threadCount: 2)
/// print(trained.history.bestEpoch, reconstruction.values.count)
/// ```
public struct TrainedAutoencoder: Sendable {
  /// The network that the parameters are of.
  public let autoencoder: Autoencoder
  /// Its flat parameters; those of the best epoch where there is early stopping.
  public let parameters: [Float]
  /// What happened in each epoch.
  public let history: TrainingHistory

  /// - Precondition: there are `autoencoder.parameterCount` parameters.
  public init(autoencoder: Autoencoder, parameters: [Float], history: TrainingHistory) {
    precondition(
      parameters.count == autoencoder.parameterCount,
      "\(parameters.count) parameters of \(autoencoder.parameterCount)")
    self.autoencoder = autoencoder
    self.parameters = parameters
    self.history = history
  }
}
