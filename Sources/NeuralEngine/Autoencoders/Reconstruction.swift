/// What an autoencoder makes of samples.
public struct Reconstruction: Sendable, Equatable {
  /// `[sample, time, channel]`.
  public let values: [Float]
  /// `[sample, latent]`.
  public let latents: [Float]

  package init(values: [Float], latents: [Float]) {
    self.values = values
    self.latents = latents
  }
}
