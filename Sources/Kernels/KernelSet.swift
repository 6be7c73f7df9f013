/// The kernels of one instruction set: checked, and then as fast as the machine allows.
public struct KernelSet: Sendable {
  /// The slow, obvious Swift that the fast kernels are tested against.
  public static let reference = KernelSet()
  /// The fastest of this machine.
  public static let best = KernelSet.reference

  /// A product of matrices.
  public func multiply(_ product: MatrixProduct, in arena: Arena) {
    product.check(in: arena)
    ReferenceKernels.multiply(product, in: arena)
  }

  /// An LSTM layer forwards.
  public func forward(_ pass: LSTMPass, in arena: Arena) {
    pass.check(in: arena)
    ReferenceKernels.forward(pass, in: arena)
  }

  /// An LSTM layer backwards.
  public func backward(_ pass: LSTMBackwardPass, in arena: Arena) {
    pass.check(in: arena)
    ReferenceKernels.backward(pass, in: arena)
  }

  /// `gradient *= f′`, from the output `y = f(x)`: the gradient before the activation.
  public func multiplyByDerivative(
    _ gradient: Region, of activation: KernelActivation, output: Region, in arena: Arena
  ) {
    precondition(gradient.count == output.count, "\(gradient.count) and \(output.count) numbers")
    arena.check(gradient, needs: gradient.count)
    arena.check(output, needs: output.count)
    ReferenceKernels.multiplyByDerivative(gradient, of: activation, output: output, in: arena)
  }

  /// `gradient *= mask`, number by number.
  public func multiply(_ values: Region, by mask: Region, in arena: Arena) {
    precondition(values.count == mask.count, "\(values.count) and \(mask.count) numbers")
    arena.check(values, needs: values.count)
    arena.check(mask, needs: mask.count)
    ReferenceKernels.multiply(values, by: mask, in: arena)
  }

  /// `sums[j] += Σᵢ matrix[i, j]` over `rows` rows of `columns` numbers that begin `stride` apart.
  public func addColumnSums(
    of matrix: Region, rows: Int, columns: Int, stride: Int, to sums: Region, in arena: Arena
  ) {
    precondition(rows >= 0 && columns >= 0 && stride >= 0, "[\(rows), \(columns)] by \(stride)")
    arena.check(matrix, needs: rows == 0 ? 0 : (rows - 1) * stride + columns)
    arena.check(sums, needs: columns)
    ReferenceKernels.addColumnSums(
      of: matrix, rows: rows, columns: columns, stride: stride, to: sums, in: arena)
  }

  /// `destination[j, i] = source[i, j]` for `rows` × `columns` of the source.
  public func transpose(
    _ source: Region, rows: Int, columns: Int, stride: Int, into destination: Region,
    destinationStride: Int, in arena: Arena
  ) {
    precondition(rows >= 1 && columns >= 1, "a matrix [\(rows), \(columns)]")
    arena.check(source, needs: (rows - 1) * stride + columns)
    arena.check(destination, needs: (columns - 1) * destinationStride + rows)
    ReferenceKernels.transpose(
      source, rows: rows, columns: columns, stride: stride, into: destination,
      destinationStride: destinationStride, in: arena)
  }

  /// `destination[i, j] = source[i, j]` for `rows` × `columns`.
  public func copy(
    _ source: Region, rows: Int, columns: Int, stride: Int, into destination: Region,
    destinationStride: Int, in arena: Arena
  ) {
    precondition(rows >= 1 && columns >= 0, "a matrix [\(rows), \(columns)]")
    arena.check(source, needs: (rows - 1) * stride + columns)
    arena.check(destination, needs: (rows - 1) * destinationStride + columns)
    ReferenceKernels.copy(
      source, rows: rows, columns: columns, stride: stride, into: destination,
      destinationStride: destinationStride, in: arena)
  }
}
