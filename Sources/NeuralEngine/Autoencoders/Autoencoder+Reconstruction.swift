internal import Kernels
internal import RandomNumbers

extension Autoencoder {
  /// Reconstructs the samples of a range.
  ///
  /// Writes `[sample, time, channel]` to the start of `output`, and `[sample, latent]` to the start of
  /// `latents` unless that is empty. A sample gives the same bits alone and in any batch.
  ///
  /// - Precondition: `output` has room for the range, and so has `latents` unless it is empty.
  public func reconstruct(
    _ samples: Samples, _ range: Range<Int>, parameters: [Float], into output: inout [Float],
    latents: inout [Float], workspace: inout Workspace
  ) {
    reconstruct(
      samples, range, steps: 0..<sampleShape.timeSteps, parameters: parameters, into: &output,
      latents: &latents, workspace: &workspace)
  }

  /// Reconstructs some steps of the samples of a range, `[sample, steps.count, channel]`, and works out
  /// no more than these need; their bits are those of the whole reconstruction.
  ///
  /// Causal scoring needs the last step alone. Where samples follow each other row by row, as the
  /// windows of a series do, what they have in common is worked out once; see docs/streaming.md for what
  /// that saves in each network.
  ///
  /// - Precondition: `steps` lie in the sample, `output` has room for the range, and so has `latents`
  ///   unless it is empty.
  public func reconstruct(
    _ samples: Samples, _ range: Range<Int>, steps: Range<Int>, parameters: [Float],
    into output: inout [Float], latents: inout [Float], workspace: inout Workspace
  ) {
    check(samples)
    check(parameters)
    let size = steps.count * sampleShape.channels
    precondition(
      steps.lowerBound >= 0 && steps.upperBound <= sampleShape.timeSteps && !steps.isEmpty,
      "steps \(steps) of \(sampleShape.timeSteps)")
    precondition(
      output.count >= range.count * size,
      "\(output.count) numbers for \(range.count) samples of \(size)")
    precondition(
      latents.isEmpty || latents.count >= range.count * latentSize,
      "\(latents.count) numbers for \(range.count) latents of \(latentSize)")
    let memory = workspace.memory(of: self)
    let layout = workspace.layout
    let wanted = WantedRows(steps: steps, latent: !latents.isEmpty)
    memory.arena.lend(parameters) {
      var first = range.lowerBound
      while first < range.upperBound {
        let batch = min(workspace.batchSize, range.upperBound - first)
        let places = network.places(layout, batch: batch)
        forward(
          samples, first..<first + batch, wanted: wanted, layout: layout, places: places,
          memory: memory)
        let part = places.output.steps(steps)
        for sample in 0..<batch {
          let index = first + sample - range.lowerBound
          collect(part, slot: sample, into: &output, at: index * size, memory: memory)
          if !latents.isEmpty {
            collect(
              places.latent, slot: sample, into: &latents, at: index * latentSize,
              memory: memory)
          }
        }
        first += batch
      }
    }
  }

  private func forward(
    _ samples: Samples, _ range: Range<Int>, wanted: WantedRows, layout: Network.Layout,
    places: Network.Places, memory: EngineMemory
  ) {
    let batch = range.count
    let channels = sampleShape.channels
    let isRun = batch > 1 && samples.follow(range, distance: channels)
    func load() {
      place(samples, samples.offsets[range], at: places.input, memory: memory)
    }
    /// The rows that the samples have in all, once.
    func loadRun(at region: Region) {
      memory.arena.store(
        samples.buffer, from: samples.offsets[range.lowerBound],
        columns: (batch - 1) * channels + sampleShape.size, at: region)
    }
    var noDropout: RandomGenerator?
    switch (network, layout) {
    case (.dense(let network), .dense(let layout)):
      if isRun { loadRun(at: layout.input) } else { load() }
      network.forward(
        batch: batch, layout: layout, inputStride: isRun ? channels : nil,
        wanted: wanted.steps.lowerBound * channels..<wanted.steps.upperBound * channels,
        dropoutGenerator: &noDropout, memory: memory)
    case (.lstm(let network), .lstm(let layout)):
      load()
      network.forward(
        batch: batch, layout: layout, isTraining: false, wanted: wanted.steps,
        dropoutGenerator: &noDropout, memory: memory)
    case (.conv1D(let network), .conv1D(let layout)):
      let overlap =
        isRun ? layout.overlap.flatMap { $0.isWorthwhile(batch: batch) ? $0 : nil } : nil
      if let overlap { loadRun(at: overlap.series.region) } else { load() }
      network.reconstruct(
        batch: batch, layout: layout, wanted: wanted, overlap: overlap, memory: memory)
    case (.dense, _), (.lstm, _), (.conv1D, _): Network.foreignLayout()
    }
  }
}

extension SampleLayout {
  /// The same samples with some of their steps alone.
  fileprivate func steps(_ steps: Range<Int>) -> SampleLayout {
    var part = self
    part.start += steps.lowerBound * stepStride
    part.steps = steps.count
    return part
  }
}
