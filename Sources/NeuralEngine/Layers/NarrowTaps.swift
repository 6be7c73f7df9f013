internal import Kernels

/// How the last convolution of a network is worked out when it puts out few channels.
///
/// One channel would fill one lane of sixteen. So each input row is multiplied with all taps at once,
/// which are neighbours in the lanes, `z[i] = x[i] W`, W `[input channel][tap, filter]`, and the taps
/// are added where they meet: `y[i·stride + k − padding] += z[i, k]`. The other way the taps of a row
/// are neighbours in dy already. A plain convolution of stride 1 is a transposed one with its taps
/// reversed.
struct NarrowTaps: Sendable, Hashable {
  let stride: Int
  let padding: Int
  let isReversed: Bool
  /// Numbers in a row of W: taps times filters, padded.
  let columns: Int

  /// `nil` where it would not at least halve the work.
  init?(_ sizes: Conv1DArchitecture.Layer) {
    columns = paddedToLanes(sizes.kernelSize * sizes.filters)
    guard 2 * columns <= sizes.kernelSize * paddedToLanes(sizes.filters) else { return nil }
    isReversed = !sizes.isTransposed
    if sizes.isTransposed {
      stride = sizes.stride
      padding = sizes.padding
    } else {
      guard sizes.stride == 1, sizes.padding < sizes.kernelSize else { return nil }
      stride = 1
      padding = sizes.kernelSize - 1 - sizes.padding
    }
  }

  /// Rows of zeros around `outputs` rows of `filters` numbers, so that the taps of each of `inputs`
  /// rows, and the padding of the last, lie inside.
  func margins(inputs: Int, outputs: Int, filters: Int) -> (before: Int, after: Int) {
    let width = (columns + filters - 1) / filters
    return (padding, max(0, (inputs - 1) * stride - padding + width - outputs))
  }
}

extension Conv1DLayer {
  /// Room for z, `[sample][input step][tap, filter padded]`; `nil` where the layer is not narrow.
  func makeTapProducts(batch: Int, plan: inout ArenaPlan) -> Region? {
    narrow.map { plan.region(batch * inputSteps * $0.columns) }
  }

  /// `z = x W`, then `y = f(b + Σ z)` where taps meet, for some rows of y.
  func forward(
    narrow: NarrowTaps, rows: Range<Int>, batch: Int, input: TimeRows, output: TimeRows,
    products: Region, memory: EngineMemory
  ) {
    // The rows of x whose taps reach those of y; where there are none, any one, which adds nothing.
    let (stride, padding) = (narrow.stride, narrow.padding)
    let firstTap = rows.lowerBound + padding - sizes.kernelSize + 1
    let lastReached = (rows.upperBound - 1 + padding) / stride
    let first = min(
      firstTap > 0 ? (firstTap + stride - 1) / stride : 0,
      (rows.lowerBound + padding) / stride, inputSteps - 1)
    let inputs = max(1, min(inputSteps, lastReached + 1) - first)
    var product = MatrixProduct(
      rows: inputs, columns: narrow.columns, depth: inputChannels, a: input.from(step: first),
      aRow: input.stride, b: weight(in: memory.parameters), bRow: narrow.columns, c: products,
      cRow: narrow.columns)
    product.groups = batch
    product.aGroup = input.sampleStride
    product.cGroup = inputs * narrow.columns
    memory.kernels.multiply(product, in: memory.arena)
    memory.kernels.add(
      TapSum(
        groups: batch, inputs: inputs, outputs: rows.count, taps: sizes.kernelSize,
        filters: sizes.filters, stride: stride,
        padding: padding + rows.lowerBound - first * stride, a: products,
        aGroup: product.cGroup, aRow: narrow.columns, bias: bias(in: memory.parameters),
        c: output.from(step: rows.lowerBound), cGroup: output.sampleStride,
        activation: activation.kernel),
      in: memory.arena)
  }

  /// `dW += Σ x[i]ᵀ dz[i·stride − padding, …]`, all taps at once: they follow each other in dz.
  func addWeightGradient(
    narrow: NarrowTaps, batch: Int, input: TimeRows, gradient: TimeRows, memory: EngineMemory
  ) {
    let destination = weight(in: memory.gradient)
    var product = MatrixProduct(
      rows: inputChannels, columns: narrow.columns, depth: inputSteps, a: input.from(step: 0),
      aRow: 1, b: gradient.from(step: -narrow.padding), bRow: narrow.stride * gradient.stride,
      c: destination, cRow: narrow.columns, start: .output)
    product.aStep = input.stride
    product.segments = batch
    product.aSegment = input.sampleStride
    product.bSegment = gradient.sampleStride
    memory.kernels.multiply(product, in: memory.arena)
    // Beyond the taps stand products with what follows in dz; padding has no gradient.
    let used = sizes.kernelSize * sizes.filters
    for row in 0..<inputChannels where used < narrow.columns {
      memory.arena.clear(
        Region(
          start: destination.start + row * narrow.columns + used, count: narrow.columns - used))
    }
  }

  /// `dx[i] = dz[i·stride − padding, …] Wᵀ`, times the derivative at what is below.
  func writeInputGradient(
    _ inputGradient: TimeRows, narrow: NarrowTaps, batch: Int, gradient: TimeRows,
    below: (activation: Activation, output: TimeRows)?, transposed: Region, memory: EngineMemory
  ) {
    let taps = sizes.kernelSize * sizes.filters
    if !memory.hasTransposed {
      memory.kernels.transpose(
        weight(in: memory.parameters), rows: inputChannels, columns: taps, stride: narrow.columns,
        into: transposed, destinationStride: inputStride, in: memory.arena)
    }
    var product = MatrixProduct(
      rows: inputSteps, columns: inputStride, depth: taps,
      a: gradient.from(step: -narrow.padding), aRow: narrow.stride * gradient.stride,
      b: transposed, bRow: inputStride, c: inputGradient.from(step: 0), cRow: inputStride)
    product.groups = batch
    product.aGroup = gradient.sampleStride
    product.cGroup = inputGradient.sampleStride
    if let below {
      product.activation = below.activation.kernel
      product.derivativeAt = below.output.from(step: 0)
    }
    memory.kernels.multiply(product, in: memory.arena)
  }
}
