import Kernels
import Testing

@Suite struct LSTMKernelTests {
  struct Size: Sendable {
    var steps: Int
    var batch: Int
    var input: Int
    var hidden: Int
    var activation = LSTMActivation.tanh
    var isInputConstant = false
  }

  static let sizes = [
    Size(steps: 1, batch: 1, input: 1, hidden: 1),
    Size(steps: 3, batch: 2, input: 3, hidden: 16),
    Size(steps: 4, batch: 7, input: 1, hidden: 33),
    Size(steps: 2, batch: 13, input: 20, hidden: 64),
    Size(steps: 3, batch: 9, input: 2, hidden: 40, activation: .relu),
    Size(steps: 5, batch: 11, input: 6, hidden: 31, isInputConstant: true),
  ]

  @Test(arguments: KernelMachine.all, sizes)
  func `there and back gives what the reference gives`(_ machine: KernelMachine, size: Size) {
    var plan = ArenaPlan()
    let stride = paddedToLanes(size.hidden)
    let slot = size.batch * stride
    var pass = LSTMPass(
      steps: size.steps, batch: size.batch, inputSize: size.input, hiddenSize: size.hidden,
      activation: size.activation,
      weights: plan.region(stride * 4 * (1 + size.input + size.hidden)),
      input: plan.region(size.steps * size.batch * (size.input + 1)), inputStride: size.input + 1,
      projection: nil, states: plan.region((size.steps + 1) * slot),
      cells: plan.region((size.steps + 1) * slot), activatedCells: plan.region(size.steps * slot),
      gates: plan.region(4 * size.steps * slot))
    if size.isInputConstant {
      pass.input = nil
      pass.projection = plan.region(4 * slot)
    }
    guard let gates = pass.gates, let activatedCells = pass.activatedCells else { return }
    var back = LSTMBackwardPass(
      steps: size.steps, batch: size.batch, hiddenSize: size.hidden, activation: size.activation,
      transposedWeights: plan.region(4 * stride * stride),
      outputGradient: plan.region(size.steps * slot),
      lastStateGradient: nil, gates: gates, cells: pass.cells, activatedCells: activatedCells,
      cellGradient: plan.region(slot), projectionGradient: plan.region(4 * slot))
    machine.expectSameAsReference("forward", count: plan.count) { $0.forward(pass, in: $1) }
    machine.expectSameAsReference("there and back", count: plan.count) {
      $0.forward(pass, in: $1)
      $0.backward(back, in: $1)
    }
    back.lastStateGradient = plan.region(slot)
    back.outputGradient = nil
    back.projectionGradient = nil
    machine.expectSameAsReference("from the last state", count: plan.count) {
      $0.forward(pass, in: $1)
      $0.backward(back, in: $1)
    }
    pass.gates = nil
    pass.activatedCells = nil
    machine.expectSameAsReference("evaluation", count: plan.count) { $0.forward(pass, in: $1) }
  }
}
