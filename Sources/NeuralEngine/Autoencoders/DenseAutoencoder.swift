internal import Kernels
internal import RandomNumbers

/// Fully connected layers over the flattened sample; see `DenseArchitecture`.
struct DenseAutoencoder: Sendable {
  let layers: [DenseLayer]
  let latentLayer: Int
  let dropout: DropoutLayer
  let shape: SampleShape

  /// Where the numbers of a batch lie: `[sample][unit padded]` everywhere.
  struct Layout: Sendable, Hashable {
    var input: Region
    var outputs: [Region] = []
    var gradients: [Region] = []
    var transposed: [Region] = []
    var dropouts: [DropoutLayer.Cache?] = []
  }

  init(
    _ architecture: DenseArchitecture, shape: SampleShape, parameters: inout SizeBudget,
    activations: inout SizeBudget
  ) throws(ArchitectureError) {
    guard !architecture.encoderSizes.isEmpty else { throw .noLayers(name: "encoder") }
    try SizeBudget.check(dropout: architecture.dropout)
    let sizes = architecture.encoderSizes + architecture.decoderSizes + [shape.size]
    var layers: [DenseLayer] = []
    var inputSize = shape.size
    _ = try activations.take(inputSize)
    let encoderCount = architecture.encoderSizes.count
    for (index, size) in sizes.enumerated() {
      let isEncoder = index < encoderCount
      let activation =
        if index == sizes.count - 1 {
          architecture.outputActivation
        } else if index == encoderCount - 1 {
          architecture.latentActivation ?? architecture.hiddenActivation
        } else {
          architecture.hiddenActivation
        }
      layers.append(
        try DenseLayer(
          name: isEncoder ? "encoder.\(index)" : "decoder.\(index - encoderCount)",
          inputSize: inputSize, outputSize: size, activation: activation, parameters: &parameters))
      _ = try activations.take(size)
      inputSize = size
    }
    self.layers = layers
    self.shape = shape
    latentLayer = encoderCount - 1
    dropout = DropoutLayer(rate: architecture.dropout)
  }

  /// - Parameter isTraining: Without it there is no room for a backward pass, nor for dropout.
  func makeLayout(batch: Int, isTraining: Bool, plan: inout ArenaPlan) -> Layout {
    var layout = Layout(input: plan.region(batch * paddedToLanes(shape.size)))
    for (index, layer) in layers.enumerated() {
      layout.outputs.append(plan.region(batch * layer.outputStride))
      guard isTraining else { continue }
      layout.gradients.append(plan.region(batch * layer.outputStride))
      layout.transposed.append(layer.makeTransposed(plan: &plan))
      layout.dropouts.append(
        index == layers.count - 1
          ? nil : dropout.makeCache(rows: batch, stride: layer.outputStride, plan: &plan))
    }
    return layout
  }

  /// - Parameters:
  ///   - inputStride: Numbers from one sample to the next, where they overlap.
  ///   - wanted: The numbers of the sample that are put out, at least; `nil` for all.
  func forward(
    batch: Int, layout: Layout, inputStride: Int? = nil, wanted: Range<Int>? = nil,
    dropoutGenerator: inout RandomGenerator?, memory: EngineMemory
  ) {
    var input = layout.input
    var stride = inputStride ?? paddedToLanes(shape.size)
    // By index: a pair of `enumerated` would be copied, name and all.
    for index in layers.indices {
      layers[index].forward(
        rows: batch, input: input, stride: stride, output: layout.outputs[index],
        units: index == layers.count - 1 ? wanted : nil, memory: memory)
      input = layout.outputs[index]
      stride = layers[index].outputStride
      if dropoutGenerator != nil, let cache = layout.dropouts[index] {
        dropout.forward(
          input: input, rows: batch, width: layers[index].outputSize, stride: stride, cache: cache,
          generator: &dropoutGenerator, memory: memory)
        input = cache.output
      }
    }
  }

  func backward(batch: Int, layout: Layout, hasDropout: Bool, memory: EngineMemory) {
    for index in layers.indices.reversed() {
      let layer = layers[index]
      if hasDropout, let cache = layout.dropouts[index] {
        dropout.backward(
          gradient: layout.gradients[index], rows: batch, stride: layer.outputStride, cache: cache,
          memory: memory)
      }
      let below = index - 1
      let input =
        below < 0
        ? layout.input
        : hasDropout
          ? layout.dropouts[below]?.output ?? layout.outputs[below] : layout.outputs[below]
      layer.backward(
        rows: batch, input: input, stride: layer.inputStride, output: layout.outputs[index],
        gradient: layout.gradients[index],
        isBeforeActivation: index < layers.count - 1 && !hasDropout,
        below: below < 0 ? nil : inputGradient(below, layout: layout, hasDropout: hasDropout),
        transposed: layout.transposed[index], memory: memory)
    }
  }

  /// The gradient of what layer `index` puts out; without dropout in between, before its activation.
  private func inputGradient(_ index: Int, layout: Layout, hasDropout: Bool) -> InputGradient {
    InputGradient(
      region: layout.gradients[index],
      activation: hasDropout ? nil : (layers[index].activation, layout.outputs[index]))
  }

  func inputLayout(_ layout: Layout) -> SampleLayout {
    flat(layout.input)
  }

  func outputLayout(_ layout: Layout) -> SampleLayout {
    flat(layout.outputs[layers.count - 1])
  }

  func gradientStart(_ layout: Layout) -> Int {
    layout.gradients.last?.start ?? 0
  }

  func latentLayout(_ layout: Layout) -> SampleLayout {
    let layer = layers[latentLayer]
    return SampleLayout(
      start: layout.outputs[latentLayer].start, sampleStride: layer.outputStride, stepStride: 0,
      steps: 1, channels: layer.outputSize)
  }

  private func flat(_ region: Region) -> SampleLayout {
    SampleLayout(
      start: region.start, sampleStride: paddedToLanes(shape.size), stepStride: shape.channels,
      steps: shape.timeSteps, channels: shape.channels)
  }

  var latentSize: Int { layers[latentLayer].outputSize }
  var tensors: [PackedTensor] { layers.flatMap(\.tensors) }
  var layerTable: [LayerDescription] { layers.map(\.description) }
}
