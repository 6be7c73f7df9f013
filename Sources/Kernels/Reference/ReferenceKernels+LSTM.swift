extension ReferenceKernels {
  static func forward(_ p: LSTMPass, in arena: Arena) {
    let slot = p.batch * p.hiddenStride
    for index in 0..<slot {
      arena[p.states.start + index] = 0
      arena[p.cells.start + index] = 0
    }
    for step in 0..<p.steps {
      for block in 0..<p.blocks {
        for sample in 0..<p.batch {
          for lane in 0..<laneCount {
            forwardUnit(p, step: step, block: block, sample: sample, lane: lane, in: arena)
          }
        }
      }
    }
  }

  private static func forwardUnit(
    _ p: LSTMPass, step: Int, block: Int, sample: Int, lane: Int, in arena: Arena
  ) {
    let gateBlock = 4 * laneCount
    let slot = p.batch * p.hiddenStride
    let place = sample * p.hiddenStride + block * laneCount + lane
    let weights = p.weights.start + block * p.weightBlock
    var a: (Float, Float, Float, Float) = (0, 0, 0, 0)
    func sum(_ gate: Int) -> Float {
      let column = gate * laneCount + lane
      var sum: Float
      if let projection = p.projection {
        sum = arena[projection.start + (block * p.batch + sample) * gateBlock + column]
      } else {
        sum = arena[weights + column]
        let input = (p.input?.start ?? 0) + (step * p.batch + sample) * p.inputStride
        for k in 0..<p.inputSize {
          sum.addProduct(arena[input + k], arena[weights + (1 + k) * gateBlock + column])
        }
      }
      let state = p.states.start + step * slot + sample * p.hiddenStride
      for k in 0..<p.hiddenSize {
        sum.addProduct(
          arena[state + k], arena[weights + (1 + p.inputSize + k) * gateBlock + column])
      }
      return sum
    }
    a = (
      ReferenceMath.sigmoid(sum(0)), ReferenceMath.sigmoid(sum(1)),
      ReferenceMath.apply(p.activation, sum(2)), ReferenceMath.sigmoid(sum(3))
    )
    let before = p.cells.start + (p.isTraining ? step * slot : 0) + place
    let after = p.cells.start + (p.isTraining ? (step + 1) * slot : 0) + place
    let cell = (a.1 * arena[before]).addingProduct(a.0, a.2)
    let activated = ReferenceMath.apply(p.activation, cell)
    arena[after] = cell
    arena[p.states.start + (step + 1) * slot + place] = a.3 * activated
    if let gates = p.gates, let activatedCells = p.activatedCells {
      arena[activatedCells.start + step * slot + place] = activated
      let gate =
        gates.start + ((block * p.steps + step) * p.batch + sample) * gateBlock + lane
      arena[gate] = a.0
      arena[gate + laneCount] = a.1
      arena[gate + 2 * laneCount] = a.2
      arena[gate + 3 * laneCount] = a.3
    }
  }

  static func backward(_ p: LSTMBackwardPass, in arena: Arena) {
    for step in stride(from: p.steps - 1, through: 0, by: -1) {
      for block in 0..<p.blocks {
        for sample in 0..<p.batch {
          for lane in 0..<laneCount {
            backwardUnit(p, step: step, block: block, sample: sample, lane: lane, in: arena)
          }
        }
      }
    }
  }

  private static func backwardUnit(
    _ p: LSTMBackwardPass, step: Int, block: Int, sample: Int, lane: Int, in arena: Arena
  ) {
    let gateBlock = 4 * laneCount
    let slot = p.batch * p.hiddenStride
    let place = sample * p.hiddenStride + block * laneCount + lane
    let isLast = step == p.steps - 1
    var stateGradient: Float = 0
    if let outputGradient = p.outputGradient {
      stateGradient = arena[outputGradient.start + step * slot + place]
    } else if isLast, let lastStateGradient = p.lastStateGradient {
      stateGradient = arena[lastStateGradient.start + place]
    }
    if !isLast {
      // The strip of this unit is its block; its lane in the strip is its lane in the block.
      let transposed = p.transposedWeights.start + block * p.blocks * gateBlock * laneCount + lane
      for other in 0..<p.blocks {
        let next = p.gates.start + ((other * p.steps + step + 1) * p.batch + sample) * gateBlock
        for j in 0..<gateBlock {
          stateGradient.addProduct(
            arena[next + j], arena[transposed + (other * gateBlock + j) * laneCount])
        }
      }
    }
    let gate = p.gates.start + ((block * p.steps + step) * p.batch + sample) * gateBlock + lane
    let i = arena[gate]
    let f = arena[gate + laneCount]
    let g = arena[gate + 2 * laneCount]
    let o = arena[gate + 3 * laneCount]
    let activated = arena[p.activatedCells.start + step * slot + place]
    let before = arena[p.cells.start + step * slot + place]
    var cellGradient =
      stateGradient * o * ReferenceMath.derivative(p.activation, output: activated)
    if !isLast { cellGradient += arena[p.cellGradient.start + place] }
    arena[p.cellGradient.start + place] = cellGradient * f
    let gradients = (
      cellGradient * g * (i * (1 - i)), cellGradient * before * (f * (1 - f)),
      cellGradient * i * ReferenceMath.derivative(p.activation, output: g),
      stateGradient * activated * (o * (1 - o))
    )
    arena[gate] = gradients.0
    arena[gate + laneCount] = gradients.1
    arena[gate + 2 * laneCount] = gradients.2
    arena[gate + 3 * laneCount] = gradients.3
    if let projectionGradient = p.projectionGradient {
      let sum = projectionGradient.start + (block * p.batch + sample) * gateBlock + lane
      arena[sum] = (isLast ? 0 : arena[sum]) + gradients.0
      arena[sum + laneCount] = (isLast ? 0 : arena[sum + laneCount]) + gradients.1
      arena[sum + 2 * laneCount] = (isLast ? 0 : arena[sum + 2 * laneCount]) + gradients.2
      arena[sum + 3 * laneCount] = (isLast ? 0 : arena[sum + 3 * laneCount]) + gradients.3
    }
  }
}
