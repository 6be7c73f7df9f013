import TestSupport

extension SplitMix {
  /// Flags of which about `part` are set.
  mutating func flags(_ count: Int, part: Double) -> [Bool] {
    (0..<count).map { _ in Double.random(in: 0..<1, using: &self) < part }
  }

  /// Whole scores from 0 to 9, so that ties are many.
  mutating func tiedScores(_ count: Int) -> [Double] {
    (0..<count).map { _ in Double(Int.random(in: 0..<10, using: &self)) }
  }
}
