/// A product of matrices that lie in an arena:
///
/// `C[g, i, j] = f(start[j] + Σₛ Σₖ A[g, i, s, k] · B[s, k, j])`
///
/// for `groups` × `rows` × `columns`, summed over `segments` × `depth` in index order. The strides
/// say where an element lies: `A[g, i, s, k]` at `g·aGroup + i·aRow + s·aSegment + k·aStep`,
/// `B[s, k, j]` at `s·bSegment + k·bRow + j`, `C[g, i, j]` at `g·cGroup + i·cRow + j`. So A may be
/// transposed, its rows may overlap (a convolution), and a sum may run over parts that lie apart.
/// With `derivativeAt`, where outputs `Y` of f lie as C does, a sum is multiplied with `f′`, taken from
/// them, instead: that is the gradient before an activation.
/// Columns come in whole blocks of `laneCount`; the layouts are padded for it.
package struct MatrixProduct: Sendable, Hashable {
  /// What a sum starts from.
  package enum Start: Sendable, Hashable {
    /// 0.
    case zero
    /// What C holds: the product is added to it.
    case output
    /// `bias[j]`, the same for every row.
    case bias(Region)
  }

  /// Independent products with the same B.
  package var groups = 1
  /// Rows of A and C in a group.
  package var rows: Int
  /// Columns of B and C, a multiple of `laneCount`.
  package var columns: Int
  /// Outer length of the sum.
  package var segments = 1
  /// Inner length of the sum.
  package var depth: Int
  /// Where A lies, and its strides.
  package var a: Region, aGroup = 0, aRow: Int, aSegment = 0, aStep = 1
  /// Where B lies, and its strides.
  package var b: Region, bSegment = 0, bRow: Int
  /// Where C lies, and its strides.
  package var c: Region, cGroup = 0, cRow: Int
  /// What each sum starts from.
  package var start: Start
  /// What is applied to each sum.
  package var activation: KernelActivation
  /// Outputs of the activation whose derivative each sum is multiplied with, instead.
  package var derivativeAt: Region?

  /// A product of one group and one segment with A row by row; set the rest where it differs.
  package init(
    rows: Int, columns: Int, depth: Int, a: Region, aRow: Int, b: Region, bRow: Int, c: Region,
    cRow: Int, start: Start = .zero, activation: KernelActivation = .identity
  ) {
    self.rows = rows
    self.columns = columns
    self.depth = depth
    self.a = a
    self.aRow = aRow
    self.b = b
    self.bRow = bRow
    self.c = c
    self.cRow = cRow
    self.start = start
    self.activation = activation
  }

  /// Numbers of A, B and C from their first to the last one touched.
  var extents: (a: Int, b: Int, c: Int) {
    guard groups > 0, rows > 0, columns > 0 else { return (0, 0, 0) }
    let c = (groups - 1) * cGroup + (rows - 1) * cRow + columns
    guard segments > 0, depth > 0 else { return (0, 0, c) }
    return (
      (groups - 1) * aGroup + (rows - 1) * aRow + (segments - 1) * aSegment + (depth - 1) * aStep
        + 1,
      (segments - 1) * bSegment + (depth - 1) * bRow + columns, c
    )
  }

  /// Stops a product whose sizes make no sense or which leaves its regions.
  func check(in arena: Arena) {
    precondition(columns % laneCount == 0, "\(columns) columns are not whole blocks")
    precondition(
      groups >= 0 && rows >= 0 && columns >= 0 && segments >= 0 && depth >= 0,
      "a product of \(groups) × [\(rows), \(columns)] over \(segments) × \(depth)")
    precondition(
      min(aGroup, aRow, aSegment, aStep, bSegment) >= 0 && min(bRow, cGroup, cRow) >= 0,
      "a stride below 0")
    let extents = extents
    arena.check(a, needs: extents.a)
    arena.check(b, needs: extents.b)
    arena.check(c, needs: extents.c, isWritten: true)
    if let derivativeAt { arena.check(derivativeAt, needs: extents.c) }
    if case .bias(let bias) = start { arena.check(bias, needs: columns) }
  }
}
