import Kernels
import Testing

@Suite struct StepVectorsTests {
  private static let count = 1000
  private static let step = AdamStep(
    gradientScale: 0.5, penalty: 0.01, shrinkage: 0.99, firstRate: 0.1, secondDecay: 0.999,
    secondRate: 0.001, stepSize: 0.01, epsilon: 1e-8)

  /// Numbers of a sawtooth.
  private static func numbers(_ seed: Int) -> [Float] {
    (0..<count).map { Float(($0 * 37 + seed * 101) % 97) / 97 - 0.4 }
  }

  /// Parameters, gradient and moments after shards were added and a step taken in `parts`.
  private static func result(parts: Int, waves: [Int], kernels: KernelSet) -> [[Float]] {
    var plan = ArenaPlan()
    let regions = (0..<waves.reduce(0, +)).map { _ in plan.region(count) }
    let arena = Arena(count: plan.count)
    for (index, region) in regions.enumerated() {
      arena.store(numbers(index), columns: count, at: region)
    }
    var (parameters, gradient) = (numbers(50), numbers(51))
    var (first, second) = (numbers(52), numbers(53).map(abs))
    StepVectors.lend(
      parameters: &parameters, gradient: &gradient, firstMoments: &first, secondMoments: &second,
      parts: parts, kernels: kernels
    ) { vectors in
      for part in (0..<parts).reversed() {
        var start = 0
        for wave in waves {
          vectors.sum(
            regions[start..<start + wave], in: arena, adding: start > 0, part: part)
          start += wave
        }
        vectors.apply(step, part: part)
      }
    }
    return [parameters, gradient, first, second]
  }

  @Test(arguments: [1, 2, 3, 7, 100])
  func `parts in any order give the bits of the whole`(_ parts: Int) {
    var gradient = Self.numbers(0)
    for shard in 1..<3 {
      gradient = zip(gradient, Self.numbers(shard)).map(+)
    }
    var (parameters, first) = (Self.numbers(50), Self.numbers(52))
    var second = Self.numbers(53).map(abs)
    Self.step.apply(
      to: &parameters, gradient: gradient, firstMoments: &first, secondMoments: &second)
    for waves in [[3], [1, 2], [2, 1]] {
      let result = Self.result(parts: parts, waves: waves, kernels: .best)
      #expect(result == [parameters, gradient, first, second])
    }
  }

  @Test func `the reference sums as the kernels do`() {
    let reference = Self.result(parts: 2, waves: [2, 3], kernels: .reference)
    let fast = Self.result(parts: 2, waves: [2, 3], kernels: .best)
    #expect(reference[1] == fast[1])
    for (left, right) in zip(reference, fast) {
      #expect(zip(left, right).allSatisfy { abs($0 - $1) <= 1e-6 })
    }
  }
}
