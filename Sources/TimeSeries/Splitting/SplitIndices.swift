internal import RandomNumbers

/// A split applied: which indices are for training and which for the test.
package struct SplitIndices: Sendable, Equatable {
  /// The indices for training, rising.
  package let training: [Int]
  /// The indices for the test, rising.
  package let test: [Int]

  /// Splits `count` rows or windows. A fraction's test part is rounded up, as scikit-learn's
  /// `train_test_split` does.
  ///
  /// - Precondition: `split.isValid`.
  package init(_ split: DataSplit, count: Int) {
    precondition(split.isValid, "split \(split)")
    let trainingCount: Int
    var order = Array(0..<count)
    switch split {
    case .lastFraction(let fraction):
      trainingCount = count - Self.part(fraction, of: count)
    case .trainingRows(let rows):
      trainingCount = min(rows, count)
    case .random(let fraction, let seed):
      trainingCount = count - Self.part(fraction, of: count)
      var generator = RandomGenerator(seed: seed)
      generator.shuffle(&order)
    }
    training = order[..<trainingCount].sorted()
    test = order[trainingCount...].sorted()
  }

  /// The smallest whole number that is no less than a fraction of a count, where a product such as
  /// 0.2 × 79,055, which in binary comes out a hair above 15,811, counts as whole.
  private static func part(_ fraction: Double, of count: Int) -> Int {
    let product = fraction * Double(count)
    let nearest = product.rounded()
    let rounded = abs(product - nearest) <= 1e-12 * product ? nearest : product.rounded(.up)
    return min(count, Int(rounded))
  }
}
