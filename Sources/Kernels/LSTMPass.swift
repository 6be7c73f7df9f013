/// The function of an LSTM's candidate and cell output.
package enum LSTMActivation: Sendable, Hashable {
  /// The hyperbolic tangent, as in the papers.
  case tanh
  /// `max(0, x)`, as in Keras' `LSTM(activation="relu")`.
  case relu
}

/// One LSTM layer over a batch of sequences, by step `t`, sample `b` and unit `u`:
///
/// ```
/// a[gate] = bias + W x[t] + U h[t−1]        gates in PyTorch's order i, f, g, o
/// i, f, o = σ(a)      g = φ(a)
/// c[t] = f c[t−1] + i g        h[t] = o φ(c[t])
/// ```
///
/// Units lie in blocks of `laneCount`, so `hiddenStride` is the padded number of units. Layouts:
/// weights `[block][bias row, input rows, state rows][gate][lane]`; input `[t][b][inputSize]`;
/// states and cells `[t + 1][b][hiddenStride]`, slot 0 being what comes before the first step (0);
/// activated cells `φ(c)` `[t][b][hiddenStride]`; gates `[block][t][b][gate][lane]`.
package struct LSTMPass: Sendable, Hashable {
  /// Steps of time.
  package var steps: Int
  /// Samples.
  package var batch: Int
  /// Numbers put in at each step, unpadded.
  package var inputSize: Int
  /// Units, unpadded.
  package var hiddenSize: Int
  /// φ.
  package var activation: LSTMActivation
  /// The packed weights.
  package var weights: Region
  /// The input; `nil` when `projection` is given.
  package var input: Region?
  /// Numbers from one sample's input to the next.
  package var inputStride: Int
  /// `bias + W x` of an input that is the same at every step, `[block][b][gate][lane]`.
  package var projection: Region?
  /// h.
  package var states: Region
  /// c: all slots when training, else only slot 0, written over at every step.
  package var cells: Region
  /// φ(c), when training.
  package var activatedCells: Region?
  /// i, f, g, o, when training.
  package var gates: Region?

  package init(
    steps: Int, batch: Int, inputSize: Int, hiddenSize: Int, activation: LSTMActivation,
    weights: Region, input: Region?, inputStride: Int, projection: Region?, states: Region,
    cells: Region, activatedCells: Region?, gates: Region?
  ) {
    self.steps = steps
    self.batch = batch
    self.inputSize = inputSize
    self.hiddenSize = hiddenSize
    self.activation = activation
    self.weights = weights
    self.input = input
    self.inputStride = inputStride
    self.projection = projection
    self.states = states
    self.cells = cells
    self.activatedCells = activatedCells
    self.gates = gates
  }

  /// Whether what the backward pass needs is kept.
  package var isTraining: Bool { gates != nil }
  /// Units with padding.
  package var hiddenStride: Int { paddedToLanes(hiddenSize) }
  /// Blocks of units.
  package var blocks: Int { hiddenStride / laneCount }
  /// Numbers in the weights of one block: bias row, input rows, state rows.
  package var weightBlock: Int { (1 + inputSize + hiddenSize) * 4 * laneCount }

  /// Stops a pass that leaves its regions.
  func check(in arena: Arena) {
    precondition(
      steps >= 1 && batch >= 1 && inputSize >= 1 && hiddenSize >= 1 && inputStride >= 0,
      "an LSTM pass of \(steps) × \(batch), \(inputSize) → \(hiddenSize)")
    let slot = batch * hiddenStride
    arena.check(weights, needs: blocks * weightBlock)
    precondition((input == nil) != (projection == nil), "an input or a projection")
    if let input { arena.check(input, needs: (steps * batch - 1) * inputStride + inputSize) }
    if let projection { arena.check(projection, needs: 4 * slot) }
    arena.check(states, needs: (steps + 1) * slot, isWritten: true)
    arena.check(cells, needs: isTraining ? (steps + 1) * slot : slot, isWritten: true)
    precondition((gates == nil) == (activatedCells == nil), "gates and cells are kept together")
    if let gates { arena.check(gates, needs: steps * 4 * slot, isWritten: true) }
    if let activatedCells { arena.check(activatedCells, needs: steps * slot, isWritten: true) }
  }
}
