import Kernels
import Testing

@Suite struct TapSumTests {
  @Test(
    arguments: KernelMachine.all,
    [(1, 1, 0), (3, 1, 1), (7, 2, 3), (2, 3, 0), (5, 1, 4)] as [(Int, Int, Int)])
  func `taps that meet are added as in the reference`(
    _ machine: KernelMachine, convolution: (taps: Int, stride: Int, padding: Int)
  ) {
    for filters in [1, 3] {
      for activation in [KernelActivation.identity, .tanh] {
        let inputs = 9
        let outputs =
          (inputs - 1) * convolution.stride - 2 * convolution.padding
          + convolution.taps + 1
        let row = convolution.taps * filters + 2
        var plan = ArenaPlan()
        let a = plan.region(2 * inputs * row)
        let bias = plan.region(filters)
        let c = plan.region(2 * (outputs * filters + 5))
        machine.expectSameAsReference("\(convolution), \(filters)", count: plan.count) {
          $0.add(
            TapSum(
              groups: 2, inputs: inputs, outputs: outputs, taps: convolution.taps,
              filters: filters, stride: convolution.stride, padding: convolution.padding, a: a,
              aGroup: inputs * row, aRow: row, bias: bias, c: c,
              cGroup: outputs * filters + 5, activation: activation), in: $1)
        }
      }
    }
  }
}
