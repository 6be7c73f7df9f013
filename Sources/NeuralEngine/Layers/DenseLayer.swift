internal import Kernels

/// A fully connected layer over rows: `y = f(x W + b)`, W as `[input, unit]`.
///
/// Packed parameters: `weight [input][unit padded]`, then `bias [unit padded]`. A layer of few units,
/// such as the last of a network for one channel, would leave most lanes empty; its weights are
/// `[unit][input]`, and its numbers are scalar products.
struct DenseLayer: Sendable {
  let name: String
  let inputSize: Int
  let outputSize: Int
  let activation: Activation
  let weightStart: Int
  let biasStart: Int
  /// Whether the weights are `[unit][input]`.
  let isNarrow: Bool

  /// The most units that scalar products are faster for.
  private static let narrowLimit = 4

  init(
    name: String, inputSize: Int, outputSize: Int, activation: Activation,
    parameters: inout SizeBudget
  ) throws(ArchitectureError) {
    try SizeBudget.check(inputSize, "\(name) inputs")
    try SizeBudget.check(outputSize, "\(name) units")
    try SizeBudget.check(activation, layer: name)
    self.name = name
    self.inputSize = inputSize
    self.outputSize = outputSize
    self.activation = activation
    isNarrow = outputSize <= Self.narrowLimit && inputSize % laneCount == 0
    weightStart =
      isNarrow
      ? try parameters.take(outputSize, inputSize)
      : try parameters.take(inputSize, paddedToLanes(outputSize))
    biasStart = try parameters.take(outputSize)
  }

  /// Numbers from one row of the output to the next.
  var outputStride: Int { paddedToLanes(outputSize) }
  /// Numbers from one row of the input's gradient to the next.
  var inputStride: Int { paddedToLanes(inputSize) }

  private func weight(in region: Region) -> Region {
    Region(
      start: region.start + weightStart,
      count: inputSize * (isNarrow ? outputSize : outputStride))
  }

  private func bias(in region: Region) -> Region {
    Region(start: region.start + biasStart, count: outputStride)
  }

  /// Room for Wᵀ, `[unit][input padded]`.
  func makeTransposed(plan: inout ArenaPlan) -> Region {
    plan.region(outputSize * inputStride)
  }

  /// `y = f(x W + b)` for rows of x that begin `stride` apart.
  ///
  /// - Parameter units: The units that are worked out, at least; `nil` for all.
  func forward(
    rows: Int, input: Region, stride: Int, output: Region, units: Range<Int>? = nil,
    memory: EngineMemory
  ) {
    let weight = weight(in: memory.parameters)
    let bias = bias(in: memory.parameters)
    if isNarrow {
      memory.kernels.multiply(
        RowProducts(
          rows: rows, columns: outputSize, depth: inputSize, a: input, aRow: stride, b: weight,
          bRow: inputSize, bias: bias, c: output, cRow: outputStride,
          activation: activation.kernel),
        in: memory.arena)
      return
    }
    // Whole blocks of lanes.
    let first = (units?.lowerBound ?? 0) / laneCount * laneCount
    let end = paddedToLanes(units?.upperBound ?? outputSize)
    memory.kernels.multiply(
      MatrixProduct(
        rows: rows, columns: end - first, depth: inputSize, a: input, aRow: stride,
        b: weight.dropping(first), bRow: outputStride, c: output.dropping(first),
        cRow: outputStride, start: .bias(bias.dropping(first)),
        activation: activation.kernel),
      in: memory.arena)
  }

  /// `dz = dy ⊙ f′(y)`, `dW += xᵀ dz`, `db += Σ dz`, `dx = dz Wᵀ`.
  ///
  /// - Parameters:
  ///   - gradient: dy, which becomes dz; or dz, where `isBeforeActivation`.
  ///   - below: Where dx goes, `[row][input padded]`.
  func backward(
    rows: Int, input: Region, stride: Int, output: Region, gradient: Region,
    isBeforeActivation: Bool = false, below: InputGradient?, transposed: Region,
    memory: EngineMemory
  ) {
    if activation != .identity, !isBeforeActivation {
      memory.kernels.multiplyByDerivative(
        Region(start: gradient.start, count: rows * outputStride), of: activation.kernel,
        output: Region(start: output.start, count: rows * outputStride), in: memory.arena)
    }
    let weightGradient = weight(in: memory.gradient)
    // The narrow form is dzᵀ x, which lies as the weights do.
    var product =
      isNarrow
      ? MatrixProduct(
        rows: outputSize, columns: inputSize, depth: rows, a: gradient, aRow: 1, b: input,
        bRow: stride, c: weightGradient, cRow: inputSize, start: .output)
      : MatrixProduct(
        rows: inputSize, columns: outputStride, depth: rows, a: input, aRow: 1, b: gradient,
        bRow: outputStride, c: weightGradient, cRow: outputStride, start: .output)
    product.aStep = isNarrow ? outputStride : stride
    memory.kernels.multiply(product, in: memory.arena)
    memory.kernels.addColumnSums(
      of: gradient, rows: rows, columns: outputStride, stride: outputStride,
      to: bias(in: memory.gradient), in: memory.arena)
    if let below {
      writeInputGradient(
        below, rows: rows, gradient: gradient, transposed: transposed, memory: memory)
    }
  }

  /// `dx = dz Wᵀ`, or `dz Wᵀ ⊙ f′(x)` where x was put out by an f.
  private func writeInputGradient(
    _ below: InputGradient, rows: Int, gradient: Region, transposed: Region, memory: EngineMemory
  ) {
    if !isNarrow, !memory.hasTransposed {
      memory.kernels.transpose(
        weight(in: memory.parameters), rows: inputSize, columns: outputSize, stride: outputStride,
        into: transposed, destinationStride: inputStride, in: memory.arena)
    }
    var product = MatrixProduct(
      rows: rows, columns: inputStride, depth: outputSize, a: gradient, aRow: outputStride,
      b: isNarrow ? weight(in: memory.parameters) : transposed, bRow: inputStride, c: below.region,
      cRow: inputStride)
    if let (activation, output) = below.activation {
      product.activation = activation.kernel
      product.derivativeAt = output
    }
    memory.kernels.multiply(product, in: memory.arena)
  }

  /// `weight [unit, input]` and `bias [unit]`.
  var tensors: [PackedTensor] {
    let bound = 1 / Double(inputSize).squareRoot()
    let (inputSize, outputStride) = (inputSize, outputStride)
    let (weightStart, biasStart, isNarrow) = (weightStart, biasStart, isNarrow)
    return [
      PackedTensor(name: "\(name).weight", shape: [outputSize, inputSize], bound: bound) { index in
        isNarrow
          ? weightStart + index
          : weightStart + index % inputSize * outputStride + index / inputSize
      },
      PackedTensor(name: "\(name).bias", shape: [outputSize], bound: bound) { biasStart + $0 },
    ]
  }

  /// The layer's line in the table.
  var description: LayerDescription {
    LayerDescription(
      name: activation == .identity ? "\(name) Dense" : "\(name) Dense (\(activation))",
      outputShape: [outputSize], parameterCount: (inputSize + 1) * outputSize)
  }
}
