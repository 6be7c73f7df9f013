internal import CKernels

/// The kernels of one instruction set: checked, and then as fast as the machine allows.
///
/// Every kernel is there twice, in C and as slow, obvious Swift (`reference`); the tests compare the
/// two. The C code is trusted with the extents that are checked here, and with nothing else.
@safe package struct KernelSet: Sendable {
  /// The slow, obvious Swift.
  package static let reference = unsafe KernelSet(table: nil)
  /// The fastest of this machine, or what `InstructionSet.best` says.
  package static let best = KernelSet(.best) ?? .reference

  // Safe to share: the tables are constants of the program. `nil` is the reference.
  nonisolated(unsafe) let table: UnsafePointer<CKTable>?

  private init(table: UnsafePointer<CKTable>?) {
    unsafe self.table = table
  }

  /// The kernels of an instruction set; `nil` where this machine lacks it.
  package init?(_ instructionSet: InstructionSet) {
    // Safe: C answers a constant, or null for what the machine lacks.
    guard let table = unsafe CKTableOf(instructionSet.code) else { return nil }
    unsafe self.init(table: table)
  }

  /// A product of matrices.
  package func multiply(_ product: MatrixProduct, in arena: Arena) {
    product.check(in: arena)
    guard let table = unsafe table else { return ReferenceKernels.multiply(product, in: arena) }
    // Safe: `check` held every extent against its region and the arena.
    var pass = unsafe product.pass(in: arena)
    unsafe table.pointee.multiply(&pass)
  }

  /// Scalar products of rows.
  package func multiply(_ products: RowProducts, in arena: Arena) {
    products.check(in: arena)
    guard let table = unsafe table else { return ReferenceKernels.multiply(products, in: arena) }
    // Safe: as above.
    var pass = unsafe products.pass(in: arena)
    unsafe table.pointee.dots(&pass)
  }

  /// The taps of a convolution, added where they meet.
  package func add(_ sum: TapSum, in arena: Arena) {
    sum.check(in: arena)
    guard let table = unsafe table else { return ReferenceKernels.add(sum, in: arena) }
    // Safe: as above.
    var pass = unsafe sum.pass(in: arena)
    unsafe table.pointee.addTaps(&pass)
  }

  /// An LSTM layer forwards.
  package func forward(_ pass: LSTMPass, in arena: Arena) {
    pass.check(in: arena)
    guard let table = unsafe table else { return ReferenceKernels.forward(pass, in: arena) }
    // Safe: as above.
    var pass = unsafe pass.pass(in: arena)
    unsafe table.pointee.lstmForward(&pass)
  }

  /// An LSTM layer backwards.
  package func backward(_ pass: LSTMBackwardPass, in arena: Arena) {
    pass.check(in: arena)
    guard let table = unsafe table else { return ReferenceKernels.backward(pass, in: arena) }
    // Safe: as above.
    var pass = unsafe pass.pass(in: arena)
    unsafe table.pointee.lstmBackward(&pass)
  }

  /// `gradient *= f′`, from the output `y = f(x)`: the gradient before the activation.
  package func multiplyByDerivative(
    _ gradient: Region, of activation: KernelActivation, output: Region, in arena: Arena
  ) {
    precondition(gradient.count == output.count, "\(gradient.count) and \(output.count) numbers")
    arena.check(gradient, needs: gradient.count, isWritten: true)
    arena.check(output, needs: output.count)
    guard let table = unsafe table else {
      return ReferenceKernels.multiplyByDerivative(
        gradient, of: activation, output: output, in: arena)
    }
    // Safe: both regions were checked and hold the same count.
    unsafe table.pointee.multiplyByDerivative(
      gradient.count, activation.code, activation.slope, arena.pointer(output),
      arena.pointer(gradient))
  }

  /// `values *= mask`, number by number.
  package func multiply(_ values: Region, by mask: Region, in arena: Arena) {
    precondition(values.count == mask.count, "\(values.count) and \(mask.count) numbers")
    arena.check(values, needs: values.count, isWritten: true)
    arena.check(mask, needs: mask.count)
    guard let table = unsafe table else {
      return ReferenceKernels.multiply(values, by: mask, in: arena)
    }
    // Safe: both regions were checked and hold the same count.
    unsafe table.pointee.multiplyValues(values.count, arena.pointer(mask), arena.pointer(values))
  }

  /// `sums[j] += Σᵢ matrix[i, j]` over `rows` rows of `columns` numbers that begin `stride` apart.
  ///
  /// Each sum runs in the order of the rows from what `sums` holds. One column without gaps is summed
  /// in 16 lanes first, row `i` in lane `i mod 16`, as in `RowProducts`.
  package func addColumnSums(
    of matrix: Region, rows: Int, columns: Int, stride: Int, to sums: Region, in arena: Arena
  ) {
    arena.check(matrix, rows: rows, columns: columns, stride: stride)
    arena.check(sums, needs: columns, isWritten: true)
    guard let table = unsafe table else {
      return ReferenceKernels.addColumnSums(
        of: matrix, rows: rows, columns: columns, stride: stride, to: sums, in: arena)
    }
    // Safe: the extents of both were checked.
    unsafe table.pointee.addColumnSums(
      rows, columns, stride, arena.pointer(matrix), arena.pointer(sums))
  }

  /// `destination[j, i] = source[i, j]` for `rows` × `columns` of the source.
  package func transpose(
    _ source: Region, rows: Int, columns: Int, stride: Int, into destination: Region,
    destinationStride: Int, in arena: Arena
  ) {
    arena.check(source, rows: rows, columns: columns, stride: stride)
    arena.check(
      destination, rows: columns, columns: rows, stride: destinationStride, isWritten: true)
    guard let table = unsafe table else {
      return ReferenceKernels.transpose(
        source, rows: rows, columns: columns, stride: stride, into: destination,
        destinationStride: destinationStride, in: arena)
    }
    // Safe: the extents of both were checked.
    unsafe table.pointee.transpose(
      rows, columns, arena.pointer(source), stride, arena.pointer(destination), destinationStride)
  }

  /// `sums += values`, number by number.
  package func add(_ values: [Float], to sums: inout [Float]) {
    precondition(values.count == sums.count, "\(values.count) numbers onto \(sums.count)")
    unsafe sums.withUnsafeMutableBufferPointer { sums in
      unsafe values.withUnsafeBufferPointer { values in
        guard let base = sums.baseAddress, let source = values.baseAddress else { return }
        // Safe: both hold the same count, which was checked.
        unsafe add(source, to: base, count: values.count)
      }
    }
  }

  /// The same with numbers of an arena.
  package func add(_ values: Region, of arena: Arena, to sums: inout [Float]) {
    precondition(values.count == sums.count, "\(values.count) numbers onto \(sums.count)")
    arena.check(values, needs: values.count)
    unsafe sums.withUnsafeMutableBufferPointer { sums in
      guard let base = sums.baseAddress else { return }
      // Safe: the region was checked, and both hold the same count.
      unsafe add(arena.pointer(values), to: base, count: values.count)
    }
  }

  /// The same where the caller has checked that both hold `count` numbers.
  func add(_ values: UnsafePointer<Float>, to sums: UnsafeMutablePointer<Float>, count: Int) {
    guard let table = unsafe table else {
      for index in 0..<count { unsafe sums[index] += values[index] }
      return
    }
    unsafe table.pointee.addValues(count, values, sums)
  }

  /// One step of Adam where the caller has checked that all vectors hold `count` numbers and the three
  /// that are written are distinct.
  func step(
    _ step: AdamStep, count: Int, parameters: UnsafeMutablePointer<Float>,
    gradient: UnsafePointer<Float>, firstMoments: UnsafeMutablePointer<Float>,
    secondMoments: UnsafeMutablePointer<Float>
  ) {
    guard let table = unsafe table else {
      return unsafe ReferenceKernels.step(
        step, count: count, parameters: parameters, gradient: gradient,
        firstMoments: firstMoments, secondMoments: secondMoments)
    }
    var pass = unsafe CKAdam(
      count: count, parameters: parameters, gradient: gradient, firstMoments: firstMoments,
      secondMoments: secondMoments, gradientScale: step.gradientScale, penalty: step.penalty,
      shrinkage: step.shrinkage, firstRate: step.firstRate, secondDecay: step.secondDecay,
      secondRate: step.secondRate, stepSize: step.stepSize, epsilon: step.epsilon)
    unsafe table.pointee.adam(&pass)
  }
}
