import Kernels

/// The directions along which samples vary most, by the cheaper of two equal routes.
struct PrincipalComponents {
  /// `[size]`.
  let mean: [Double]
  /// `[count, size]`, each row of length 1 with its largest number positive.
  private(set) var components: [Double]
  /// `[count]`, descending.
  private(set) var variances: [Double]
  /// The mean variance along the directions left out; 0 where none is.
  let noiseVariance: Double
  /// The mean of the squares of all numbers of the samples.
  let meanSquare: Double

  /// Multiplications after which samples are left out, some ten seconds' worth.
  private static let budget = 1e10
  /// Numbers in a sample beyond which no covariance matrix is made; at this size it has 128 MB.
  private static let widest = 4096

  /// At most `count` components of at least two finite samples.
  init(of samples: Samples, count: Int) {
    self.init(of: samples, count: count, budget: Self.budget)
  }

  /// As many of the samples, evenly spread, as `budget` multiplications allow.
  init(of all: Samples, count: Int, budget: Double) {
    let samples = Self.thinned(all, budget: budget)
    let size = samples.shape.size
    let total: Double
    if samples.count <= size || size > Self.widest {
      let dual = DualComponents(of: samples, count: count)
      mean = dual.mean
      components = dual.components
      variances = dual.variances
      total = dual.totalVariance
    } else {
      let moments = SampleMoments(of: samples)
      let leading = LeadingEigenvectors(moments.covariance, size: size, count: count)
      mean = moments.mean
      components = leading.vectors
      variances = leading.values.map { max(0, $0) }
      total = (0..<size).reduce(0) { $0 + moments.covariance[$1 * size + $1] }
    }
    // What is left of a variance after rounding is no direction of the data.
    let floor = (variances.first ?? 0) * 1e-11
    let kept = max(1, variances.prefix { $0 > floor }.count)
    variances.removeLast(variances.count - kept)
    components.removeLast(components.count - kept * size)
    let left = max(0, total - variances.reduce(0, +))
    noiseVariance = size > kept ? left / Double(size - kept) : 0
    meanSquare = (mean.reduce(0) { $0 + $1 * $1 } + total) / Double(size)
    fixSigns(size: size)
  }

  private static func thinned(_ samples: Samples, budget: Double) -> Samples {
    let size = Double(samples.shape.size)
    let count = Double(samples.count)
    guard samples.count > samples.shape.size else {
      let most = (2 * budget / size).squareRoot()
      return count <= most ? samples : samples.evenly(Int(most))
    }
    let plan = OverlapPlan(offsets: samples.offsets, size: samples.shape.size)
    let covered = count - Double(plan.others.count)
    let work =
      covered * Double(plan.step) * size + Double(plan.others.count) * size * size / 2
    if work <= budget, samples.shape.size <= widest { return samples }
    // Few enough for the products of samples with one another, or else for those of positions.
    let few = (2 * budget / size).squareRoot()
    let most = few <= size || samples.shape.size > widest ? few : 2 * budget / (size * size)
    return count <= most ? samples : samples.evenly(max(2, Int(min(most, count))))
  }

  /// Of `v` and `−v` the one whose number of largest magnitude, the first of equals, is positive.
  private mutating func fixSigns(size: Int) {
    for start in stride(from: 0, to: components.count, by: size) {
      var largest = 0.0
      for position in start..<start + size where abs(components[position]) > abs(largest) {
        largest = components[position]
      }
      guard largest < 0 else { continue }
      for position in start..<start + size { components[position].negate() }
    }
  }
}

/// Principal components of few samples, from the products of samples with one another: `X Xᵀ` has
/// the eigenvalues of `Xᵀ X`, and `Xᵀ u` is the eigenvector that belongs to `u`.
private struct DualComponents {
  let mean: [Double]
  var components: [Double] = []
  var variances: [Double] = []
  let totalVariance: Double

  init(of samples: Samples, count: Int) {
    let size = samples.shape.size
    let rows = samples.count
    let source = CentredBuffer(samples)
    var centred = source.gather(samples.offsets[...], size: size)
    var sums = [Double](repeating: 0, count: size)
    for row in 0..<rows {
      for position in 0..<size { sums[position] += centred[row * size + position] }
    }
    for row in 0..<rows {
      for position in 0..<size { centred[row * size + position] -= sums[position] / Double(rows) }
    }
    mean = (0..<size).map { sums[$0] / Double(rows) + source.pivot(at: $0) }

    let divisor = Double(rows - 1)
    var products = [Double](repeating: 0, count: rows * rows)
    for row in 0..<rows {
      for column in row..<rows {
        let value =
          LinearAlgebra.dot(centred, row * size, centred, column * size, count: size) / divisor
        products[row * rows + column] = value
        products[column * rows + row] = value
      }
    }
    totalVariance = (0..<rows).reduce(0) { $0 + products[$1 * rows + $1] }
    let leading = LeadingEigenvectors(products, size: rows, count: min(count, rows))
    let floor = leading.values[0] * 1e-11
    for (index, variance) in leading.values.enumerated() where index == 0 || variance > floor {
      var component = [Double](repeating: 0, count: size)
      LinearAlgebra.add(
        rows: 1, columns: size, inner: rows, leading.vectors,
        .init(start: index * rows, rowStride: 0), centred, .init(rowStride: size),
        into: &component, .init(rowStride: 0))
      let length = LinearAlgebra.dot(component, 0, component, 0, count: size).squareRoot()
      components += length > 0 ? component.map { $0 / length } : component
      variances.append(max(0, variance))
    }
  }
}

extension Samples {
  /// `wanted` of the samples at even distances, the first one among them.
  fileprivate func evenly(_ wanted: Int) -> Samples {
    let kept = (0..<wanted).map { offsets[$0 * count / wanted] }
    return Samples(buffer: buffer, offsets: kept, shape: shape)
  }
}
