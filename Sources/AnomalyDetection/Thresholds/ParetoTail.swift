#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// A generalised Pareto distribution of the amounts `y > 0` by which scores pass a level:
/// `P(Y > y) = (1 + shape · y / scale)^(−1/shape)`.
///
/// Fitted by maximum likelihood over the one parameter `θ = shape / scale`, for which the best shape
/// is `mean log(1 + θy)` (Grimshaw, "Computing maximum likelihood estimates for the generalized
/// Pareto distribution", Technometrics 1993). The shape is kept in −0.5…1: below, the likelihood has
/// no maximum; above, the tail has no mean and a threshold from it no meaning.
struct ParetoTail: Sendable, Equatable {
  /// The tail's shape ξ: 0 is exponential, above 0 heavier.
  private(set) var shape: Double
  /// The scale σ, in units of the score.
  private(set) var scale: Double

  /// The tail of the excesses, all above 0; `nil` below 8 of them, where a fit says nothing.
  init?(fitting excesses: [Double]) {
    guard excesses.count >= 8, let largest = excesses.max(), largest > 0 else { return nil }
    let mean = excesses.reduce(0, +) / Double(excesses.count)

    // A coarse scan of θ on both sides of 0, in steps that grow away from it, then ever smaller steps
    // around the best.
    func likelihood(_ theta: Double) -> (value: Double, shape: Double) {
      if abs(theta) * largest < 1e-9 { return (-log(mean) - 1, 0) }
      var sum = 0.0
      for excess in excesses { sum += log1p(theta * excess) }
      let shape = sum / Double(excesses.count)
      return (-log(shape / theta) - shape - 1, shape)
    }
    var best = (theta: 0.0, value: likelihood(0).value, shape: 0.0)
    func consider(_ theta: Double) {
      guard theta > -1 / largest else { return }
      let (value, shape) = likelihood(theta)
      if value > best.value, (-0.5...1).contains(shape) { best = (theta, value, shape) }
    }
    for step in 0..<60 {
      consider(-(1 - exp(-Double(step + 1) * 0.15)) / largest)
      consider(1e-3 / mean * exp(Double(step) * 0.2))
    }
    var width = max(abs(best.theta) * 0.25, 1e-3 / mean)
    for _ in 0..<60 {
      let centre = best.theta
      consider(centre - width)
      consider(centre + width)
      if best.theta == centre { width *= 0.6 }
    }
    if abs(best.theta) * largest < 1e-9 || best.shape == 0 {
      shape = 0
      scale = mean
    } else {
      shape = best.shape
      scale = best.shape / best.theta
    }
  }

  /// The tail of sorted excesses by probability-weighted moments (Hosking & Wallis, "Parameter and
  /// quantile estimation for the generalized Pareto distribution", Technometrics 1987): closed
  /// formulas, for fits that are renewed all the time. The shape is kept in 0…0.5.
  ///
  /// - Parameters:
  ///   - excesses: All above 0, the smallest first; fewer than 8 give an exponential tail.
  ///   - scaleFloor: The smallest scale; above 0.
  init(moments excesses: [Double], scaleFloor: Double) {
    let count = Double(excesses.count)
    let mean = excesses.isEmpty ? 0 : excesses.reduce(0, +) / count
    guard excesses.count >= 8 else {
      self.init(shape: 0, scale: max(mean, scaleFloor))
      return
    }
    var weighted = 0.0
    for (index, excess) in excesses.enumerated() {
      weighted += excess * (count - 1 - Double(index)) / (count - 1)
    }
    weighted /= count
    let difference = mean - 2 * weighted
    let shape = difference > 0 ? min(max(2 - mean / difference, 0), 0.5) : 0.5
    self.init(shape: shape, scale: max(mean * (1 - shape), scaleFloor))
  }

  /// A tail of given numbers.
  init(shape: Double, scale: Double) {
    self.shape = shape
    self.scale = scale
  }

  /// `−ln P(Y > excess)`.
  func negativeLogSurvival(of excess: Double) -> Double {
    abs(shape) < 1e-9 ? excess / scale : log1p(shape * excess / scale) / shape
  }

  /// The amount that is passed with this probability, in (0, 1].
  func excess(passedWithProbability probability: Double) -> Double {
    abs(shape) < 1e-9
      ? -scale * log(probability)
      : scale / shape * (pow(probability, -shape) - 1)
  }
}

extension ParetoTail {
  /// Writes or reads the tail.
  mutating func archive(_ archive: inout StateArchive) throws(StateError) {
    try archive.double(&shape)
    try archive.double(&scale)
    guard (-0.5...1).contains(shape), scale > 0 else { throw archive.damage }
  }
}
