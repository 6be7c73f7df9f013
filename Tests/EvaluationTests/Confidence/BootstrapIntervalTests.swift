import Evaluation
import RandomNumbers
import Testing

@Suite struct BootstrapIntervalTests {
  @Test func `the mean lies in its interval, and the same seed gives the same`() throws {
    var random = RandomGenerator(seed: 4)
    let values = (0..<50).map { _ in random.uniform() }
    var first = RandomGenerator(seed: 9)
    var second = RandomGenerator(seed: 9)
    let interval = try #require(BootstrapInterval.mean(of: values, using: &first))
    #expect(abs(interval.value - values.reduce(0, +) / 50) < 1e-12)
    #expect(interval.lower < interval.value && interval.value < interval.upper)
    // The mean of 50 uniform numbers has a deviation of 0.0408: 1.96 of them on both sides.
    #expect(abs((interval.upper - interval.lower) - 0.16) < 0.04)
    #expect(BootstrapInterval.mean(of: values, using: &second) == interval)
  }

  @Test func `twins count once`() throws {
    let values = [0.1, 0.5, 0.9, 0.3]
    var first = RandomGenerator(seed: 3)
    var second = RandomGenerator(seed: 3)
    let single = try #require(BootstrapInterval.mean(of: values, using: &first))
    let twins = try #require(
      BootstrapInterval.mean(
        of: values + values, families: ["a", "b", "c", "d", "a", "b", "c", "d"], using: &second))
    #expect(abs(twins.lower - single.lower) < 1e-12)
    #expect(abs(twins.upper - single.upper) < 1e-12)
  }

  @Test func `equal values have no spread, and no values no interval`() throws {
    var random = RandomGenerator(seed: 1)
    let equal = try #require(BootstrapInterval.mean(of: [2, 2, 2], using: &random))
    #expect(equal.lower == 2 && equal.upper == 2)
    #expect(BootstrapInterval.mean(of: [], using: &random) == nil)
    #expect(BootstrapInterval.ratio(of: [1], to: [0], using: &random) == nil)
  }

  @Test func `a ratio is of the sums`() throws {
    var random = RandomGenerator(seed: 1)
    let ratio = try #require(BootstrapInterval.ratio(of: [1, 2], to: [10, 2], using: &random))
    #expect(ratio.value == 0.25)
    #expect(ratio.lower == 0.1 && ratio.upper == 1)
  }
}
