internal import Kernels
internal import RandomNumbers

/// The closed set of autoencoders, each with its layout.
enum Network: Sendable {
  case dense(DenseAutoencoder)
  case lstm(LSTMAutoencoder)
  case conv1D(Conv1DAutoencoder)

  enum Layout: Sendable, Hashable {
    case dense(DenseAutoencoder.Layout)
    case lstm(LSTMAutoencoder.Layout)
    case conv1D(Conv1DAutoencoder.Layout)
  }

  var latentSize: Int {
    switch self {
    case .dense(let network): network.latentSize
    case .lstm(let network): network.latentSize
    case .conv1D(let network): network.latentSize
    }
  }

  var tensors: [PackedTensor] {
    switch self {
    case .dense(let network): network.tensors
    case .lstm(let network): network.tensors
    case .conv1D(let network): network.tensors
    }
  }

  var layerTable: [LayerDescription] {
    switch self {
    case .dense(let network): network.layerTable
    case .lstm(let network): network.layerTable
    case .conv1D(let network): network.layerTable
    }
  }

  func makeLayout(batch: Int, isTraining: Bool, plan: inout ArenaPlan) -> Layout {
    switch self {
    case .dense(let network):
      .dense(network.makeLayout(batch: batch, isTraining: isTraining, plan: &plan))
    case .lstm(let network):
      .lstm(network.makeLayout(batch: batch, isTraining: isTraining, plan: &plan))
    case .conv1D(let network):
      .conv1D(network.makeLayout(batch: batch, isTraining: isTraining, plan: &plan))
    }
  }

  func forward(
    batch: Int, layout: Layout, isTraining: Bool, dropoutGenerator: inout RandomGenerator?,
    memory: EngineMemory
  ) {
    switch (self, layout) {
    case (.dense(let network), .dense(let layout)):
      network.forward(
        batch: batch, layout: layout, dropoutGenerator: &dropoutGenerator, memory: memory)
    case (.lstm(let network), .lstm(let layout)):
      network.forward(
        batch: batch, layout: layout, isTraining: isTraining, dropoutGenerator: &dropoutGenerator,
        memory: memory)
    case (.conv1D(let network), .conv1D(let layout)):
      network.forward(
        batch: batch, layout: layout, dropoutGenerator: &dropoutGenerator, memory: memory)
    case (.dense, _), (.lstm, _), (.conv1D, _): Self.foreignLayout()
    }
  }

  func backward(batch: Int, layout: Layout, hasDropout: Bool, memory: EngineMemory) {
    switch (self, layout) {
    case (.dense(let network), .dense(let layout)):
      network.backward(batch: batch, layout: layout, hasDropout: hasDropout, memory: memory)
    case (.lstm(let network), .lstm(let layout)):
      network.backward(batch: batch, layout: layout, hasDropout: hasDropout, memory: memory)
    case (.conv1D(let network), .conv1D(let layout)):
      network.backward(batch: batch, layout: layout, hasDropout: hasDropout, memory: memory)
    case (.dense, _), (.lstm, _), (.conv1D, _): Self.foreignLayout()
    }
  }

  /// Where the caller finds and puts numbers of `batch` samples.
  func places(_ layout: Layout, batch: Int) -> Places {
    switch (self, layout) {
    case (.dense(let network), .dense(let layout)):
      Places(
        input: network.inputLayout(layout), output: network.outputLayout(layout),
        gradientStart: network.gradientStart(layout), latent: network.latentLayout(layout))
    case (.lstm(let network), .lstm(let layout)):
      Places(
        input: network.inputLayout(layout, batch: batch),
        output: network.outputLayout(layout, batch: batch),
        gradientStart: network.gradientStart(layout),
        latent: network.latentLayout(layout, batch: batch))
    case (.conv1D(let network), .conv1D(let layout)):
      Places(
        input: layout.input.layout, output: network.outputLayout(layout),
        gradientStart: network.gradientStart(layout), latent: network.latentLayout(layout))
    case (.dense, _), (.lstm, _), (.conv1D, _): Self.foreignLayout()
    }
  }

  /// The gradient of the output lies as the output does, from `gradientStart`.
  struct Places {
    let input: SampleLayout
    let output: SampleLayout
    let gradientStart: Int
    let latent: SampleLayout
  }

  static func foreignLayout() -> Never {
    preconditionFailure("a workspace of another autoencoder")
  }
}
