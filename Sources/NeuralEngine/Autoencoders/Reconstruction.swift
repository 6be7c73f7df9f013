/// What an autoencoder makes of samples.
///
/// ```swift
/// let reconstruction = linear.reconstruct(samples, threadCount: 1)
/// let first = reconstruction.values[..<samples.shape.size]  // [time, channel] of the first sample
/// let latent = reconstruction.latents[..<linear.latentSize]
/// print(first.count, latent)
/// ```
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
