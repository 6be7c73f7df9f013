internal import Kernels
internal import RandomNumbers

/// Two LSTM stacks; see `LSTMArchitecture`.
struct LSTMAutoencoder: Sendable {
  let encoder: [LSTMLayer]
  let bottleneck: DenseLayer?
  let decoder: [LSTMLayer]
  let head: DenseLayer?
  let dropout: DropoutLayer
  let shape: SampleShape

  /// Where the numbers of a batch lie; sequences are `[t][b][…]`.
  struct Layout: Sendable, Hashable {
    var input: Region
    var encoder: [LSTMLayer.Cache] = []
    /// Masked outputs of every encoder layer; that of the last is of its last state.
    var encoderDropouts: [DropoutLayer.Cache?] = []
    var decoder: [LSTMLayer.Cache] = []
    /// Masked outputs of every decoder layer but the last.
    var decoderDropouts: [DropoutLayer.Cache?] = []
    var bottleneckOutput: Region?
    var bottleneckTransposed: Region?
    var headOutput: Region?
    var headTransposed: Region?
    /// The gradients of the outputs of each layer, in the same layouts; of the encoder's last layer
    /// that of its last state. Training only.
    var encoderGradients: [Region] = []
    var latentGradient: Region?
    var decoderGradients: [Region] = []
    var headGradient: Region?
  }

  init(
    _ architecture: LSTMArchitecture, shape: SampleShape, parameters: inout SizeBudget,
    activations: inout SizeBudget
  ) throws(ArchitectureError) {
    guard !architecture.encoderSizes.isEmpty else { throw .noLayers(name: "encoder") }
    guard !architecture.decoderSizes.isEmpty else { throw .noLayers(name: "decoder") }
    try SizeBudget.check(dropout: architecture.dropout)
    var size = shape.channels
    _ = try activations.take(shape.timeSteps, shape.channels)
    func stack(_ sizes: [Int], _ name: String) throws(ArchitectureError) -> [LSTMLayer] {
      var layers: [LSTMLayer] = []
      for (index, units) in sizes.enumerated() {
        layers.append(
          try LSTMLayer(
            name: "\(name).\(index)", inputSize: size, hiddenSize: units,
            activation: architecture.activation, parameters: &parameters))
        _ = try activations.take(shape.timeSteps, 8, paddedToLanes(units))
        size = units
      }
      return layers
    }
    encoder = try stack(architecture.encoderSizes, "encoder")
    if let units = architecture.bottleneckSize {
      bottleneck = try DenseLayer(
        name: "bottleneck", inputSize: size, outputSize: units, activation: .identity,
        parameters: &parameters)
      size = units
    } else {
      bottleneck = nil
    }
    decoder = try stack(architecture.decoderSizes, "decoder")
    switch architecture.outputHead {
    case .dense:
      head = try DenseLayer(
        name: "head", inputSize: size, outputSize: shape.channels, activation: .identity,
        parameters: &parameters)
    case .hiddenState:
      guard size == shape.channels else {
        throw .outputShapeMismatch(
          output: [shape.timeSteps, size], sample: [shape.timeSteps, shape.channels])
      }
      head = nil
    }
    dropout = DropoutLayer(rate: architecture.dropout)
    self.shape = shape
  }

  var latentSize: Int { bottleneck?.outputSize ?? lastEncoder.hiddenSize }
  private var lastEncoder: LSTMLayer { encoder[encoder.count - 1] }
  private var lastDecoder: LSTMLayer { decoder[decoder.count - 1] }
  var latentStride: Int { paddedToLanes(latentSize) }

  func makeLayout(batch: Int, isTraining: Bool, plan: inout ArenaPlan) -> Layout {
    let steps = shape.timeSteps
    let rows = steps * batch
    var layout = Layout(input: plan.region(rows * shape.channels))
    for (index, layer) in encoder.enumerated() {
      let outputs = index == encoder.count - 1 ? batch : rows
      layout.encoder.append(
        layer.makeCache(
          steps: steps, batch: batch, isInputConstant: false, isTraining: isTraining, plan: &plan))
      // The mask on the latent is the bottleneck's where there is one.
      let stride = outputs == batch ? latentStride : layer.hiddenStride
      layout.encoderDropouts.append(
        isTraining ? dropout.makeCache(rows: outputs, stride: stride, plan: &plan) : nil)
      if isTraining { layout.encoderGradients.append(plan.region(outputs * layer.hiddenStride)) }
    }
    if let bottleneck {
      layout.bottleneckOutput = plan.region(batch * bottleneck.outputStride)
      layout.bottleneckTransposed = isTraining ? bottleneck.makeTransposed(plan: &plan) : nil
    }
    layout.latentGradient = isTraining ? plan.region(batch * latentStride) : nil
    for (index, layer) in decoder.enumerated() {
      layout.decoder.append(
        layer.makeCache(
          steps: steps, batch: batch, isInputConstant: index == 0, isTraining: isTraining,
          plan: &plan))
      layout.decoderDropouts.append(
        isTraining && index < decoder.count - 1
          ? dropout.makeCache(rows: rows, stride: layer.hiddenStride, plan: &plan) : nil)
      if isTraining { layout.decoderGradients.append(plan.region(rows * layer.hiddenStride)) }
    }
    if let head {
      layout.headOutput = plan.region(rows * head.outputStride)
      layout.headTransposed = isTraining ? head.makeTransposed(plan: &plan) : nil
      layout.headGradient = isTraining ? plan.region(rows * head.outputStride) : nil
    }
    return layout
  }

  /// - Parameter wanted: The steps that are put out; `nil` for all.
  func forward(
    batch: Int, layout: Layout, isTraining: Bool, wanted: Range<Int>? = nil,
    dropoutGenerator: inout RandomGenerator?, memory: EngineMemory
  ) {
    let steps = shape.timeSteps
    var input = LSTMLayer.Input.sequence(layout.input, stride: shape.channels)
    for (index, layer) in encoder.enumerated() {
      let cache = layout.encoder[index]
      layer.forward(
        steps: steps, batch: batch, input: input, cache: cache, isTraining: isTraining,
        memory: memory)
      guard index < encoder.count - 1 else { break }
      let output = masked(
        layer.outputs(cache, batch: batch), rows: steps * batch, width: layer.hiddenSize,
        cache: layout.encoderDropouts[index], generator: &dropoutGenerator, memory: memory)
      input = .sequence(output, stride: layer.hiddenStride)
    }
    var latent = latentRegion(layout, batch: batch)
    if let bottleneck {
      bottleneck.forward(
        rows: batch, input: lastState(layout, batch: batch), stride: bottleneck.inputStride,
        output: latent, memory: memory)
    }
    latent = masked(
      latent, rows: batch, width: latentSize, cache: layout.encoderDropouts[encoder.count - 1],
      generator: &dropoutGenerator, memory: memory)
    input = .constant(latent, stride: latentStride)
    for (index, layer) in decoder.enumerated() {
      let cache = layout.decoder[index]
      layer.forward(
        steps: steps, batch: batch, input: input, cache: cache, isTraining: isTraining,
        memory: memory)
      guard index < decoder.count - 1 else { break }
      let output = masked(
        layer.outputs(cache, batch: batch), rows: steps * batch, width: layer.hiddenSize,
        cache: layout.decoderDropouts[index], generator: &dropoutGenerator, memory: memory)
      input = .sequence(output, stride: layer.hiddenStride)
    }
    if let head, let output = layout.headOutput {
      let wanted = wanted ?? 0..<steps
      let first = wanted.lowerBound * batch
      head.forward(
        rows: wanted.count * batch,
        input: decoderOutput(layout, batch: batch).dropping(first * head.inputStride),
        stride: head.inputStride, output: output.dropping(first * head.outputStride),
        memory: memory)
    }
  }

  func backward(batch: Int, layout: Layout, hasDropout: Bool, memory: EngineMemory) {
    let rows = shape.timeSteps * batch
    if let head, let output = layout.headOutput, let gradient = layout.headGradient,
      let transposed = layout.headTransposed
    {
      head.backward(
        rows: rows, input: decoderOutput(layout, batch: batch), stride: head.inputStride,
        output: output, gradient: gradient,
        below: InputGradient(region: layout.decoderGradients[decoder.count - 1]),
        transposed: transposed,
        memory: memory)
    }
    guard let latentGradient = layout.latentGradient else { preconditionFailure("no training") }
    let latentMask = hasDropout ? layout.encoderDropouts[encoder.count - 1] : nil
    let latent = latentMask?.output ?? latentRegion(layout, batch: batch)
    backward(
      decoder, caches: layout.decoder, dropouts: layout.decoderDropouts,
      gradients: layout.decoderGradients, input: .constant(latent, stride: latentStride),
      inputGradient: latentGradient, isLastState: false, batch: batch, hasDropout: hasDropout,
      memory: memory)
    if let latentMask {
      dropout.backward(
        gradient: latentGradient, rows: batch, stride: latentStride, cache: latentMask,
        memory: memory)
    }
    let stateGradient = layout.encoderGradients[encoder.count - 1]
    if let bottleneck, let output = layout.bottleneckOutput,
      let transposed = layout.bottleneckTransposed
    {
      bottleneck.backward(
        rows: batch, input: lastState(layout, batch: batch), stride: bottleneck.inputStride,
        output: output, gradient: latentGradient, below: InputGradient(region: stateGradient),
        transposed: transposed, memory: memory)
    } else {
      memory.arena.copy(latentGradient, columns: batch * latentStride, into: stateGradient)
    }
    backward(
      encoder, caches: layout.encoder, dropouts: layout.encoderDropouts,
      gradients: layout.encoderGradients,
      input: .sequence(layout.input, stride: shape.channels), inputGradient: nil,
      isLastState: true, batch: batch, hasDropout: hasDropout, memory: memory)
  }

  /// A stack from its last layer to its first.
  private func backward(
    _ layers: [LSTMLayer], caches: [LSTMLayer.Cache], dropouts: [DropoutLayer.Cache?],
    gradients: [Region], input: LSTMLayer.Input, inputGradient: Region?, isLastState: Bool,
    batch: Int, hasDropout: Bool, memory: EngineMemory
  ) {
    let steps = shape.timeSteps
    for index in layers.indices.reversed() {
      var layerInput = input
      if index > 0 {
        let below = layers[index - 1]
        let mask = hasDropout ? dropouts[index - 1] : nil
        layerInput = .sequence(
          mask?.output ?? below.outputs(caches[index - 1], batch: batch),
          stride: below.hiddenStride)
      }
      layers[index].backward(
        steps: steps, batch: batch, input: layerInput,
        outputGradient: isLastState && index == layers.count - 1
          ? .lastState(gradients[index]) : .sequence(gradients[index]),
        inputGradient: index > 0 ? gradients[index - 1] : inputGradient, cache: caches[index],
        memory: memory)
      if index > 0, hasDropout, let mask = dropouts[index - 1] {
        dropout.backward(
          gradient: gradients[index - 1], rows: steps * batch,
          stride: layers[index - 1].hiddenStride, cache: mask, memory: memory)
      }
    }
  }

  /// The numbers, or what dropout leaves of them.
  private func masked(
    _ region: Region, rows: Int, width: Int, cache: DropoutLayer.Cache?,
    generator: inout RandomGenerator?, memory: EngineMemory
  ) -> Region {
    guard generator != nil, let cache else { return region }
    dropout.forward(
      input: region, rows: rows, width: width, stride: paddedToLanes(width), cache: cache,
      generator: &generator, memory: memory)
    return cache.output
  }

  func lastState(_ layout: Layout, batch: Int) -> Region {
    lastEncoder.lastState(
      layout.encoder[encoder.count - 1], steps: shape.timeSteps, batch: batch)
  }

  func latentRegion(_ layout: Layout, batch: Int) -> Region {
    layout.bottleneckOutput ?? lastState(layout, batch: batch)
  }

  func decoderOutput(_ layout: Layout, batch: Int) -> Region {
    lastDecoder.outputs(layout.decoder[decoder.count - 1], batch: batch)
  }
}
