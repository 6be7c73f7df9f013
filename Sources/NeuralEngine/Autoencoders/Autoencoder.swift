internal import Kernels

/// A network that gives back its samples, and learns to: sizes and formulas only. Its parameters are
/// one flat vector, so that an optimiser and a model file need to know nothing of layers.
///
/// ```swift
/// let autoencoder = try Autoencoder(
///   .dense(DenseArchitecture(encoderSizes: [16, 4])),
///   sampleShape: SampleShape(timeSteps: 30, channels: 1))
/// var generator = RandomGenerator(seed: 1)
/// let parameters = autoencoder.initialParameters(using: &generator)
/// print(parameters.count)
/// ```
public struct Autoencoder: Sendable {
  /// The layers' sizes.
  public let architecture: AutoencoderArchitecture
  /// The shape `[time, channel]` of every sample.
  public let sampleShape: SampleShape
  /// Numbers in the flat vector of parameters, padding included; padding is 0 for ever.
  public let parameterCount: Int
  /// About how many numbers one sample needs on its way.
  let activationCount: Int
  let network: Network
  let kernels: KernelSet

  /// An autoencoder of an architecture for samples of a shape.
  ///
  /// - Throws: `ArchitectureError` where a size is out of range, the decoder does not give back the
  ///   sample's shape, or more than 2²⁸ parameters, or
  ///   2²⁶ numbers a sample, would be needed.
  public init(
    _ architecture: AutoencoderArchitecture, sampleShape: SampleShape
  ) throws(ArchitectureError) {
    try self.init(architecture, sampleShape: sampleShape, kernels: .best)
  }

  /// An autoencoder on the kernels of a given instruction set.
  init(
    _ architecture: AutoencoderArchitecture, sampleShape: SampleShape, kernels: KernelSet
  ) throws(ArchitectureError) {
    var parameters = SizeBudget(name: "parameters")
    var activations = SizeBudget(name: "activations", limit: SizeBudget.activationLimit)
    _ = try activations.take(sampleShape.timeSteps, sampleShape.channels)
    switch architecture {
    case .dense(let sizes):
      network = .dense(
        try DenseAutoencoder(
          sizes, shape: sampleShape, parameters: &parameters, activations: &activations))
    case .lstm(let sizes):
      network = .lstm(
        try LSTMAutoencoder(
          sizes, shape: sampleShape, parameters: &parameters, activations: &activations))
    case .conv1D(let sizes):
      network = .conv1D(
        try Conv1DAutoencoder(
          sizes, shape: sampleShape, parameters: &parameters, activations: &activations))
    }
    self.architecture = architecture
    self.sampleShape = sampleShape
    self.kernels = kernels
    parameterCount = parameters.count
    activationCount = activations.count
  }

  /// Numbers in a sample's latent.
  public var latentSize: Int { network.latentSize }

  /// Trainable numbers: `parameterCount` without padding.
  public var trainableCount: Int { layerTable.reduce(0) { $0 + $1.parameterCount } }

  /// The layers, from the input on.
  public var layerTable: [LayerDescription] { network.layerTable }

  /// Memory for one worker that takes up to `batchSize` samples at once.
  public func makeWorkspace(batchSize: Int) -> Workspace {
    Workspace(network: network, batchSize: batchSize, isTraining: true)
  }

  /// Memory for one worker that reconstructs, and does not train; with it windows that overlap share
  /// what they have in common.
  public func makeEvaluationWorkspace(batchSize: Int) -> Workspace {
    Workspace(network: network, batchSize: batchSize, isTraining: false)
  }
}
