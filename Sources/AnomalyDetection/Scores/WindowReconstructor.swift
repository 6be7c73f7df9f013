internal import NeuralEngine

/// Reconstructs windows for one thread, in memory that is made once, and no more of them than a score
/// needs.
struct WindowReconstructor: Sendable {
  /// Windows that are worked on at once: the more of a run, the less is left that is not shared.
  private static let batchSize = 128

  let model: FittedModel
  /// The steps of each window that are reconstructed.
  let steps: Range<Int>
  /// Whether the latents are wanted.
  let usesLatents: Bool
  /// `[window, steps, channel]`, as many as were asked for last.
  private(set) var values: [Float] = []
  /// `[window, latent]` where they are wanted.
  private(set) var latents: [Float] = []
  private var workspace: Workspace?

  /// Memory for up to `count` windows at a time.
  init(model: FittedModel, steps: Range<Int>, usesLatents: Bool, count: Int) {
    self.model = model
    self.steps = steps
    self.usesLatents = usesLatents
    values = [Float](repeating: 0, count: count * steps.count * model.sampleShape.channels)
    latents = [Float](repeating: 0, count: usesLatents ? count * model.latentSize : 0)
    if case .autoencoder(let model) = model {
      workspace = model.autoencoder.makeEvaluationWorkspace(
        batchSize: min(count, Self.batchSize))
    }
  }

  /// Reconstructs the windows of a range.
  ///
  /// - Precondition: they are no more than the memory is for.
  mutating func reconstruct(_ samples: Samples, _ range: Range<Int>) {
    switch model {
    case .linear(let model):
      let channels = samples.shape.channels
      model.reconstruct(
        samples, range, positions: steps.lowerBound * channels..<steps.upperBound * channels,
        into: &values, latents: &latents)
    case .autoencoder(let model):
      guard var memory = workspace else { return }
      // Taken out and put back, so that it is not copied.
      workspace = nil
      model.autoencoder.reconstruct(
        samples, range, steps: steps, parameters: model.parameters, into: &values,
        latents: &latents, workspace: &memory)
      workspace = memory
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
