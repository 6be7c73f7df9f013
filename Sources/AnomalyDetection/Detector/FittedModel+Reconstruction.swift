package import NeuralEngine

extension FittedModel {
  /// The reconstructions `[sample, time, channel]` and latents `[sample, latent]` of all samples.
  ///
  /// A sample gets the same bits alone as among others, on any number of threads.
  package func reconstruct(_ samples: Samples, threadCount: Int) -> Reconstruction {
    switch self {
    case .linear(let model):
      return model.reconstruct(samples, threadCount: threadCount)
    case .autoencoder(let model):
      return model.autoencoder.reconstruct(
        samples, parameters: model.parameters, threadCount: threadCount)
    case .mixed(let model):
      return model.reconstruct(samples, threadCount: threadCount)
    }
  }
}
