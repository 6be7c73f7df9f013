import RandomNumbers
import Testing

@testable import Tuning

@Suite struct ParzenEstimatorTests {
  private static let axes = [
    Axis(.float(low: 0, high: 1)), Axis(.integer(low: 1, high: 4)), Axis(.choice(["a", "b", "c"])),
  ]

  /// The sum over both other axes, and the middle rule over the first.
  private func whole(_ estimator: ParzenEstimator, _ axes: [Axis]) -> Double {
    var sum = 0.0
    for integer in 1...4 {
      for choice in 0..<3 {
        for part in 0..<400 {
          let place = [
            (Double(part) + 0.5) / 400, axes[1].coordinate(.integer(integer)), Double(choice),
          ]
          sum += exponential(estimator.logarithm(place)) / 400
        }
      }
    }
    return sum
  }

  @Test(arguments: KernelWidth.allCases)
  func `the density sums to 1`(rule: KernelWidth) {
    let points = [[0.1, 0.125, 0], [0.15, 0.875, 0], [0.99, 0.375, 2]]
    for count in 0...3 {
      let estimator = ParzenEstimator(Array(points[..<count]), axes: Self.axes, rule: rule)
      #expect(abs(whole(estimator, Self.axes) - 1) < 2e-3)
    }
  }

  @Test func `draws follow the density`() {
    let estimator = ParzenEstimator(
      [[0.1, 0.125, 0], [0.2, 0.125, 0]], axes: Self.axes, rule: .neighbours)
    var generator = RandomGenerator(seed: 4)
    var low = 0
    var own = 0
    for _ in 0..<3000 {
      let place = estimator.draw(using: &generator)
      #expect(place[0] >= 0 && place[0] <= 1)
      low += place[0] < 0.5 ? 1 : 0
      own += place[2] == 0 ? 1 : 0
    }
    var expected = 0.0
    for integer in 1...4 {
      for choice in 0..<3 {
        for part in 0..<200 {
          let place = [
            (Double(part) + 0.5) / 400, Self.axes[1].coordinate(.integer(integer)), Double(choice),
          ]
          expected += exponential(estimator.logarithm(place)) / 400
        }
      }
    }
    #expect(abs(Double(low) / 3000 - expected) < 0.03)
    // An even draw in three has no kernel; of the others a quarter is even too.
    #expect(abs(Double(own) / 3000 - (1.0 / 9 + 2.0 / 3 * (0.75 + 0.25 / 3))) < 0.03)
  }

  /// eˣ by its series, as tests need no mathematical library.
  private func exponential(_ x: Double) -> Double {
    var term = 1.0
    var sum = 1.0
    for index in 1...60 {
      term *= abs(x) / Double(index)
      sum += term
    }
    return x < 0 ? 1 / sum : sum
  }
}
