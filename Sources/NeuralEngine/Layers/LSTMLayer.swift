internal import Kernels

/// One LSTM layer; the formulas stand at `LSTMPass` and `LSTMBackwardPass`.
///
/// Packed parameters: `[block of 16 units][bias, inputs…, states…][gate i, f, g, o][16 lanes]`.
struct LSTMLayer: Sendable {
  let name: String
  let inputSize: Int
  let hiddenSize: Int
  let activation: LSTMActivation
  let weightStart: Int

  /// The numbers put in.
  enum Input: Sendable, Hashable {
    /// `[t][b]`, rows `stride` apart.
    case sequence(Region, stride: Int)
    /// The same at every step, `[b]`, rows `stride` apart.
    case constant(Region, stride: Int)
  }

  /// Where the gradient of the states comes from.
  enum OutputGradient: Sendable, Hashable {
    /// Every step, `[t][b][hidden padded]`.
    case sequence(Region)
    /// The last step alone, `[b][hidden padded]`.
    case lastState(Region)
  }

  /// What a pass leaves for the way back. The second group is there when training only.
  struct Cache: Sendable, Hashable {
    var states: Region
    var cells: Region
    var projection: Region?
    var training: Training?

    struct Training: Sendable, Hashable {
      var activatedCells: Region
      var gates: Region
      var cellGradient: Region
      var transposedStates: Region
      var transposedInputs: Region
      var projectionGradient: Region?
    }
  }

  init(
    name: String, inputSize: Int, hiddenSize: Int, activation: Activation,
    parameters: inout SizeBudget
  ) throws(ArchitectureError) {
    try SizeBudget.check(inputSize, "\(name) inputs")
    try SizeBudget.check(hiddenSize, "\(name) units")
    switch activation {
    case .tanh: self.activation = .tanh
    case .relu: self.activation = .relu
    case .identity, .leakyReLU, .sigmoid:
      throw .unsupportedActivation(activation, layer: name)
    }
    self.name = name
    self.inputSize = inputSize
    self.hiddenSize = hiddenSize
    weightStart = try parameters.take(
      paddedToLanes(hiddenSize) / laneCount, 1 + inputSize + hiddenSize, 4 * laneCount)
  }

  /// Numbers from one sample's state to the next.
  var hiddenStride: Int { paddedToLanes(hiddenSize) }
  /// Numbers from one row of the input's gradient to the next.
  var inputStride: Int { paddedToLanes(inputSize) }
  private var blocks: Int { hiddenStride / laneCount }
  private var gateBlock: Int { 4 * laneCount }
  private var weightBlock: Int { (1 + inputSize + hiddenSize) * gateBlock }

  private func weights(in region: Region) -> Region {
    Region(start: region.start + weightStart, count: blocks * weightBlock)
  }

  /// Row `row` (0 the bias, then inputs, then states) of a block's weights.
  private func row(_ row: Int, block: Int, in region: Region) -> Region {
    weights(in: region).dropping(block * weightBlock + row * gateBlock)
  }

  /// Room for `steps` × `batch`; with a constant input it is projected once.
  func makeCache(
    steps: Int, batch: Int, isInputConstant: Bool, isTraining: Bool, plan: inout ArenaPlan
  ) -> Cache {
    let slot = batch * hiddenStride
    var cache = Cache(
      states: plan.region((steps + 1) * slot),
      cells: plan.region(isTraining ? (steps + 1) * slot : slot),
      projection: isInputConstant ? plan.region(4 * slot) : nil)
    if isTraining {
      cache.training = Cache.Training(
        activatedCells: plan.region(steps * slot), gates: plan.region(steps * 4 * slot),
        cellGradient: plan.region(slot),
        transposedStates: plan.region(4 * hiddenStride * hiddenStride),
        transposedInputs: plan.region(4 * hiddenStride * inputStride),
        projectionGradient: isInputConstant ? plan.region(4 * slot) : nil)
    }
    return cache
  }

  /// The states after each step, `[t][b][hidden padded]`.
  func outputs(_ cache: Cache, batch: Int) -> Region {
    cache.states.dropping(batch * hiddenStride)
  }

  /// The states after the last step, `[b][hidden padded]`.
  func lastState(_ cache: Cache, steps: Int, batch: Int) -> Region {
    cache.states.dropping(steps * batch * hiddenStride)
  }

  /// Runs the layer over every step.
  func forward(
    steps: Int, batch: Int, input: Input, cache: Cache, isTraining: Bool, memory: EngineMemory
  ) {
    var pass = LSTMPass(
      steps: steps, batch: batch, inputSize: inputSize, hiddenSize: hiddenSize,
      activation: activation, weights: weights(in: memory.parameters), input: nil,
      inputStride: 0, projection: nil, states: cache.states, cells: cache.cells,
      activatedCells: isTraining ? cache.training?.activatedCells : nil,
      gates: isTraining ? cache.training?.gates : nil)
    switch input {
    case .sequence(let region, let stride):
      pass.input = region
      pass.inputStride = stride
    case .constant(let region, let stride):
      guard let projection = cache.projection else { preconditionFailure("no projection") }
      project(region, stride: stride, batch: batch, into: projection, memory: memory)
      pass.projection = projection
    }
    memory.kernels.forward(pass, in: memory.arena)
  }

  /// `bias + W x`, once for all steps, `[block][b][gate][lane]`.
  private func project(
    _ input: Region, stride: Int, batch: Int, into projection: Region, memory: EngineMemory
  ) {
    for block in 0..<blocks {
      memory.kernels.multiply(
        MatrixProduct(
          rows: batch, columns: gateBlock, depth: inputSize, a: input, aRow: stride,
          b: row(1, block: block, in: memory.parameters), bRow: gateBlock,
          c: projection.dropping(block * batch * gateBlock), cRow: gateBlock,
          start: .bias(row(0, block: block, in: memory.parameters))),
        in: memory.arena)
    }
  }

  /// The way back: adds to the gradients of the weights, and writes that of the input, `[t][b][input
  /// padded]` or, where it is constant, `[b][input padded]`.
  func backward(
    steps: Int, batch: Int, input: Input, outputGradient: OutputGradient, inputGradient: Region?,
    cache: Cache, memory: EngineMemory
  ) {
    guard let training = cache.training else { preconditionFailure("no training cache") }
    if !memory.hasTransposed {
      transposeStates(into: training.transposedStates, memory: memory)
    }
    var pass = LSTMBackwardPass(
      steps: steps, batch: batch, hiddenSize: hiddenSize, activation: activation,
      transposedWeights: training.transposedStates, outputGradient: nil, lastStateGradient: nil,
      gates: training.gates, cells: cache.cells, activatedCells: training.activatedCells,
      cellGradient: training.cellGradient, projectionGradient: nil)
    switch outputGradient {
    case .sequence(let region): pass.outputGradient = region
    case .lastState(let region): pass.lastStateGradient = region
    }
    if case .constant = input { pass.projectionGradient = training.projectionGradient }
    memory.kernels.backward(pass, in: memory.arena)
    // dU += h[t−1]ᵀ da over all steps and samples at once.
    addWeightGradient(
      rows: hiddenSize, firstRow: 1 + inputSize, of: cache.states, stride: hiddenStride,
      depth: steps * batch, gates: training.gates, memory: memory)
    let (region, stride, depth, gates) =
      switch input {
      case .sequence(let region, let stride): (region, stride, steps * batch, training.gates)
      case .constant(let region, let stride):
        (region, stride, batch, training.projectionGradient ?? training.gates)
      }
    addWeightGradient(
      rows: inputSize, firstRow: 1, of: region, stride: stride, depth: depth, gates: gates,
      memory: memory)
    for block in 0..<blocks {
      memory.kernels.addColumnSums(
        of: gates.dropping(block * depth * gateBlock), rows: depth, columns: gateBlock,
        stride: gateBlock, to: row(0, block: block, in: memory.gradient), in: memory.arena)
    }
    if let inputGradient {
      writeInputGradient(
        inputGradient, rows: depth, gates: gates, transposed: training.transposedInputs,
        memory: memory)
    }
  }

  /// `dW += xᵀ da`, x by rows of (step, sample).
  private func addWeightGradient(
    rows: Int, firstRow: Int, of values: Region, stride: Int, depth: Int, gates: Region,
    memory: EngineMemory
  ) {
    for block in 0..<blocks {
      var product = MatrixProduct(
        rows: rows, columns: gateBlock, depth: depth, a: values, aRow: 1,
        b: gates.dropping(block * depth * gateBlock), bRow: gateBlock,
        c: row(firstRow, block: block, in: memory.gradient), cRow: gateBlock, start: .output)
      product.aStep = stride
      memory.kernels.multiply(product, in: memory.arena)
    }
  }

  /// `dx = da Wᵀ`.
  private func writeInputGradient(
    _ gradient: Region, rows: Int, gates: Region, transposed: Region, memory: EngineMemory
  ) {
    for block in 0..<blocks where !memory.hasTransposed {
      memory.kernels.transpose(
        row(1, block: block, in: memory.parameters), rows: inputSize, columns: gateBlock,
        stride: gateBlock, into: transposed.dropping(block * gateBlock * inputStride),
        destinationStride: inputStride, in: memory.arena)
    }
    var product = MatrixProduct(
      rows: rows, columns: inputStride, depth: gateBlock, a: gates, aRow: gateBlock,
      b: transposed, bRow: inputStride, c: gradient, cRow: inputStride)
    product.segments = blocks
    product.aSegment = rows * gateBlock
    product.bSegment = gateBlock * inputStride
    memory.kernels.multiply(product, in: memory.arena)
  }

  /// Uᵀ, `[strip of 16 states][block][gate][lane][strip lane]`; states beyond `hiddenSize` stay 0.
  private func transposeStates(into transposed: Region, memory: EngineMemory) {
    for strip in 0..<blocks {
      let first = strip * laneCount
      for block in 0..<blocks {
        memory.kernels.transpose(
          row(1 + inputSize + first, block: block, in: memory.parameters),
          rows: min(laneCount, hiddenSize - first), columns: gateBlock, stride: gateBlock,
          into: transposed.dropping((strip * blocks + block) * gateBlock * laneCount),
          destinationStride: laneCount, in: memory.arena)
      }
    }
  }

  /// `weight_ih [4 · unit, input]`, `weight_hh [4 · unit, unit]`, `bias [4 · unit]`.
  var tensors: [PackedTensor] {
    let bound = 1 / Double(hiddenSize).squareRoot()
    let (start, inputs, units) = (weightStart, inputSize, hiddenSize)
    let (block, gates) = (weightBlock, gateBlock)
    // PyTorch's row `gate · unit` at the packed row `row`.
    @Sendable func place(_ gateUnit: Int, row: Int) -> Int {
      let (gate, unit) = gateUnit.quotientAndRemainder(dividingBy: units)
      return start + unit / laneCount * block + row * gates + gate * laneCount + unit % laneCount
    }
    return [
      PackedTensor(name: "\(name).weight_ih", shape: [4 * units, inputs], bound: bound) {
        place($0 / inputs, row: 1 + $0 % inputs)
      },
      PackedTensor(name: "\(name).weight_hh", shape: [4 * units, units], bound: bound) {
        place($0 / units, row: 1 + inputs + $0 % units)
      },
      PackedTensor(name: "\(name).bias", shape: [4 * units], bound: bound, draws: 2) {
        place($0, row: 0)
      },
    ]
  }

  /// Trainable numbers.
  var trainableCount: Int { 4 * hiddenSize * (inputSize + hiddenSize + 1) }
}
