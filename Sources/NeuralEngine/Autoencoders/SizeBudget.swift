internal import Kernels

/// Counts the numbers of an architecture while it is built, and refuses what no machine should try:
/// the sizes may come from a hostile file.
struct SizeBudget {
  /// The most numbers a model may have, and the most in any one size.
  static let limit = 1 << 28
  /// The most numbers that the activations of one sample may have.
  static let activationLimit = 1 << 26

  /// Numbers so far.
  private(set) var count = 0
  /// What is counted, for the error.
  let name: String
  /// The most numbers.
  let limit: Int

  init(name: String, limit: Int = SizeBudget.limit) {
    self.name = name
    self.limit = limit
  }

  /// Takes room for the product of `factors` and gives where it starts.
  mutating func take(_ factors: Int...) throws(ArchitectureError) -> Int {
    var product = 1
    for factor in factors {
      let (next, overflow) = product.multipliedReportingOverflow(by: factor)
      guard !overflow, next <= limit else {
        throw .tooLarge(name: name, limit: limit)
      }
      product = next
    }
    let start = count
    // Every part begins on a cache line.
    count += paddedToLanes(product)
    guard count <= limit else { throw .tooLarge(name: name, limit: limit) }
    return start
  }

  /// Checks that a size lies between `minimum` and the limit.
  static func check(
    _ size: Int, _ name: @autoclosure () -> String, minimum: Int = 1
  ) throws(ArchitectureError) {
    guard size >= minimum else {
      throw .sizeBelowMinimum(name: name(), size: size, minimum: minimum)
    }
    guard size <= limit else { throw .tooLarge(name: name(), limit: limit) }
  }

  /// Checks a share of numbers to drop.
  static func check(dropout: Float) throws(ArchitectureError) {
    guard dropout >= 0, dropout < 1 else { throw .dropoutOutOfRange(dropout) }
  }

  /// Checks the slope of an activation: the derivative is taken from the output, so the sign of the
  /// output must be that of the input.
  static func check(_ activation: Activation, layer: String) throws(ArchitectureError) {
    if case .leakyReLU(let slope) = activation, !(slope >= 0 && slope.isFinite) {
      throw .unsupportedActivation(activation, layer: layer)
    }
  }
}
