#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// How wide the kernels of a density are. Trials take the rules in turn: wide kernels keep looking
/// where nothing was, narrow ones close in on the best, and either alone did worse on functions with
/// one valley or with many.
enum KernelWidth: CaseIterable {
  /// The distance to the farther neighbour (Bergstra et al., NIPS 2011, section 4.2), within bounds that
  /// narrow as points gather.
  case neighbours
  /// The geometric mean of the two others.
  case between
  /// Half of what Scott's rule gives for a normal density ("Multivariate density estimation", 1992,
  /// equation 6.43), of the points and one even one.
  case spread

  /// The standard deviation of the kernel at each of the coordinates on one of several axes.
  func widths(_ coordinates: [Double], axisCount: Int) -> [Double] {
    let narrowest = 0.01
    switch self {
    case .neighbours:
      let least = 1 / min(100, Double(coordinates.count + 2))
      return Self.neighbourDistances(coordinates).map { min(max($0, least), 1) }
    case .between:
      let spread = Self.spread(coordinates, axisCount: axisCount)
      return Self.neighbourDistances(coordinates).map {
        min(max(($0 * spread).squareRoot(), narrowest), 1)
      }
    case .spread:
      let spread = Self.spread(coordinates, axisCount: axisCount)
      return coordinates.map { _ in min(max(spread, narrowest), 1) }
    }
  }

  /// The distance of each coordinate to the farther of its neighbours; 0 and 1 are those of a lone
  /// one.
  private static func neighbourDistances(_ coordinates: [Double]) -> [Double] {
    guard coordinates.count > 1 else { return coordinates.map { max($0, 1 - $0) } }
    let order = coordinates.indices.sorted { (coordinates[$0], $0) < (coordinates[$1], $1) }
    var distances = coordinates
    for (rank, index) in order.enumerated() {
      let below = rank > 0 ? coordinates[index] - coordinates[order[rank - 1]] : 0
      let above = rank + 1 < order.count ? coordinates[order[rank + 1]] - coordinates[index] : 0
      distances[index] = max(below, above)
    }
    return distances
  }

  private static func spread(_ coordinates: [Double], axisCount: Int) -> Double {
    let count = Double(coordinates.count)
    let mean = coordinates.reduce(0, +) / count
    let squares = coordinates.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    let variance = (squares + 1.0 / 12) / (count + 1)
    return 0.5 * variance.squareRoot() * pow(count + 1, -1 / Double(axisCount + 4))
  }
}
