internal import Dispatch
internal import Kernels
public import RandomNumbers

extension Autoencoder {
  /// Adds d(mean loss of `batchSize` samples)/d(parameters) of the samples `indices`, one shard of the
  /// batch, to `gradient`, and returns what they contribute to the mean loss.
  ///
  /// With a `dropout` generator numbers are dropped as in training; with `nil` none are.
  ///
  /// - Precondition: `gradient` and `parameters` have `parameterCount` numbers.
  public func accumulateGradient(
    of samples: Samples, indices: ArraySlice<Int>, batchSize: Int, parameters: [Float], loss: Loss,
    dropout: inout RandomGenerator?, gradient: inout [Float], workspace: inout Workspace
  ) -> Double {
    var shardGradient = workspace.takeShardGradient(count: parameterCount)
    let contribution = writeGradient(
      of: samples, indices: indices, batchSize: batchSize, parameters: parameters, loss: loss,
      dropout: &dropout, gradient: &shardGradient, workspace: &workspace)
    kernels.add(shardGradient, to: &gradient)
    workspace.shardGradient = shardGradient
    return contribution
  }

  /// The same, but writes over what `gradient` holds.
  ///
  /// - Parameters:
  ///   - targets: What is to be given back; `nil` for the samples themselves.
  ///   - step: The step of a training that counts them: its parameters are the same for all shards.
  func writeGradient(
    of samples: Samples, targets: SampleTargets? = nil, indices: ArraySlice<Int>, batchSize: Int,
    parameters: [Float], loss: Loss, dropout: inout RandomGenerator?, gradient: inout [Float],
    workspace: inout Workspace, step: Int? = nil
  ) -> Double {
    check(parameters)
    precondition(gradient.count == parameterCount, "\(gradient.count) of \(parameterCount)")
    let memory = workspace.memory(of: self, step: step)
    var contribution = 0.0
    memory.arena.lend(parameters, gradient: &gradient) {
      contribution = writeGradient(
        of: samples, targets: targets ?? SampleTargets(samples), indices: indices,
        batchSize: batchSize, loss: loss, dropout: &dropout, workspace: &workspace, memory: memory)
    }
    return contribution
  }

  /// The same, but writes over a region of `gradients`, as large as the parameters.
  func writeGradient(
    of samples: Samples, indices: ArraySlice<Int>, batchSize: Int, parameters: [Float], loss: Loss,
    dropout: inout RandomGenerator?, gradient: Region, of gradients: Arena,
    workspace: inout Workspace, step: Int
  ) -> Double {
    check(parameters)
    precondition(gradient.count == parameterCount, "\(gradient.count) of \(parameterCount)")
    let memory = workspace.memory(of: self, step: step)
    var contribution = 0.0
    memory.arena.lend(parameters, gradient: gradient, of: gradients) {
      contribution = writeGradient(
        of: samples, targets: SampleTargets(samples), indices: indices, batchSize: batchSize,
        loss: loss, dropout: &dropout, workspace: &workspace, memory: memory)
    }
    return contribution
  }

  private func writeGradient(
    of samples: Samples, targets: SampleTargets, indices: ArraySlice<Int>, batchSize: Int,
    loss: Loss, dropout: inout RandomGenerator?, workspace: inout Workspace, memory: EngineMemory
  ) -> Double {
    precondition(
      targets.values.count == samples.buffer.count,
      "\(targets.values.count) targets for \(samples.buffer.count) numbers")
    memory.arena.clear(memory.gradient)
    return pass(
      of: samples, targets: targets, indices: indices, batchSize: batchSize, loss: loss,
      writesGradient: true, dropout: &dropout, workspace: &workspace, memory: memory)
  }

  /// What the samples `indices` contribute to the mean loss of `batchSize` samples, without dropout.
  public func loss(
    of samples: Samples, indices: ArraySlice<Int>, batchSize: Int, parameters: [Float], loss: Loss,
    workspace: inout Workspace
  ) -> Double {
    check(parameters)
    let memory = workspace.memory(of: self)
    var noDropout: RandomGenerator?
    var total = 0.0
    memory.arena.lend(parameters) {
      total = pass(
        of: samples, targets: SampleTargets(samples), indices: indices, batchSize: batchSize,
        loss: loss, writesGradient: false, dropout: &noDropout, workspace: &workspace,
        memory: memory)
    }
    return total
  }

  /// Runs samples forwards, as many at once as the workspace has room for, and backwards where the
  /// gradient is wanted.
  private func pass(
    of samples: Samples, targets: SampleTargets, indices: ArraySlice<Int>, batchSize: Int,
    loss: Loss, writesGradient: Bool, dropout: inout RandomGenerator?, workspace: inout Workspace,
    memory: EngineMemory
  ) -> Double {
    check(samples)
    precondition(batchSize >= 1, "a batch of \(batchSize)")
    let layout = workspace.layout
    var total = 0.0
    var first = indices.startIndex
    while first < indices.endIndex {
      let batch = min(workspace.batchSize, indices.endIndex - first)
      let shard = indices[first..<first + batch]
      let offsets = workspace.offsets(of: samples, shard)
      let places = network.places(layout, batch: batch)
      place(samples, offsets, at: places.input, memory: memory)
      network.forward(
        batch: batch, layout: layout, isTraining: writesGradient, dropoutGenerator: &dropout,
        memory: memory)
      total += differentiate(
        loss, targets, offsets, batchSize: batchSize, places: places,
        writesGradient: writesGradient, memory: memory)
      if writesGradient {
        network.backward(batch: batch, layout: layout, hasDropout: dropout != nil, memory: memory)
      }
      first += batch
    }
    return total
  }

  func check(_ parameters: [Float]) {
    precondition(
      parameters.count == parameterCount,
      "\(parameters.count) parameters for an autoencoder of \(parameterCount)")
  }

  func check(_ samples: Samples) {
    precondition(
      samples.shape == sampleShape, "samples of \(samples.shape) for \(sampleShape)")
  }

  /// Copies the samples at `offsets` to the first slots of the input.
  func place(
    _ samples: Samples, _ offsets: ArraySlice<Int>, at layout: SampleLayout, memory: EngineMemory
  ) {
    memory.arena.store(
      samples.buffer, from: offsets, rows: layout.steps, columns: layout.channels,
      at: layout.slots(offsets.count), slot: layout.sampleStride, stride: layout.stepStride)
  }

  /// Copies the numbers of one slot out.
  func collect(
    _ layout: SampleLayout, slot: Int, into values: inout [Float], at offset: Int,
    memory: EngineMemory
  ) {
    memory.arena.load(
      layout.slot(slot), rows: layout.steps, columns: layout.channels, stride: layout.stepStride,
      into: &values, at: offset)
  }

  /// The loss of the samples that begin at `offsets`, and d(loss)/d(output) where asked for.
  private func differentiate(
    _ loss: Loss, _ targets: SampleTargets, _ offsets: ArraySlice<Int>, batchSize: Int,
    places: Network.Places, writesGradient: Bool, memory: EngineMemory
  ) -> Double {
    let layout = places.output
    let scale = loss.scale(batchSize: batchSize, sampleSize: sampleShape.size)
    // Rows without gaps are one long row.
    let rows = layout.stepStride == layout.channels ? 1 : layout.steps
    let output = layout.slots(offsets.count)
    let gradient = Region(start: places.gradientStart, count: output.count)
    let sum = memory.kernels.sum(
      LossSum(
        rows: rows, columns: layout.steps * layout.channels / rows, stride: layout.stepStride,
        slot: layout.sampleStride, output: output, gradient: writesGradient ? gradient : nil,
        scale: Float(scale), loss: loss.kernel),
      against: targets.values, weights: targets.weights, from: offsets, in: memory.arena)
    return sum * scale
  }
}
