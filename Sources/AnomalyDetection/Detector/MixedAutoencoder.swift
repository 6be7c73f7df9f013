public import NeuralEngine

/// A linear and a neural autoencoder of the same windows; what both reconstruct is averaged.
///
/// ```swift
/// if case .mixed(let model) = detector.model {
///   print(model.linear.latentSize, model.network.autoencoder.trainableCount)
/// }
/// ```
///
/// The two err in different places: the linear one holds on to how channels move together, wherever
/// they go, and the neural one to shapes that it has seen. Their mean errs less than either, and
/// depends less on the weights that the neural one started from.
public struct MixedAutoencoder: Sendable {
  /// Its part in closed form.
  public let linear: LinearAutoencoder
  /// Its part that was trained.
  public let network: TrainedAutoencoder

  /// - Precondition: both are of windows of one shape.
  public init(linear: LinearAutoencoder, network: TrainedAutoencoder) {
    precondition(
      linear.sampleShape == network.autoencoder.sampleShape,
      "\(linear.sampleShape) and \(network.autoencoder.sampleShape) mixed")
    self.linear = linear
    self.network = network
  }

  /// The shape of a window.
  public var sampleShape: SampleShape { linear.sampleShape }

  /// Numbers in a latent: those of the linear one, then those of the neural one.
  public var latentSize: Int { linear.latentSize + network.autoencoder.latentSize }

  /// The layers of both, for a person to read.
  public var layerTable: [LayerDescription] { linear.layerTable + network.autoencoder.layerTable }

  /// The mean of two reconstructions, in place of the first.
  ///
  /// - Parameter count: Numbers from the start that count.
  static func average(_ values: inout [Float], with others: [Float], count: Int) {
    for index in 0..<count { values[index] = 0.5 * (values[index] + others[index]) }
  }

  /// `[sample, latent]` of both in one.
  func joined(_ first: [Float], _ second: [Float], count: Int, into latents: inout [Float]) {
    let sizes = (linear.latentSize, network.autoencoder.latentSize)
    for sample in 0..<count {
      let start = sample * latentSize
      for unit in 0..<sizes.0 { latents[start + unit] = first[sample * sizes.0 + unit] }
      for unit in 0..<sizes.1 { latents[start + sizes.0 + unit] = second[sample * sizes.1 + unit] }
    }
  }

  /// The reconstructions `[sample, time, channel]` and latents `[sample, latent]` of all samples.
  func reconstruct(_ samples: Samples, threadCount: Int) -> Reconstruction {
    let first = linear.reconstruct(samples, threadCount: threadCount)
    let second = network.autoencoder.reconstruct(
      samples, parameters: network.parameters, threadCount: threadCount)
    var values = first.values
    Self.average(&values, with: second.values, count: values.count)
    var latents = [Float](repeating: 0, count: samples.count * latentSize)
    joined(first.latents, second.latents, count: samples.count, into: &latents)
    return Reconstruction(values: values, latents: latents)
  }
}
