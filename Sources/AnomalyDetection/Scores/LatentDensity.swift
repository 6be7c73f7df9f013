/// A Gaussian over the latents of normal windows: its centre, and the matrix that turns a latent
/// into independent numbers of variance 1.
///
/// The squared length of the result is the Mahalanobis distance `(z − μ)ᵀ Σ⁻¹ (z − μ)`
/// (Mahalanobis 1936).
package struct LatentDensity: Sendable, Equatable {
  /// `[latent]`: the mean.
  package let mean: [Float]
  /// `[latent, latent]`, lower triangular: the inverse of the Cholesky factor of the covariance.
  package let whitening: [Float]

  /// A density of given parts.
  ///
  /// - Precondition: the matrix is square over the mean.
  package init(mean: [Float], whitening: [Float]) {
    precondition(
      whitening.count == mean.count * mean.count,
      "a whitening matrix of \(whitening.count) numbers for \(mean.count) latents")
    self.mean = mean
    self.whitening = whitening
  }

  /// The density of latents `[sample, latent]`.
  ///
  /// A ridge of a millionth of the mean variance keeps latents that never move (a dead ReLU unit)
  /// from dividing by nothing.
  ///
  /// - Precondition: there is at least one sample of `size` numbers.
  init(fitting latents: [Float], size: Int) {
    precondition(size >= 1 && latents.count >= size && latents.count % size == 0)
    let count = latents.count / size
    var mean = [Double](repeating: 0, count: size)
    for sample in 0..<count {
      for unit in 0..<size { mean[unit] += Double(latents[sample * size + unit]) }
    }
    for unit in 0..<size { mean[unit] /= Double(count) }
    var covariance = [Double](repeating: 0, count: size * size)
    var centred = [Double](repeating: 0, count: size)
    for sample in 0..<count {
      for unit in 0..<size { centred[unit] = Double(latents[sample * size + unit]) - mean[unit] }
      for row in 0..<size {
        for column in 0...row { covariance[row * size + column] += centred[row] * centred[column] }
      }
    }
    var trace = 0.0
    for row in 0..<size {
      for column in 0...row { covariance[row * size + column] /= Double(count) }
      trace += covariance[row * size + row]
    }
    let ridge = max(trace / Double(size) * 1e-6, 1e-12)
    for unit in 0..<size { covariance[unit * size + unit] += ridge }
    self.init(
      mean: mean.map(Float.init),
      whitening: Self.inverseCholesky(covariance, size: size, floor: ridge).map(Float.init))
  }

  /// The squared Mahalanobis distance of the latent at `offset` of `latents`.
  func squaredDistance(_ latents: [Float], at offset: Int) -> Float {
    let size = mean.count
    var distance: Float = 0
    for row in 0..<size {
      var sum: Float = 0
      for column in 0...row {
        sum += whitening[row * size + column] * (latents[offset + column] - mean[column])
      }
      distance += sum * sum
    }
    return distance
  }

  /// `L⁻¹` of a symmetric matrix `L Lᵀ` given by its lower triangle.
  private static func inverseCholesky(_ matrix: [Double], size: Int, floor: Double) -> [Double] {
    var factor = matrix
    for column in 0..<size {
      var diagonal = factor[column * size + column]
      for k in 0..<column { diagonal -= factor[column * size + k] * factor[column * size + k] }
      // Rounding can take a nearly singular matrix below its ridge; it is never below in theory.
      let root = max(diagonal, floor).squareRoot()
      factor[column * size + column] = root
      for row in (column + 1)..<max(size, column + 1) {
        var sum = factor[row * size + column]
        for k in 0..<column { sum -= factor[row * size + k] * factor[column * size + k] }
        factor[row * size + column] = sum / root
      }
    }
    var inverse = [Double](repeating: 0, count: size * size)
    for column in 0..<size {
      inverse[column * size + column] = 1 / factor[column * size + column]
      for row in (column + 1)..<max(size, column + 1) {
        var sum = 0.0
        for k in column..<row { sum -= factor[row * size + k] * inverse[k * size + column] }
        inverse[row * size + column] = sum / factor[row * size + row]
      }
    }
    return inverse
  }
}
