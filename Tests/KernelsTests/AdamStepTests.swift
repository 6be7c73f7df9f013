import Kernels
import Testing

@Suite struct AdamStepTests {
  @Test(arguments: KernelMachine.all, [1, 16, 53])
  func `a step gives the reference's bits`(_ machine: KernelMachine, count: Int) {
    let step = AdamStep(
      gradientScale: 0.7, penalty: 0.01, shrinkage: 0.999, firstRate: 0.1, secondDecay: 0.999,
      secondRate: 0.001, stepSize: 0.003, epsilon: 1e-8)
    func stepped(_ kernels: KernelSet) -> [[Float]] {
      var parameters = (0..<count).map { Float($0 % 7) - 3.1 }
      var first = (0..<count).map { Float($0 % 5) * 0.01 - 0.02 }
      var second = (0..<count).map { Float($0 % 3) * 0.001 }
      let gradient = (0..<count).map { Float($0 % 11) * 0.3 - 1.5 }
      for _ in 0..<3 {
        step.apply(
          to: &parameters, gradient: gradient, firstMoments: &first, secondMoments: &second,
          kernels: kernels)
      }
      return [parameters, first, second]
    }
    let fast = stepped(machine.kernels)
    #expect(fast == stepped(.reference))
    #expect(fast[0] != (0..<count).map { Float($0 % 7) - 3.1 })
  }
}
