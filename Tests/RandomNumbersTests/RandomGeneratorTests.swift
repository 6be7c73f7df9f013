import Testing

@testable import RandomNumbers

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

@Suite struct RandomGeneratorTests {
  @Test func `the same seed gives the same numbers and another stream gives others`() {
    var first = RandomGenerator(seed: 7)
    var second = RandomGenerator(seed: 7)
    var other = RandomGenerator(seed: 7, stream: 1)
    let numbers = (0..<50).map { _ in first.next() }
    #expect(numbers == (0..<50).map { _ in second.next() })
    #expect(Set(numbers).isDisjoint(with: (0..<50).map { _ in other.next() }))
  }

  @Test(arguments: [0x1p-60, 1e-9, 0.3, 0.707, 0.7072, 0.999_999, 1, 1.5, 2, 12_345.678])
  func `the logarithm agrees with the math library`(x: Double) {
    #expect(abs(naturalLogarithm(x) - log(x)) <= 4 * abs(log(x)).ulp)
  }

  @Test func `normal deviates have the moments and tails of the normal distribution`() {
    var generator = RandomGenerator(seed: 11)
    let count = 200_000
    let values = (0..<count).map { _ in generator.normal() }
    func moment(_ power: Double) -> Double {
      values.reduce(0) { $0 + pow($1, power) } / Double(count)
    }
    // Five standard errors: √(1/n), √(2/n), √(15/n), √(96/n).
    #expect(abs(moment(1)) < 5 * (1 / Double(count)).squareRoot())
    #expect(abs(moment(2) - 1) < 5 * (2 / Double(count)).squareRoot())
    #expect(abs(moment(3)) < 5 * (15 / Double(count)).squareRoot())
    #expect(abs(moment(4) - 3) < 5 * (96 / Double(count)).squareRoot())
    let beyondTwo = Double(values.count { abs($0) > 2 }) / Double(count)
    #expect(abs(beyondTwo - 0.0455) < 0.0025)
  }

  @Test func `bounded integers are even and stay in their range`() {
    var generator = RandomGenerator(seed: 3)
    var counts = [0, 0, 0, 0, 0, 0, 0]
    for _ in 0..<70_000 { counts[generator.uniform(below: 7)] += 1 }
    for count in counts { #expect(abs(count - 10_000) < 500) }
  }

  @Test func `a shuffle keeps every element`() {
    var generator = RandomGenerator(seed: 5)
    var elements = Array(0..<100)
    generator.shuffle(&elements)
    #expect(elements != Array(0..<100))
    #expect(elements.sorted() == Array(0..<100))
  }

  /// From `Golden/random_generator.py`.
  @Test func `the first numbers of a seed are those of an independent implementation`() {
    var generator = RandomGenerator(seed: 1)
    #expect(
      (0..<3).map { _ in generator.next() } == [
        5_226_295_891_941_712_017, 5_547_022_123_706_608_281, 18_144_476_329_041_699_521,
      ])
    var deviates = RandomGenerator(seed: 1)
    for expected in [-1.0713347571338074, 0.28935311740057357, 0.6777244043868791] {
      #expect(abs(deviates.normal() - expected) <= 2 * expected.ulp.magnitude)
    }
  }
}
