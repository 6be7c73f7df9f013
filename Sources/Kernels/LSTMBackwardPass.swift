/// The way back through time of an `LSTMPass`; `d…` is d(loss)/d(…):
///
/// ```
/// dh[t] = output gradient[t] + Uᵀ da[t+1]
/// dc[t] = dc[t+1] f[t+1] + dh[t] o φ′(c)
/// da_i = dc g i(1−i)     da_f = dc c[t−1] f(1−f)     da_g = dc i φ′(g)     da_o = dh φ(c) o(1−o)
/// ```
///
/// `da` is written over the gates, `[block][t][b][gate][lane]`; the gradients of the weights and of
/// the input are matrix products of it.
package struct LSTMBackwardPass: Sendable, Hashable {
  /// Steps of time.
  package var steps: Int
  /// Samples.
  package var batch: Int
  /// Units, unpadded.
  package var hiddenSize: Int
  /// φ.
  package var activation: LSTMActivation
  /// Uᵀ, `[strip][block][gate][lane][strip lane]`: for 16 states at a time, what each gate gives them.
  package var transposedWeights: Region
  /// dh that comes from above at every step, `[t][b][hiddenStride]`.
  package var outputGradient: Region?
  /// dh that comes from above at the last step alone, `[b][hiddenStride]`.
  package var lastStateGradient: Region?
  /// i, f, g, o in; da out.
  package var gates: Region
  /// c, `[t + 1][b][hiddenStride]`.
  package var cells: Region
  /// φ(c), `[t][b][hiddenStride]`.
  package var activatedCells: Region
  /// Scratch for dc, `[b][hiddenStride]`.
  package var cellGradient: Region
  /// Σₜ da, `[block][b][gate][lane]`: the gradient of a constant projection.
  package var projectionGradient: Region?

  /// A way back.
  package init(
    steps: Int, batch: Int, hiddenSize: Int, activation: LSTMActivation, transposedWeights: Region,
    outputGradient: Region?, lastStateGradient: Region?, gates: Region, cells: Region,
    activatedCells: Region, cellGradient: Region, projectionGradient: Region?
  ) {
    self.steps = steps
    self.batch = batch
    self.hiddenSize = hiddenSize
    self.activation = activation
    self.transposedWeights = transposedWeights
    self.outputGradient = outputGradient
    self.lastStateGradient = lastStateGradient
    self.gates = gates
    self.cells = cells
    self.activatedCells = activatedCells
    self.cellGradient = cellGradient
    self.projectionGradient = projectionGradient
  }

  /// Units with padding.
  package var hiddenStride: Int { paddedToLanes(hiddenSize) }
  /// Blocks of units.
  package var blocks: Int { hiddenStride / laneCount }

  /// Stops a pass that leaves its regions.
  func check(in arena: Arena) {
    precondition(
      steps >= 1 && batch >= 1 && hiddenSize >= 1,
      "an LSTM pass of \(steps) × \(batch), \(hiddenSize) units")
    let slot = batch * hiddenStride
    arena.check(transposedWeights, needs: hiddenStride * 4 * hiddenStride)
    if let outputGradient { arena.check(outputGradient, needs: steps * slot) }
    if let lastStateGradient { arena.check(lastStateGradient, needs: slot) }
    arena.check(gates, needs: steps * 4 * slot, isWritten: true)
    arena.check(cells, needs: (steps + 1) * slot)
    arena.check(activatedCells, needs: steps * slot)
    arena.check(cellGradient, needs: slot, isWritten: true)
    if let projectionGradient {
      arena.check(projectionGradient, needs: 4 * slot, isWritten: true)
    }
  }
}
