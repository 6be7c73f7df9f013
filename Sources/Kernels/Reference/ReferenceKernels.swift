/// The slow, obvious form of every kernel. Sums run in index order with fused multiply–add, as in
/// the fast ones.
enum ReferenceKernels {
  static func multiply(_ p: MatrixProduct, in arena: Arena) {
    for group in 0..<p.groups {
      for row in 0..<p.rows {
        for column in 0..<p.columns {
          let place = p.c.start + group * p.cGroup + row * p.cRow + column
          var sum: Float =
            switch p.start {
            case .zero: 0
            case .output: arena[place]
            case .bias(let bias): arena[bias.start + column]
            }
          for segment in 0..<p.segments {
            let a = p.a.start + group * p.aGroup + row * p.aRow + segment * p.aSegment
            let b = p.b.start + segment * p.bSegment + column
            for k in 0..<p.depth {
              sum.addProduct(arena[a + k * p.aStep], arena[b + k * p.bRow])
            }
          }
          if let outputs = p.derivativeAt {
            arena[place] =
              sum
              * ReferenceMath.derivative(
                p.activation, output: arena[outputs.start + place - p.c.start])
          } else {
            arena[place] = ReferenceMath.apply(p.activation, sum)
          }
        }
      }
    }
  }

  static func multiplyByDerivative(
    _ gradient: Region, of activation: KernelActivation, output: Region, in arena: Arena
  ) {
    for index in 0..<gradient.count {
      arena[gradient.start + index] *= ReferenceMath.derivative(
        activation, output: arena[output.start + index])
    }
  }

  static func multiply(_ values: Region, by mask: Region, in arena: Arena) {
    for index in 0..<values.count { arena[values.start + index] *= arena[mask.start + index] }
  }

  static func addColumnSums(
    of matrix: Region, rows: Int, columns: Int, stride: Int, to sums: Region, in arena: Arena
  ) {
    if columns == 1 && stride == 1 {
      var lanes = [Float](repeating: 0, count: laneCount)
      for row in 0..<rows { lanes[row % laneCount] += arena[matrix.start + row] }
      arena[sums.start] += sumOfLanes(lanes)
      return
    }
    for row in 0..<rows {
      for column in 0..<columns {
        arena[sums.start + column] += arena[matrix.start + row * stride + column]
      }
    }
  }

  static func transpose(
    _ source: Region, rows: Int, columns: Int, stride: Int, into destination: Region,
    destinationStride: Int, in arena: Arena
  ) {
    for row in 0..<rows {
      for column in 0..<columns {
        arena[destination.start + column * destinationStride + row] =
          arena[source.start + row * stride + column]
      }
    }
  }
}
