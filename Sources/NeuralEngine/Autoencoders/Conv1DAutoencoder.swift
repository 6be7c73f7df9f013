internal import Kernels
internal import RandomNumbers

/// Convolutions along time; see `Conv1DArchitecture`.
struct Conv1DAutoencoder: Sendable {
  /// Encoder and decoder in one row.
  let layers: [Conv1DLayer]
  let encoderCount: Int
  /// Flattened encoder output → latent → flattened decoder input, where there is a bottleneck.
  let bottleneck: (shrink: DenseLayer, expand: DenseLayer)?
  let dropout: DropoutLayer
  let shape: SampleShape

  /// Where the numbers of a batch lie.
  struct Layout: Sendable, Hashable {
    /// The samples.
    var input: TimeRows
    /// The output of each layer.
    var outputs: [TimeRows] = []
    /// The gradient of each layer's output.
    var gradients: [TimeRows] = []
    var transposed: [Region] = []
    var dropouts: [DropoutLayer.Cache?] = []
    var bottleneck: Bottleneck?
    /// What a narrow last layer works in.
    var tapProducts: Region?
    /// What overlapping windows share; only where nothing is trained.
    var overlap: ConvolutionOverlap?

    /// `[sample][padded]` each.
    struct Bottleneck: Sendable, Hashable {
      var flat: Region
      var latent: Region
      var expanded: Region
      var flatGradient: Region
      var latentGradient: Region
      var expandedGradient: Region
      var shrinkTransposed: Region
      var expandTransposed: Region
      /// The decoder's input, and its gradient.
      var input: TimeRows
      var inputGradient: TimeRows
    }
  }

  init(
    _ architecture: Conv1DArchitecture, shape: SampleShape, parameters: inout SizeBudget,
    activations: inout SizeBudget
  ) throws(ArchitectureError) {
    guard !architecture.encoder.isEmpty else { throw .noLayers(name: "encoder") }
    guard !architecture.decoder.isEmpty else { throw .noLayers(name: "decoder") }
    try SizeBudget.check(dropout: architecture.dropout)
    try SizeBudget.check(shape.timeSteps, "time steps")
    try SizeBudget.check(shape.channels, "channels")
    encoderCount = architecture.encoder.count
    var layers: [Conv1DLayer] = []
    var (steps, channels) = (shape.timeSteps, shape.channels)
    var bottleneck: (shrink: DenseLayer, expand: DenseLayer)?
    let all = architecture.encoder + architecture.decoder
    for (index, sizes) in all.enumerated() {
      let name =
        index < encoderCount ? "encoder.\(index)" : "decoder.\(index - encoderCount)"
      if index == encoderCount, let units = architecture.bottleneckSize {
        let (flat, overflow) = steps.multipliedReportingOverflow(by: channels)
        guard !overflow else { throw .tooLarge(name: "bottleneck", limit: SizeBudget.limit) }
        let shrink = try DenseLayer(
          name: "bottleneck.0", inputSize: flat, outputSize: units, activation: .identity,
          parameters: &parameters)
        let expand = try DenseLayer(
          name: "bottleneck.1", inputSize: units, outputSize: flat,
          activation: architecture.hiddenActivation, parameters: &parameters)
        bottleneck = (shrink, expand)
        _ = try activations.take(flat)
      }
      let layer = try Conv1DLayer(
        name: name, sizes: sizes, inputChannels: channels, inputSteps: steps,
        activation: index == all.count - 1
          ? architecture.outputActivation : architecture.hiddenActivation,
        isLast: index == all.count - 1, parameters: &parameters)
      _ = try activations.take(
        steps + 2 * (sizes.padding + sizes.kernelSize), paddedToLanes(channels))
      _ = try activations.take(
        layer.outputSteps + 2 * (sizes.padding + sizes.kernelSize), layer.outputStride)
      if let narrow = layer.narrow { _ = try activations.take(layer.inputSteps, narrow.columns) }
      layers.append(layer)
      steps = layer.outputSteps
      channels = sizes.filters
    }
    guard steps == shape.timeSteps, channels == shape.channels else {
      throw .outputShapeMismatch(
        output: [steps, channels], sample: [shape.timeSteps, shape.channels])
    }
    self.layers = layers
    self.bottleneck = bottleneck
    self.shape = shape
    dropout = DropoutLayer(rate: architecture.dropout)
  }

  var latentSize: Int {
    bottleneck?.shrink.outputSize ?? encoderOutput.outputSteps * encoderOutput.sizes.filters
  }

  var encoderOutput: Conv1DLayer { layers[encoderCount - 1] }

  func makeLayout(batch: Int, isTraining: Bool, plan: inout ArenaPlan) -> Layout {
    /// Rows of what layer `index − 1` puts out and layer `index` reads.
    func rows(_ index: Int) -> TimeRows {
      let reads = index < layers.count ? layers[index] : nil
      let writes = index > 0 ? layers[index - 1] : nil
      let steps = writes?.outputSteps ?? shape.timeSteps
      let channels = writes?.sizes.filters ?? shape.channels
      let forward = reads?.schedule.margins(inputSteps: steps) ?? (before: 0, after: 0)
      let back = writes?.outputMargins ?? (before: 0, after: 0)
      return TimeRows(
        steps: steps, channels: channels, stride: writes?.outputStride ?? channels,
        before: max(forward.before, back.before), after: max(forward.after, back.after),
        batch: batch, plan: &plan)
    }
    var layout = Layout(input: rows(0))
    for (index, layer) in layers.enumerated() {
      layout.outputs.append(rows(index + 1))
      layout.gradients.append(rows(index + 1))
      layout.transposed.append(layer.makeTransposed(plan: &plan))
      let output = layout.outputs[index]
      layout.dropouts.append(
        index == layers.count - 1
          ? nil
          : dropout.makeCache(
            rows: batch * output.rowsPerSample, stride: output.stride, plan: &plan))
    }
    layout.tapProducts = layers[layers.count - 1].makeTapProducts(batch: batch, plan: &plan)
    if !isTraining {
      layout.overlap = ConvolutionOverlap(
        layers: layers[..<encoderCount], input: layout.input, batch: batch, plan: &plan)
    }
    if let (shrink, expand) = bottleneck {
      layout.bottleneck = Layout.Bottleneck(
        flat: plan.region(batch * expand.outputStride),
        latent: plan.region(batch * shrink.outputStride),
        expanded: plan.region(batch * expand.outputStride),
        flatGradient: plan.region(batch * expand.outputStride),
        latentGradient: plan.region(batch * shrink.outputStride),
        expandedGradient: plan.region(batch * expand.outputStride),
        shrinkTransposed: shrink.makeTransposed(plan: &plan),
        expandTransposed: expand.makeTransposed(plan: &plan), input: rows(encoderCount),
        inputGradient: rows(encoderCount))
    }
    return layout
  }
}

extension Conv1DAutoencoder {
  /// What layer `index` reads.
  func input(of index: Int, _ layout: Layout, hasDropout: Bool) -> TimeRows {
    if index == 0 { return layout.input }
    if index == encoderCount, let bottleneck = layout.bottleneck { return bottleneck.input }
    let output = layout.outputs[index - 1]
    guard hasDropout, let cache = layout.dropouts[index - 1] else { return output }
    return output.replacing(cache.output)
  }

  func forward(
    batch: Int, layout: Layout, dropoutGenerator: inout RandomGenerator?, memory: EngineMemory
  ) {
    let hasDropout = dropoutGenerator != nil
    for (index, layer) in layers.enumerated() {
      let output = layout.outputs[index]
      layer.forward(
        batch: batch, input: input(of: index, layout, hasDropout: hasDropout), output: output,
        tapProducts: layout.tapProducts, memory: memory)
      var result = output
      if hasDropout, let cache = layout.dropouts[index] {
        dropout.forward(
          input: output.region, rows: batch * output.rowsPerSample, width: output.channels,
          stride: output.stride, cache: cache, generator: &dropoutGenerator, memory: memory)
        result = output.replacing(cache.output)
      }
      if index == encoderCount - 1, let regions = layout.bottleneck {
        squeeze(result, batch: batch, regions: regions, memory: memory)
      }
    }
  }

  /// Encoder output → flat → latent → expanded → decoder input.
  ///
  /// - Parameter wanted: The rows of the decoder's input that are worked out; `nil` for all.
  func squeeze(
    _ rows: TimeRows, batch: Int, regions: Layout.Bottleneck, wanted: Range<Int>? = nil,
    memory: EngineMemory
  ) {
    guard let (shrink, expand) = bottleneck else { preconditionFailure("no bottleneck") }
    flatten(rows, batch: batch, into: regions.flat, stride: expand.outputStride, memory: memory)
    shrink.forward(
      rows: batch, input: regions.flat, stride: expand.outputStride, output: regions.latent,
      memory: memory)
    expand.forward(
      rows: batch, input: regions.latent, stride: shrink.outputStride, output: regions.expanded,
      units: wanted.map { $0.lowerBound * rows.channels..<$0.upperBound * rows.channels },
      memory: memory)
    unflatten(
      regions.expanded, stride: expand.outputStride, batch: batch, into: regions.input,
      memory: memory)
  }

  func backward(batch: Int, layout: Layout, hasDropout: Bool, memory: EngineMemory) {
    for index in layers.indices.reversed() {
      if index == encoderCount - 1, let regions = layout.bottleneck {
        unsqueeze(into: layout.gradients[index], batch: batch, regions: regions, memory: memory)
      }
      let gradient = layout.gradients[index]
      if hasDropout, let cache = layout.dropouts[index] {
        dropout.backward(
          gradient: gradient.region, rows: batch * gradient.rowsPerSample,
          stride: gradient.stride, cache: cache, memory: memory)
      }
      var inputGradient = index > 0 ? layout.gradients[index - 1] : nil
      if index == encoderCount, let regions = layout.bottleneck {
        inputGradient = regions.inputGradient
      }
      layers[index].backward(
        batch: batch, input: input(of: index, layout, hasDropout: hasDropout),
        output: layout.outputs[index], gradient: gradient,
        isBeforeActivation: !hasDropout && index < layers.count - 1
          && !(index == encoderCount - 1 && layout.bottleneck != nil),
        inputGradient: inputGradient,
        below: index > 0 && !hasDropout && !(index == encoderCount && layout.bottleneck != nil)
          ? (layers[index - 1].activation, layout.outputs[index - 1]) : nil,
        transposed: layout.transposed[index], memory: memory)
    }
  }

  /// The gradient of the decoder's input → that of the encoder's output.
  private func unsqueeze(
    into rows: TimeRows, batch: Int, regions: Layout.Bottleneck, memory: EngineMemory
  ) {
    guard let (shrink, expand) = bottleneck else { preconditionFailure("no bottleneck") }
    flatten(
      regions.inputGradient, batch: batch, into: regions.expandedGradient,
      stride: expand.outputStride, memory: memory)
    expand.backward(
      rows: batch, input: regions.latent, stride: shrink.outputStride, output: regions.expanded,
      gradient: regions.expandedGradient, below: InputGradient(region: regions.latentGradient),
      transposed: regions.expandTransposed, memory: memory)
    shrink.backward(
      rows: batch, input: regions.flat, stride: expand.outputStride, output: regions.latent,
      gradient: regions.latentGradient, below: InputGradient(region: regions.flatGradient),
      transposed: regions.shrinkTransposed, memory: memory)
    unflatten(
      regions.flatGradient, stride: expand.outputStride, batch: batch, into: rows,
      memory: memory)
  }

  private func flatten(
    _ rows: TimeRows, batch: Int, into flat: Region, stride: Int, memory: EngineMemory
  ) {
    for sample in 0..<batch {
      memory.arena.copy(
        rows.from(step: 0).dropping(sample * rows.sampleStride), rows: rows.steps,
        columns: rows.channels, stride: rows.stride, into: flat.dropping(sample * stride),
        destinationStride: rows.channels)
    }
  }

  private func unflatten(
    _ flat: Region, stride: Int, batch: Int, into rows: TimeRows, memory: EngineMemory
  ) {
    for sample in 0..<batch {
      memory.arena.copy(
        flat.dropping(sample * stride), rows: rows.steps, columns: rows.channels,
        stride: rows.channels, into: rows.from(step: 0).dropping(sample * rows.sampleStride),
        destinationStride: rows.stride)
    }
  }

  func latentLayout(_ layout: Layout) -> SampleLayout {
    guard let regions = layout.bottleneck, let (shrink, _) = bottleneck else {
      return layout.outputs[encoderCount - 1].layout
    }
    return SampleLayout(
      start: regions.latent.start, sampleStride: shrink.outputStride, stepStride: 0, steps: 1,
      channels: shrink.outputSize)
  }

  func outputLayout(_ layout: Layout) -> SampleLayout {
    layout.outputs[layers.count - 1].layout
  }

  func gradientStart(_ layout: Layout) -> Int {
    layout.gradients[layers.count - 1].layout.start
  }

  var tensors: [PackedTensor] {
    layers[..<encoderCount].flatMap(\.tensors) + bottleneckLayers.flatMap(\.tensors)
      + layers[encoderCount...].flatMap(\.tensors)
  }

  var layerTable: [LayerDescription] {
    layers[..<encoderCount].map(\.description) + bottleneckLayers.map(\.description)
      + layers[encoderCount...].map(\.description)
  }

  private var bottleneckLayers: [DenseLayer] {
    bottleneck.map { [$0.shrink, $0.expand] } ?? []
  }
}
