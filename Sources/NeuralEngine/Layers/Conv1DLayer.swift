internal import Kernels

/// A convolution along time, or a transposed one; `TapSchedule` has the formulas.
///
/// Packed parameters: `weight [tap][input channel][filter padded]`, the taps in the order of the
/// schedule, then `bias [filter padded]`. Where the layer is the network's last and narrow, `weight
/// [input channel][tap, filter padded]`; see `NarrowTaps`.
struct Conv1DLayer: Sendable {
  let name: String
  let sizes: Conv1DArchitecture.Layer
  let inputChannels: Int
  let inputSteps: Int
  let outputSteps: Int
  let activation: Activation
  let weightStart: Int
  let biasStart: Int
  /// How outputs come from inputs.
  let schedule: TapSchedule
  /// How the inputs' gradients come from the outputs'.
  let backSchedule: TapSchedule
  /// Where each tap's weights stand among the packed ones.
  let positions: [Int]
  /// How few outputs are worked out; `nil` where it is no gain, or the layer is not the last.
  let narrow: NarrowTaps?

  /// The most taps, steps of stride and rows of padding: beyond is no convolution but an attack.
  static let limit = 1 << 16

  init(
    name: String, sizes: Conv1DArchitecture.Layer, inputChannels: Int, inputSteps: Int,
    activation: Activation, isLast: Bool, parameters: inout SizeBudget
  ) throws(ArchitectureError) {
    try SizeBudget.check(sizes.filters, "\(name) filters")
    try SizeBudget.check(sizes.kernelSize, "\(name) kernel size")
    try SizeBudget.check(sizes.stride, "\(name) stride")
    try SizeBudget.check(sizes.padding, "\(name) padding", minimum: 0)
    guard max(sizes.kernelSize, sizes.stride, sizes.padding) <= Self.limit else {
      throw .tooLarge(name: name, limit: Self.limit)
    }
    try SizeBudget.check(activation, layer: name)
    let paddingLimit = sizes.isTransposed ? sizes.stride : 1
    guard (0..<paddingLimit).contains(sizes.outputPadding) else {
      throw .outputPaddingOutOfRange(
        layer: name, outputPadding: sizes.outputPadding, stride: sizes.stride)
    }
    outputSteps = sizes.outputSteps(inputSteps)
    guard outputSteps >= 1 else { throw .layerDoesNotFit(layer: name, inputSteps: inputSteps) }
    try SizeBudget.check(outputSteps, "\(name) steps")
    self.name = name
    self.sizes = sizes
    self.inputChannels = inputChannels
    self.inputSteps = inputSteps
    self.activation = activation
    narrow = isLast ? NarrowTaps(sizes) : nil
    if let narrow {
      weightStart = try parameters.take(inputChannels, narrow.columns)
    } else {
      weightStart = try parameters.take(
        sizes.kernelSize, inputChannels, paddedToLanes(sizes.filters))
    }
    biasStart = try parameters.take(sizes.filters)
    let (kernel, stride, padding) = (sizes.kernelSize, sizes.stride, sizes.padding)
    func schedule(transposed: Bool, outputs: Int) -> TapSchedule {
      transposed
        ? .spread(kernelSize: kernel, stride: stride, padding: padding, outputSteps: outputs)
        : .gather(kernelSize: kernel, stride: stride, padding: padding, outputSteps: outputs)
    }
    let forward = schedule(transposed: sizes.isTransposed, outputs: outputSteps)
    self.schedule = forward
    var positions = [Int](repeating: 0, count: kernel)
    for (position, tap) in forward.taps.enumerated() { positions[tap] = position }
    self.positions = positions
    backSchedule = schedule(transposed: !sizes.isTransposed, outputs: inputSteps)
  }

  /// Numbers from one row of the output to the next.
  var outputStride: Int { narrow == nil ? paddedToLanes(sizes.filters) : sizes.filters }
  /// Numbers from one row of the input's gradient to the next.
  var inputStride: Int { paddedToLanes(inputChannels) }
  private var tapSize: Int { inputChannels * outputStride }

  /// Rows of zeros that the output, or its gradient, needs around it.
  var outputMargins: (before: Int, after: Int) {
    narrow?.margins(inputs: inputSteps, outputs: outputSteps, filters: sizes.filters)
      ?? backSchedule.margins(inputSteps: outputSteps)
  }

  func weight(in region: Region) -> Region {
    Region(
      start: region.start + weightStart,
      count: narrow.map { inputChannels * $0.columns } ?? sizes.kernelSize * tapSize)
  }

  func bias(in region: Region) -> Region {
    Region(start: region.start + biasStart, count: outputStride)
  }

  /// Room for wᵀ, `[tap of the way back][filter][input channel padded]`.
  func makeTransposed(plan: inout ArenaPlan) -> Region {
    plan.region(sizes.kernelSize * sizes.filters * inputStride)
  }

  /// `y = f(x ∗ w + b)`.
  ///
  /// - Parameter tapProducts: Room that a narrow layer needs.
  func forward(
    batch: Int, input: TimeRows, output: TimeRows, tapProducts: Region?, memory: EngineMemory
  ) {
    forward(
      rows: 0..<outputSteps, batch: batch, input: input, output: output,
      tapProducts: tapProducts, memory: memory)
  }

  /// Some rows of the output alone.
  func forward(
    rows: Range<Int>, batch: Int, input: TimeRows, output: TimeRows, tapProducts: Region?,
    memory: EngineMemory
  ) {
    guard !rows.isEmpty else { return }
    if let narrow, let tapProducts {
      return forward(
        narrow: narrow, rows: rows, batch: batch, input: input, output: output,
        products: tapProducts, memory: memory)
    }
    convolve(
      rows == 0..<outputSteps ? schedule : schedule.outputs(rows), batch: batch, input: input,
      weight: weight(in: memory.parameters), output: output, columns: outputStride,
      start: .bias(bias(in: memory.parameters)), activation: activation.kernel, memory: memory)
  }

  /// `dz = dy ⊙ f′(y)`, `dw += x ∗ dz`, `db += Σ dz`, `dx = dz ∗ wᵀ`.
  ///
  /// - Parameters:
  ///   - gradient: dy, which becomes dz; or dz, where `isBeforeActivation`.
  ///   - inputGradient: Where dx goes.
  ///   - below: The function that put x out, and its output in the layout of dx: then dx is taken to
  ///     before that function on the spot.
  func backward(
    batch: Int, input: TimeRows, output: TimeRows, gradient: TimeRows, isBeforeActivation: Bool,
    inputGradient: TimeRows?, below: (activation: Activation, output: TimeRows)?,
    transposed: Region, memory: EngineMemory
  ) {
    let arena = memory.arena
    if activation != .identity, !isBeforeActivation {
      memory.kernels.multiplyByDerivative(
        gradient.samples(batch), of: activation.kernel, output: output.samples(batch), in: arena)
    }
    if let narrow {
      addWeightGradient(
        narrow: narrow, batch: batch, input: input, gradient: gradient, memory: memory)
    } else {
      addWeightGradient(batch: batch, input: input, gradient: gradient, memory: memory)
    }
    memory.kernels.addColumnSums(
      of: gradient.region, rows: batch * gradient.rowsPerSample, columns: outputStride,
      stride: gradient.stride, to: bias(in: memory.gradient), in: arena)
    guard let inputGradient else { return }
    if let narrow {
      return writeInputGradient(
        inputGradient, narrow: narrow, batch: batch, gradient: gradient, below: below,
        transposed: transposed, memory: memory)
    }
    if !memory.hasTransposed { transposeWeight(into: transposed, memory: memory) }
    convolve(
      backSchedule, batch: batch, input: gradient, weight: transposed, output: inputGradient,
      columns: inputStride, start: .zero, activation: below?.activation.kernel ?? .identity,
      derivativeAt: below?.output, memory: memory)
  }

  /// One product a phase: the rows of A are runs of input rows, which overlap.
  private func convolve(
    _ schedule: TapSchedule, batch: Int, input: TimeRows, weight: Region, output: TimeRows,
    columns: Int, start: MatrixProduct.Start, activation: KernelActivation,
    derivativeAt: TimeRows? = nil, memory: EngineMemory
  ) {
    for phase in schedule.phases where phase.count > 0 {
      // Without taps (a stride above the kernel) an output is its bias alone.
      let a = phase.taps.isEmpty ? input.region : input.from(step: phase.firstInput)
      var product = MatrixProduct(
        rows: phase.count, columns: columns, depth: input.channels, a: a,
        aRow: phase.inputStep * input.stride,
        b: weight.dropping(phase.firstTap * input.channels * columns), bRow: columns,
        c: output.from(step: phase.firstOutput), cRow: phase.outputStep * output.stride,
        start: start, activation: activation)
      product.derivativeAt = derivativeAt?.from(step: phase.firstOutput)
      product.groups = batch
      product.aGroup = input.sampleStride
      product.cGroup = output.sampleStride
      if input.channels == input.stride {
        product.depth = phase.taps.count * input.channels
      } else {
        product.segments = phase.taps.count
        product.aSegment = input.stride
        product.bSegment = input.channels * columns
      }
      memory.kernels.multiply(product, in: memory.arena)
    }
  }

  /// `dw[k] += Σ x[o·stride + k − padding]ᵀ dz[o]`; for a transposed layer
  /// `dw[k] += Σ x[i]ᵀ dz[i·stride + k − padding]`.
  private func addWeightGradient(
    batch: Int, input: TimeRows, gradient: TimeRows, memory: EngineMemory
  ) {
    let destination = weight(in: memory.gradient)
    // Neighbouring taps of a plain convolution are one product where rows lie without padding.
    let isJoined = !sizes.isTransposed && input.channels == input.stride
    for (position, tap) in schedule.taps.enumerated() where !isJoined || position == 0 {
      let shift = tap - sizes.padding
      var product = MatrixProduct(
        rows: (isJoined ? sizes.kernelSize : 1) * inputChannels, columns: outputStride,
        depth: sizes.isTransposed ? inputSteps : outputSteps,
        a: input.from(step: sizes.isTransposed ? 0 : shift), aRow: 1,
        b: gradient.from(step: sizes.isTransposed ? shift : 0),
        bRow: (sizes.isTransposed ? sizes.stride : 1) * gradient.stride,
        c: destination.dropping(position * tapSize), cRow: outputStride, start: .output)
      product.aStep = (sizes.isTransposed ? 1 : sizes.stride) * input.stride
      product.segments = batch
      product.aSegment = input.sampleStride
      product.bSegment = gradient.sampleStride
      memory.kernels.multiply(product, in: memory.arena)
    }
  }

  private func transposeWeight(into transposed: Region, memory: EngineMemory) {
    for (position, tap) in backSchedule.taps.enumerated() {
      memory.kernels.transpose(
        weight(in: memory.parameters).dropping(positions[tap] * tapSize), rows: inputChannels,
        columns: sizes.filters, stride: outputStride,
        into: transposed.dropping(position * sizes.filters * inputStride),
        destinationStride: inputStride, in: memory.arena)
    }
  }

  /// `weight [filter, input, tap]`, or `[input, filter, tap]` when transposed, and `bias [filter]`.
  var tensors: [PackedTensor] {
    // PyTorch's fan-in is the second size times the taps, for both kinds.
    let fanIn = (sizes.isTransposed ? sizes.filters : inputChannels) * sizes.kernelSize
    let bound = 1 / Double(fanIn).squareRoot()
    let places = positions
    let (weightStart, biasStart, stride) = (weightStart, biasStart, outputStride)
    let (taps, isTransposed, tapSize) = (sizes.kernelSize, sizes.isTransposed, tapSize)
    let (narrow, filters) = (narrow, sizes.filters)
    let second = isTransposed ? sizes.filters : inputChannels
    let first = isTransposed ? inputChannels : sizes.filters
    return [
      PackedTensor(name: "\(name).weight", shape: [first, second, taps], bound: bound) { index in
        let (pair, tap) = index.quotientAndRemainder(dividingBy: taps)
        let (major, minor) = pair.quotientAndRemainder(dividingBy: second)
        let (input, filter) = isTransposed ? (major, minor) : (minor, major)
        if let narrow {
          let position = narrow.isReversed ? taps - 1 - tap : tap
          return weightStart + input * narrow.columns + position * filters + filter
        }
        return weightStart + places[tap] * tapSize + input * stride + filter
      },
      PackedTensor(name: "\(name).bias", shape: [sizes.filters], bound: bound) { biasStart + $0 },
    ]
  }

  /// The layer's line in the table.
  var description: LayerDescription {
    let kind = sizes.isTransposed ? "ConvTranspose1D" : "Conv1D"
    return LayerDescription(
      name: activation == .identity ? "\(name) \(kind)" : "\(name) \(kind) (\(activation))",
      outputShape: [outputSteps, sizes.filters],
      parameterCount: (sizes.kernelSize * inputChannels + 1) * sizes.filters)
  }
}
