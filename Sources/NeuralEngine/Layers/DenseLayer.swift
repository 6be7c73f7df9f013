internal import Kernels

/// A fully connected layer over rows: `y = f(x W + b)`, W as `[input, unit]`.
///
/// Packed parameters: `weight [input][unit padded]`, then `bias [unit padded]`.
struct DenseLayer: Sendable {
  let name: String
  let inputSize: Int
  let outputSize: Int
  let activation: Activation
  let weightStart: Int
  let biasStart: Int

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
    weightStart = try parameters.take(inputSize, paddedToLanes(outputSize))
    biasStart = try parameters.take(outputSize)
  }

  /// Numbers from one row of the output to the next.
  var outputStride: Int { paddedToLanes(outputSize) }
  /// Numbers from one row of the input's gradient to the next.
  var inputStride: Int { paddedToLanes(inputSize) }

  private func weight(in region: Region) -> Region {
    Region(start: region.start + weightStart, count: inputSize * outputStride)
  }

  private func bias(in region: Region) -> Region {
    Region(start: region.start + biasStart, count: outputStride)
  }

  /// Room for Wᵀ, `[unit][input padded]`.
  func makeTransposed(plan: inout ArenaPlan) -> Region {
    plan.region(outputSize * inputStride)
  }

  /// `y = f(x W + b)` for rows of x that begin `stride` apart.
  func forward(
    rows: Int, input: Region, stride: Int, output: Region, memory: EngineMemory
  ) {
    memory.kernels.multiply(
      MatrixProduct(
        rows: rows, columns: outputStride, depth: inputSize, a: input, aRow: stride,
        b: weight(in: memory.parameters), bRow: outputStride, c: output, cRow: outputStride,
        start: .bias(bias(in: memory.parameters)), activation: activation.kernel),
      in: memory.arena)
  }

  /// `dz = dy ⊙ f′(y)`, `dW += xᵀ dz`, `db += Σ dz`, `dx = dz Wᵀ`.
  ///
  /// `gradient` is dy and becomes dz; dx is written where `inputGradient` is given, `[row][input
  /// padded]`.
  func backward(
    rows: Int, input: Region, stride: Int, output: Region, gradient: Region,
    inputGradient: Region?, transposed: Region, memory: EngineMemory
  ) {
    let arena = memory.arena
    if activation != .identity {
      memory.kernels.multiplyByDerivative(
        Region(start: gradient.start, count: rows * outputStride), of: activation.kernel,
        output: Region(start: output.start, count: rows * outputStride), in: arena)
    }
    var product = MatrixProduct(
      rows: inputSize, columns: outputStride, depth: rows, a: input, aRow: 1, b: gradient,
      bRow: outputStride, c: weight(in: memory.gradient), cRow: outputStride, start: .output)
    product.aStep = stride
    memory.kernels.multiply(product, in: arena)
    memory.kernels.addColumnSums(
      of: gradient, rows: rows, columns: outputStride, stride: outputStride,
      to: bias(in: memory.gradient), in: arena)
    guard let inputGradient else { return }
    if !memory.hasTransposed {
      memory.kernels.transpose(
        weight(in: memory.parameters), rows: inputSize, columns: outputSize, stride: outputStride,
        into: transposed, destinationStride: inputStride, in: arena)
    }
    memory.kernels.multiply(
      MatrixProduct(
        rows: rows, columns: inputStride, depth: outputSize, a: gradient, aRow: outputStride,
        b: transposed, bRow: inputStride, c: inputGradient, cRow: inputStride),
      in: arena)
  }

  /// `weight [unit, input]` and `bias [unit]`.
  var tensors: [PackedTensor] {
    let bound = 1 / Double(inputSize).squareRoot()
    let (inputSize, outputStride) = (inputSize, outputStride)
    let (weightStart, biasStart) = (weightStart, biasStart)
    return [
      PackedTensor(name: "\(name).weight", shape: [outputSize, inputSize], bound: bound) { index in
        weightStart + index % inputSize * outputStride + index / inputSize
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
