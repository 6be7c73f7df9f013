internal import Kernels

/// What neighbouring windows of one series have in common.
///
/// A convolution's row depends on a run of input rows. Where no padding reaches that run, the row is a
/// function of the series alone: the next window has the same row, one place earlier. Such rows are
/// worked out once for the whole run of windows, as a convolution over the series whose taps lie as
/// far apart as the strides below it say; only rows that padding reaches are each window's own.
struct ConvolutionOverlap: Sendable, Hashable {
  /// The rows of one layer that windows share.
  struct Level: Sendable, Hashable {
    /// The rows of a window, numbered as in the window, that no padding reaches.
    var rows: Range<Int>
    /// Rows of the series from one row of a window to the next.
    var step: Int
    /// Numbers of a row, padding of lanes included.
    var stride: Int
    /// The rows at every place of the series, from that of the first window's first shared row on.
    var region: Region

    /// Places of the series that `batch` windows reach.
    func places(batch: Int) -> Int { batch + (rows.count - 1) * step }
  }

  /// The series itself, then the layers from the first on, as far as windows share rows.
  let levels: [Level]

  init(layers: ArraySlice<Conv1DLayer>, input: TimeRows, batch: Int, plan: inout ArenaPlan) {
    func level(_ rows: Range<Int>, step: Int, stride: Int) -> Level {
      var level = Level(
        rows: rows, step: step, stride: stride, region: Region(start: 0, count: 0))
      level.region = plan.region(level.places(batch: batch) * stride)
      return level
    }
    var levels = [level(0..<input.steps, step: 1, stride: input.stride)]
    for layer in layers {
      let below = levels[levels.count - 1]
      let (sizes, padding) = (layer.sizes, layer.sizes.padding)
      // The rows o with below.lowerBound ≤ o·stride − padding, and its last tap inside.
      let first = (below.rows.lowerBound + padding + sizes.stride - 1) / sizes.stride
      let lastTap = below.rows.upperBound - sizes.kernelSize + padding
      guard !sizes.isTransposed, lastTap >= 0, first <= lastTap / sizes.stride else { break }
      levels.append(
        level(
          first..<lastTap / sizes.stride + 1, step: below.step * sizes.stride,
          stride: layer.outputStride))
    }
    self.levels = levels
  }

  /// The series, where windows are copied from.
  var series: Level { levels[0] }

  /// The rows of layer `index` that windows share; none beyond the levels.
  func rows(ofLayer index: Int) -> Range<Int> {
    index + 1 < levels.count ? levels[index + 1].rows : 0..<0
  }

  /// Whether working rows out at every place is less work for `batch` windows than for each alone:
  /// with strides there are places that no window looks at.
  func isWorthwhile(batch: Int) -> Bool {
    batch > 2 * levels[levels.count - 1].step
  }

  /// Works out the shared rows of layer `index` from those below it.
  func convolve(_ layer: Conv1DLayer, index: Int, batch: Int, memory: EngineMemory) {
    let (below, level) = (levels[index], levels[index + 1])
    let firstInput = level.rows.lowerBound * layer.sizes.stride - layer.sizes.padding
    var product = MatrixProduct(
      rows: level.places(batch: batch), columns: level.stride, depth: layer.inputChannels,
      a: below.region.dropping((firstInput - below.rows.lowerBound) * below.step * below.stride),
      aRow: below.stride, b: layer.weight(in: memory.parameters), bRow: level.stride,
      c: level.region, cRow: level.stride, start: .bias(layer.bias(in: memory.parameters)),
      activation: layer.activation.kernel)
    product.segments = layer.sizes.kernelSize
    product.aSegment = below.step * below.stride
    product.bSegment = layer.inputChannels * level.stride
    memory.kernels.multiply(product, in: memory.arena)
  }

  /// Copies shared rows of layer `index`, −1 being the series, to each window's own place.
  func copy(
    _ rows: Range<Int>, ofLayer index: Int, batch: Int, into destination: TimeRows,
    memory: EngineMemory
  ) {
    let level = levels[index + 1]
    for window in 0..<batch {
      let place = window + (rows.lowerBound - level.rows.lowerBound) * level.step
      memory.arena.copy(
        level.region.dropping(place * level.stride), rows: rows.count, columns: level.stride,
        stride: level.step * level.stride,
        into: destination.from(step: rows.lowerBound)
          .dropping(window * destination.sampleStride),
        destinationStride: destination.stride)
    }
  }
}

extension Conv1DAutoencoder {
  /// Reconstructs what is wanted of a batch, and works out only the rows that this needs.
  ///
  /// - Parameter overlap: Where the windows follow each other row by row, what they share; the series
  ///   then lies in its place instead of the samples in theirs.
  func reconstruct(
    batch: Int, layout: Layout, wanted: WantedRows, overlap: ConvolutionOverlap?,
    memory: EngineMemory
  ) {
    var needs = [Range<Int>](repeating: 0..<0, count: layers.count)
    var rows = wanted.steps
    for index in layers.indices.reversed() where index >= encoderCount {
      needs[index] = rows
      rows = layers[index].schedule.inputs(of: rows, inputSteps: layers[index].inputSteps)
    }
    let encoded = 0..<encoderOutput.outputSteps
    encode(
      batch: batch, layout: layout, rows: wanted.latent || bottleneck != nil ? encoded : rows,
      overlap: overlap, memory: memory)
    if let regions = layout.bottleneck {
      squeeze(
        layout.outputs[encoderCount - 1], batch: batch, regions: regions, wanted: rows,
        memory: memory)
    }
    for index in encoderCount..<layers.count {
      layers[index].forward(
        rows: needs[index], batch: batch, input: input(of: index, layout, hasDropout: false),
        output: layout.outputs[index], tapProducts: layout.tapProducts, memory: memory)
    }
  }

  /// Some rows of the encoder's output.
  private func encode(
    batch: Int, layout: Layout, rows: Range<Int>, overlap: ConvolutionOverlap?,
    memory: EngineMemory
  ) {
    // From the last layer to the first: which rows of each window are needed, and which of them are
    // its own.
    var needs = [[Range<Int>]](repeating: [], count: encoderCount)
    var own = needs
    needs[encoderCount - 1] = [rows]
    var inputs: [Range<Int>] = []
    var lastShared = -1
    for index in (0..<encoderCount).reversed() {
      let layer = layers[index]
      let shared = overlap?.rows(ofLayer: index) ?? 0..<0
      own[index] = needs[index].flatMap { $0.without(shared) }
      if lastShared < 0, needs[index].contains(where: { $0.overlaps(shared) }) {
        lastShared = index
      }
      inputs = joined(
        own[index].map { layer.schedule.inputs(of: $0, inputSteps: layer.inputSteps) })
      if index > 0 { needs[index - 1] = inputs }
    }
    if let overlap {
      for rows in inputs {
        overlap.copy(rows, ofLayer: -1, batch: batch, into: layout.input, memory: memory)
      }
    }
    for (index, layer) in layers[..<encoderCount].enumerated() {
      let output = layout.outputs[index]
      for rows in own[index] {
        layer.forward(
          rows: rows, batch: batch, input: input(of: index, layout, hasDropout: false),
          output: output, tapProducts: nil, memory: memory)
      }
      guard let overlap, index <= lastShared else { continue }
      overlap.convolve(layer, index: index, batch: batch, memory: memory)
      for rows in needs[index] {
        let shared = rows.clamped(to: overlap.rows(ofLayer: index))
        guard !shared.isEmpty else { continue }
        overlap.copy(shared, ofLayer: index, batch: batch, into: output, memory: memory)
      }
    }
  }

  /// Ranges in their order with those made one that overlap.
  private func joined(_ ranges: [Range<Int>]) -> [Range<Int>] {
    var result: [Range<Int>] = []
    for range in ranges where !range.isEmpty {
      if let last = result.last, range.lowerBound <= last.upperBound {
        result[result.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
      } else {
        result.append(range)
      }
    }
    return result
  }
}

extension Range<Int> {
  /// What is left of the range on both sides of another.
  fileprivate func without(_ other: Range<Int>) -> [Range<Int>] {
    guard overlaps(other) else { return isEmpty ? [] : [self] }
    return [
      lowerBound..<Swift.max(lowerBound, other.lowerBound),
      Swift.min(upperBound, other.upperBound)..<upperBound,
    ].filter { !$0.isEmpty }
  }
}
