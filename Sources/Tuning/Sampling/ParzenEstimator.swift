internal import RandomNumbers

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// A density over the space: the mean of one kernel a point, and of an even one that stands for what
/// was believed before any.
///
/// A kernel is a product over the axes, so that what goes well together stays together: a normal
/// density cut off at 0 and 1, its mass over the bin where there are bins, or, over choices, most at
/// the point's own and the rest even (Aitchison & Aitken, "Multivariate binary discrimination by the
/// kernel method", Biometrika 1976).
struct ParzenEstimator {
  private let axes: [Axis]
  /// `[point, axis]`
  private let points: [[Double]]
  /// `[point, axis]`: standard deviations; of a choice unused.
  private let widths: [[Double]]
  /// `[point, axis]`: the mass of the uncut normal density between 0 and 1.
  private let masses: [[Double]]
  /// The chance that a kernel's draw has the point's own choice because of the kernel.
  private let ownChoice: Double

  init(_ points: [[Double]], axes: [Axis], rule: KernelWidth) {
    self.axes = axes
    self.points = points
    let kernels = Double(points.count + 1)
    ownChoice = kernels / (kernels + 1)
    var widths = points
    for axis in axes.indices {
      let found = rule.widths(points.map { $0[axis] }, axisCount: axes.count)
      for point in points.indices { widths[point][axis] = found[point] }
    }
    masses = points.indices.map { point in
      axes.indices.map { axis in
        Self.mass(from: 0, to: 1, mean: points[point][axis], width: widths[point][axis])
      }
    }
    self.widths = widths
  }

  /// A point drawn from the density, `[axis]`.
  func draw(using generator: inout RandomGenerator) -> [Double] {
    let kernel = generator.uniform(below: points.count + 1)
    return axes.indices.map { axis in
      if case .choice(let words) = axes[axis] {
        let isOwn = kernel < points.count && generator.uniform() < ownChoice
        return isOwn ? points[kernel][axis] : Double(generator.uniform(below: words.count))
      }
      guard kernel < points.count else { return generator.uniform() }
      while true {
        let place = points[kernel][axis] + widths[kernel][axis] * generator.normal()
        // A third of the draws at least are kept: the mean lies within, and no kernel is wider.
        if place >= 0, place <= 1 { return place }
      }
    }
  }

  /// The logarithm of the density at a point `[axis]`, up to a constant that is the same for all
  /// estimators over these axes.
  func logarithm(_ place: [Double]) -> Double {
    let bins = axes.indices.map { axes[$0].bin(place[$0]) }
    var terms: [Double] = []
    var even = 0.0
    for axis in axes.indices {
      if let bin = bins[axis] { even += log(max(bin.high - bin.low, .leastNormalMagnitude)) }
      if case .choice(let words) = axes[axis] { even -= log(Double(words.count)) }
    }
    terms.append(even)
    for point in points.indices {
      var sum = 0.0
      for axis in axes.indices {
        sum += log(density(place[axis], bins[axis], point: point, axis: axis))
      }
      terms.append(sum)
    }
    let largest = terms.max() ?? 0
    return largest + log(terms.reduce(0) { $0 + exp($1 - largest) } / Double(terms.count))
  }

  /// What one kernel has at a coordinate, or over the bin around it.
  private func density(
    _ place: Double, _ bin: (low: Double, high: Double)?, point: Int, axis: Int
  ) -> Double {
    let mean = points[point][axis]
    let width = widths[point][axis]
    if case .choice(let words) = axes[axis] {
      return (place == mean ? ownChoice : 0) + (1 - ownChoice) / Double(words.count)
    }
    let density: Double
    if let bin {
      density = Self.mass(from: bin.low, to: bin.high, mean: mean, width: width)
    } else {
      let distance = (place - mean) / width
      density = exp(-distance * distance / 2) / (width * (2 * Double.pi).squareRoot())
    }
    return max(density / masses[point][axis], .leastNormalMagnitude)
  }

  private static func mass(from low: Double, to high: Double, mean: Double, width: Double) -> Double
  {
    let scale = 1 / (width * 2.0.squareRoot())
    return (erf((high - mean) * scale) - erf((low - mean) * scale)) / 2
  }
}
