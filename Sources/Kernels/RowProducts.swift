/// A product of matrices with few columns, as scalar products of rows:
///
/// `C[i, j] = f(bias[j] + Σₖ A[i, k] · B[j, k])`
///
/// with `A[i, k]` at `i·aRow + k`, `B[j, k]` at `j·bRow + k` and `C[i, j]` at `i·cRow + j`. The depth
/// is a multiple of `laneCount`. Each sum runs in 16 lanes, number `k` in lane `k mod 16`; then lanes
/// 8 apart are added, then 4, 2 and 1. `MatrixProduct` would fill a whole vector with a few columns.
package struct RowProducts: Sendable, Hashable {
  /// Rows of A and C, rows of B, and numbers in each.
  package var rows: Int, columns: Int, depth: Int
  /// Where A lies, and from one row to the next.
  package var a: Region, aRow: Int
  /// Where B lies, and from one row to the next.
  package var b: Region, bRow: Int
  /// `[column]`.
  package var bias: Region
  /// Where C lies, and from one row to the next.
  package var c: Region, cRow: Int
  /// f.
  package var activation: KernelActivation

  /// Products.
  package init(
    rows: Int, columns: Int, depth: Int, a: Region, aRow: Int, b: Region, bRow: Int, bias: Region,
    c: Region, cRow: Int, activation: KernelActivation
  ) {
    self.rows = rows
    self.columns = columns
    self.depth = depth
    self.a = a
    self.aRow = aRow
    self.b = b
    self.bRow = bRow
    self.bias = bias
    self.c = c
    self.cRow = cRow
    self.activation = activation
  }

  /// Stops products that leave their regions.
  func check(in arena: Arena) {
    precondition(depth >= 0 && depth % laneCount == 0, "\(depth) numbers are not whole blocks")
    arena.check(a, rows: rows, columns: depth, stride: aRow)
    arena.check(b, rows: columns, columns: depth, stride: bRow)
    arena.check(bias, needs: columns)
    arena.check(c, rows: rows, columns: columns, stride: cRow, isWritten: true)
  }
}

extension ReferenceKernels {
  static func multiply(_ p: RowProducts, in arena: Arena) {
    for row in 0..<p.rows {
      for column in 0..<p.columns {
        var lanes = [Float](repeating: 0, count: laneCount)
        for k in 0..<p.depth {
          lanes[k % laneCount].addProduct(
            arena[p.a.start + row * p.aRow + k], arena[p.b.start + column * p.bRow + k])
        }
        arena[p.c.start + row * p.cRow + column] = ReferenceMath.apply(
          p.activation, arena[p.bias.start + column] + sumOfLanes(lanes))
      }
    }
  }

  /// The sum of 16 lanes: those 8 apart are added first, then 4, 2 and 1.
  static func sumOfLanes(_ lanes: [Float]) -> Float {
    var lanes = lanes
    for half in [8, 4, 2, 1] {
      for lane in 0..<half { lanes[lane] += lanes[lane + half] }
    }
    return lanes[0]
  }
}
