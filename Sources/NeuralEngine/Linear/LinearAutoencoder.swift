/// The linear autoencoder in closed form: principal components of the flattened samples.
///
/// ```swift
/// let linear = try LinearAutoencoder(fitting: samples, latentSize: 8)
/// let reconstruction = linear.reconstruct(samples, threadCount: 2)
/// print(linear.latentVariances, reconstruction.values.count)
/// ```
///
/// The latent of a sample `x` is `z = W (x − mean)`, its reconstruction `mean + Wᵀ z`; no other
/// linear autoencoder of that latent has a smaller mean squared error (Baldi & Hornik, "Neural
/// networks and principal component analysis", 1989). It is the baseline of every other model.
///
/// Fitting is deterministic, and a sample alone gives the same bits as in a batch.
public struct LinearAutoencoder: Sendable, Equatable {
  /// Time steps and channels of a sample.
  public let sampleShape: SampleShape
  /// The mean sample, `[time, channel]` flattened to `[size]`.
  public let mean: [Float]
  /// One direction a row, `[latent, size]`, each of length 1 and at right angles to the others, the
  /// one along which the samples vary most first. Its largest number is positive.
  public let components: [Float]
  /// The variance of the samples along each component, `[latent]`, descending.
  public let eigenvalues: [Float]
  /// The mean variance along the directions left out: σ² of probabilistic PCA (Tipping & Bishop,
  /// "Probabilistic principal component analysis", 1999, equation 8).
  ///
  /// It is at least 2⁻⁴⁰ of the samples' mean square, about 2⁻²⁰ in amplitude: a residual below
  /// that is `Float`'s rounding, not data, and nothing can be divided by 0.
  public let noiseVariance: Float

  /// The components the other way round, `[size, latent]`, to sum latents along rows.
  let directions: [Float]

  /// Numbers in the latent.
  public var latentSize: Int { eigenvalues.count }

  /// The variance of each latent number, `[latent]`, at least that of the noise.
  public var latentVariances: [Float] { eigenvalues.map { max($0, noiseVariance) } }

  /// Fits the model to samples.
  ///
  /// Where the samples vary in fewer directions than `latentSize`, as constant ones do, only those
  /// are kept, and at least one. Of so many or so large samples that it would take more than some
  /// ten seconds, as many as that allows are looked at, evenly spread.
  ///
  /// - Parameters:
  ///   - samples: At least two.
  ///   - latentSize: From 1 to the size of a sample.
  /// - Throws: `tooFewSamples`, `latentSize` or `nonFiniteSample`.
  public init(fitting samples: Samples, latentSize: Int) throws(TrainingError) {
    let size = samples.shape.size
    guard samples.count >= 2 else {
      throw .tooFewSamples(found: samples.count, needed: 2)
    }
    guard latentSize >= 1, latentSize <= size else {
      throw .latentSize(found: latentSize, maximum: size)
    }
    try samples.checkFinite()
    let fit = PrincipalComponents(of: samples, count: latentSize)
    let scale = (fit.meanSquare > 0 ? fit.meanSquare : 1) * 0x1p-40
    try self.init(
      sampleShape: samples.shape, mean: fit.mean.map { Float($0) },
      components: fit.components.map { Float($0) }, eigenvalues: fit.variances.map { Float($0) },
      noiseVariance: Float(max(fit.noiseVariance, scale, Double(Float.leastNormalMagnitude))))
  }

  /// A model of its parts, as a model file holds them.
  ///
  /// - Throws: `inconsistentModel` where the sizes do not belong together, `invalidModelNumber`
  ///   where a number is not finite or a variance not positive.
  public init(
    sampleShape: SampleShape, mean: [Float], components: [Float], eigenvalues: [Float],
    noiseVariance: Float
  ) throws(TrainingError) {
    let size = sampleShape.size
    let latentSize = eigenvalues.count
    guard mean.count == size else {
      throw .inconsistentModel(part: "mean", found: mean.count, expected: size)
    }
    guard latentSize >= 1, latentSize <= size else {
      throw .latentSize(found: latentSize, maximum: size)
    }
    // Divided, not multiplied: hostile sizes may not overflow.
    guard components.count % size == 0, components.count / size == latentSize else {
      throw .inconsistentModel(
        part: "components", found: components.count,
        expected: size.multipliedReportingOverflow(by: latentSize).partialValue)
    }
    try Self.check(mean, "mean") { $0.isFinite }
    try Self.check(components, "components") { $0.isFinite }
    try Self.check(eigenvalues, "eigenvalues") { $0.isFinite && $0 >= 0 }
    try Self.check([noiseVariance], "noise_variance") { $0.isFinite && $0 > 0 }
    self.sampleShape = sampleShape
    self.mean = mean
    self.components = components
    self.eigenvalues = eigenvalues
    self.noiseVariance = noiseVariance
    var directions = [Float](repeating: 0, count: components.count)
    for index in 0..<latentSize {
      for position in 0..<size {
        directions[position * latentSize + index] = components[index * size + position]
      }
    }
    self.directions = directions
  }

  private static func check(
    _ values: [Float], _ part: String, _ isValid: (Float) -> Bool
  ) throws(TrainingError) {
    for (index, value) in values.enumerated() where !isValid(value) {
      throw .invalidModelNumber(part: part, index: index, found: value)
    }
  }
}

extension Samples {
  /// Throws where a number of a sample is not finite.
  func checkFinite() throws(TrainingError) {
    // A sample's numbers are looked at one by one only where the buffer holds such a number.
    guard buffer.contains(where: { !$0.isFinite }) else { return }
    for (index, offset) in offsets.enumerated() {
      for position in 0..<shape.size where !buffer[offset + position].isFinite {
        throw .nonFiniteSample(index: index, position: position)
      }
    }
  }
}
