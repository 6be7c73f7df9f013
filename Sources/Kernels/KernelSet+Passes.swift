internal import CKernels

// The descriptions of work, as C takes them: regions become addresses. Each is made only after its
// `check`, which is what makes the addresses safe.

extension KernelActivation {
  /// The number that C knows it by.
  var code: Int32 {
    switch self {
    case .identity: Int32(CKIdentity)
    case .rectifier: Int32(CKRectifier)
    case .tanh: Int32(CKTanh)
    case .sigmoid: Int32(CKSigmoid)
    }
  }

  /// The slope below 0.
  var slope: Float {
    if case .rectifier(let slope) = self { slope } else { 0 }
  }
}

extension MatrixProduct {
  func pass(in arena: Arena) -> CKProduct {
    var start = Int32(CKStartZero)
    var bias = unsafe UnsafePointer<Float>?.none
    switch self.start {
    case .zero: break
    case .output: start = Int32(CKStartOutput)
    case .bias(let region):
      start = Int32(CKStartBias)
      unsafe bias = UnsafePointer(arena.pointer(region))
    }
    return unsafe CKProduct(
      groups: groups, rows: rows, columns: columns, segments: segments, depth: depth,
      a: arena.pointer(a), aGroup: aGroup, aRow: aRow, aSegment: aSegment, aStep: aStep,
      b: arena.pointer(b), bSegment: bSegment, bRow: bRow, c: arena.pointer(c), cGroup: cGroup,
      cRow: cRow, start: start, bias: bias, activation: activation.code, slope: activation.slope,
      outputs: derivativeAt.map { unsafe UnsafePointer(arena.pointer($0)) })
  }
}

extension RowProducts {
  func pass(in arena: Arena) -> CKDots {
    unsafe CKDots(
      rows: rows, columns: columns, depth: depth, a: arena.pointer(a), aRow: aRow,
      b: arena.pointer(b), bRow: bRow, bias: arena.pointer(bias), c: arena.pointer(c), cRow: cRow,
      activation: activation.code, slope: activation.slope)
  }
}

extension TapSum {
  func pass(in arena: Arena) -> CKTapSum {
    unsafe CKTapSum(
      groups: groups, inputs: inputs, outputs: outputs, taps: taps, filters: filters,
      stride: stride, padding: padding, a: arena.pointer(a), aGroup: aGroup, aRow: aRow,
      bias: arena.pointer(bias), c: arena.pointer(c), cGroup: cGroup, activation: activation.code,
      slope: activation.slope)
  }
}

extension LSTMPass {
  func pass(in arena: Arena) -> CKLSTMForward {
    unsafe CKLSTMForward(
      steps: steps, batch: batch, inputSize: inputSize, hiddenSize: hiddenSize,
      hiddenStride: hiddenStride, inputStride: inputStride,
      isRectified: activation == .relu ? 1 : 0, weights: arena.pointer(weights),
      input: input.map { unsafe UnsafePointer(arena.pointer($0)) },
      projection: projection.map { unsafe UnsafePointer(arena.pointer($0)) },
      states: arena.pointer(states), cells: arena.pointer(cells),
      activatedCells: activatedCells.map { unsafe arena.pointer($0) },
      gates: gates.map { unsafe arena.pointer($0) })
  }
}

extension LSTMBackwardPass {
  func pass(in arena: Arena) -> CKLSTMBackward {
    unsafe CKLSTMBackward(
      steps: steps, batch: batch, hiddenStride: hiddenStride,
      isRectified: activation == .relu ? 1 : 0,
      transposedWeights: arena.pointer(transposedWeights),
      outputGradient: outputGradient.map { unsafe UnsafePointer(arena.pointer($0)) },
      lastStateGradient: lastStateGradient.map { unsafe UnsafePointer(arena.pointer($0)) },
      gates: arena.pointer(gates), cells: arena.pointer(cells),
      activatedCells: arena.pointer(activatedCells), cellGradient: arena.pointer(cellGradient),
      projectionGradient: projectionGradient.map { unsafe arena.pointer($0) })
  }
}
