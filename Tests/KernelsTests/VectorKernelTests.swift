import Kernels
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

@Suite struct VectorKernelTests {
  @Test(arguments: KernelMachine.all, [1, 4, 7, 16, 37, 100])
  func `vectors of any length give what the reference gives`(
    _ machine: KernelMachine, count: Int
  ) {
    var plan = ArenaPlan()
    let values = plan.region(count)
    let others = plan.region(count)
    let activations: [KernelActivation] = [
      .identity, .rectifier(slope: 0), .rectifier(slope: 0.01), .tanh, .sigmoid,
    ]
    for activation in activations {
      machine.expectSameAsReference("derivative of \(activation)", count: plan.count) {
        $0.multiplyByDerivative(values, of: activation, output: others, in: $1)
      }
    }
    machine.expectSameAsReference("mask", count: plan.count) {
      $0.multiply(values, by: others, in: $1)
    }
    machine.expectSameAsReference("sum", count: plan.count) {
      var sums = [Float](repeating: 0.25, count: count)
      $0.add((0..<count).map { [arena = $1] in arena[values.start + $0] }, to: &sums)
      for index in 0..<count { $1[others.start + index] = sums[index] }
    }
  }

  @Test(arguments: KernelMachine.all, [(1, 1), (3, 5), (4, 4), (9, 18), (17, 70), (48, 33)])
  func `matrices of any size give what the reference gives`(
    _ machine: KernelMachine, size: (rows: Int, columns: Int)
  ) {
    var plan = ArenaPlan()
    let matrix = plan.region(size.rows * (size.columns + 2))
    let sums = plan.region(size.columns)
    let transposed = plan.region(size.columns * (size.rows + 3))
    machine.expectSameAsReference("column sums", count: plan.count) {
      $0.addColumnSums(
        of: matrix, rows: size.rows, columns: size.columns, stride: size.columns + 2, to: sums,
        in: $1)
    }
    // One column without gaps has an order of its own.
    machine.expectSameAsReference("one column", count: plan.count) {
      $0.addColumnSums(
        of: matrix, rows: size.rows * size.columns, columns: 1, stride: 1, to: sums, in: $1)
    }
    machine.expectSameAsReference("transpose", count: plan.count) {
      $0.transpose(
        matrix, rows: size.rows, columns: size.columns, stride: size.columns + 2,
        into: transposed, destinationStride: size.rows + 3, in: $1)
    }
  }

  @Test(arguments: KernelMachine.all)
  func `tanh and the sigmoid are right to one millionth, and keep a NaN`(
    _ machine: KernelMachine
  ) {
    let numbers = (-1200...1200).map { Float($0) / 100 } + [-.infinity, .infinity, 1e-6, -3e-20]
    var plan = ArenaPlan()
    let one = plan.region(1)
    let inputs = plan.region(16)
    let outputs = plan.region(16)
    let arena = Arena(count: plan.count)
    arena[one.start] = 1
    func apply(_ activation: KernelActivation, _ x: Float) -> Float {
      for lane in 0..<16 { arena[inputs.start + lane] = x }
      machine.kernels.multiply(
        MatrixProduct(
          rows: 1, columns: 16, depth: 1, a: one, aRow: 1, b: inputs, bRow: 16, c: outputs,
          cRow: 16, activation: activation), in: arena)
      return arena[outputs.start + 15]
    }
    for x in numbers {
      #expect(abs(apply(.tanh, x) - Float(tanh(Double(x)))) < 1e-6)
      #expect(abs(apply(.sigmoid, x) - Float(1 / (1 + exp(-Double(x))))) < 1e-6)
    }
    #expect(apply(.tanh, .nan).isNaN)
    #expect(apply(.sigmoid, .nan).isNaN)
    #expect(apply(.rectifier(slope: 0), .nan).isNaN)
  }

  @Test func `the fastest set is one that the machine has`() {
    #expect(InstructionSet.available.contains(.best))
  }
}
