internal import Kernels

extension LinearAutoencoder {
  /// The latent of one sample of `samples`, `[latent]`.
  public func latent(of samples: Samples, at index: Int) -> [Float] {
    var latent = [Float](repeating: 0, count: latentSize)
    write(latentOf: samples, at: index, into: &latent, at: 0)
    return latent
  }

  /// The latents of the samples of `range`, `[sample, latent]`.
  public func latents(of samples: Samples, _ range: Range<Int>) -> [Float] {
    var latents = [Float](repeating: 0, count: range.count * latentSize)
    for (row, index) in range.enumerated() {
      write(latentOf: samples, at: index, into: &latents, at: row * latentSize)
    }
    return latents
  }

  /// Writes reconstructions `[sample, time, channel]` and, where `latents` is not empty, latents
  /// `[sample, latent]` of the samples of `range`.
  ///
  /// - Precondition: `output` holds `range.count · size` numbers or more, and `latents` none, or
  ///   `range.count · latentSize` or more.
  public func reconstruct(
    _ samples: Samples, _ range: Range<Int>, into output: inout [Float],
    latents: inout [Float]
  ) {
    reconstruct(
      samples, range, positions: 0..<sampleShape.size, into: &output, latents: &latents)
  }

  /// Writes the reconstruction of some positions alone, `[sample, positions.count]`, at the cost of
  /// those; their bits are those of the whole reconstruction.
  ///
  /// The last step of every sample, all that causal scoring of points needs, is
  /// `size − channels ..< size`.
  ///
  /// - Parameter positions: A range of the flattened `[time, channel]`.
  /// - Precondition: `output` holds `range.count · positions.count` numbers or more, and `latents`
  ///   none, or `range.count · latentSize` or more.
  public func reconstruct(
    _ samples: Samples, _ range: Range<Int>, positions: Range<Int>, into output: inout [Float],
    latents: inout [Float]
  ) {
    let size = sampleShape.size
    precondition(
      positions.lowerBound >= 0 && positions.upperBound <= size,
      "positions \(positions) of a sample of \(size)")
    precondition(
      output.count >= range.count * positions.count,
      "\(output.count) numbers for \(range.count) samples of \(positions.count)")
    precondition(
      latents.isEmpty || latents.count >= range.count * latentSize,
      "\(latents.count) numbers for \(range.count) latents of \(latentSize)")
    var latent = [Float](repeating: 0, count: latentSize)
    for (row, index) in range.enumerated() {
      write(latentOf: samples, at: index, into: &latent, at: 0)
      if !latents.isEmpty {
        for unit in 0..<latentSize { latents[row * latentSize + unit] = latent[unit] }
      }
      let start = row * positions.count
      for (column, position) in positions.enumerated() { output[start + column] = mean[position] }
      // x̂ = mean + Wᵀ z, summed over the latent in its order.
      for unit in 0..<latentSize {
        VectorProducts.add(
          latent[unit], times: components, at: unit * size + positions.lowerBound, to: &output,
          at: start, count: positions.count)
      }
    }
  }

  /// `z = W (x − mean)`, summed over the sample in its order.
  private func write(
    latentOf samples: Samples, at index: Int, into latents: inout [Float], at start: Int
  ) {
    precondition(
      samples.shape.size == sampleShape.size,
      "samples of \(samples.shape.size) numbers for a model of \(sampleShape.size)")
    VectorProducts.project(
      samples.buffer, at: samples.offsets[index], from: mean, along: directions,
      width: latentSize, into: &latents, at: start)
  }
}
