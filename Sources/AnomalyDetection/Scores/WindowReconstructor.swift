internal import NeuralEngine

/// Reconstructs windows for one thread, in memory that is made once, and no more of them than a score
/// needs.
struct WindowReconstructor: Sendable {
  let model: FittedModel
  /// The steps of each window that are reconstructed.
  let steps: Range<Int>
  /// Whether the latents are wanted.
  let usesLatents: Bool
  /// `[window, steps, channel]`, as many as were asked for last.
  private(set) var values: [Float] = []
  /// `[window, latent]` where they are wanted.
  private(set) var latents: [Float] = []
  private var network: NetworkReconstructor?
  /// What the network of a mixed model gives.
  private var second: (values: [Float], latents: [Float]) = ([], [])
  private var firstLatents: [Float] = []

  /// Memory for up to `count` windows at a time.
  init(model: FittedModel, steps: Range<Int>, usesLatents: Bool, count: Int) {
    self.model = model
    self.steps = steps
    self.usesLatents = usesLatents
    func latents(_ size: Int) -> [Float] {
      [Float](repeating: 0, count: usesLatents ? count * size : 0)
    }
    values = [Float](repeating: 0, count: count * steps.count * model.sampleShape.channels)
    self.latents = latents(model.latentSize)
    switch model {
    case .linear: break
    case .autoencoder(let model): network = NetworkReconstructor(model, count: count)
    case .mixed(let model):
      network = NetworkReconstructor(model.network, count: count)
      firstLatents = latents(model.linear.latentSize)
      second = (values, latents(model.network.autoencoder.latentSize))
    }
  }

  /// Reconstructs the windows of a range.
  ///
  /// - Precondition: they are no more than the memory is for.
  mutating func reconstruct(_ samples: Samples, _ range: Range<Int>) {
    let channels = samples.shape.channels
    let positions = steps.lowerBound * channels..<steps.upperBound * channels
    switch model {
    case .linear(let model):
      model.reconstruct(
        samples, range, positions: positions, into: &values, latents: &latents)
    case .autoencoder:
      network?.reconstruct(samples, range, steps: steps, into: &values, latents: &latents)
    case .mixed(let model):
      model.linear.reconstruct(
        samples, range, positions: positions, into: &values, latents: &firstLatents)
      network?.reconstruct(
        samples, range, steps: steps, into: &second.values, latents: &second.latents)
      MixedAutoencoder.average(
        &values, with: second.values, count: range.count * positions.count)
      if usesLatents {
        model.joined(firstLatents, second.latents, count: range.count, into: &latents)
      }
    }
  }

  /// Where a window's reconstruction would start if all of its steps were there.
  func place(of window: Int) -> (reconstruction: Int, latent: Int) {
    let channels = model.sampleShape.channels
    return (
      (window * steps.count - steps.lowerBound) * channels,
      usesLatents ? window * model.latentSize : 0
    )
  }
}

/// A network with the memory to reconstruct by it.
private struct NetworkReconstructor: Sendable {
  /// Windows that are worked on at once: the more of a run, the less is left that is not shared.
  private static let batchSize = 128

  private let model: TrainedAutoencoder
  private var workspace: Autoencoder.Workspace

  init(_ model: TrainedAutoencoder, count: Int) {
    self.model = model
    workspace = model.autoencoder.makeEvaluationWorkspace(batchSize: min(count, Self.batchSize))
  }

  mutating func reconstruct(
    _ samples: Samples, _ range: Range<Int>, steps: Range<Int>, into values: inout [Float],
    latents: inout [Float]
  ) {
    model.autoencoder.reconstruct(
      samples, range, steps: steps, parameters: model.parameters, into: &values,
      latents: &latents, workspace: &workspace)
  }
}
