import Kernels
import Testing

@Suite struct LossSumTests {
  @Test(
    arguments: KernelMachine.all, [KernelLoss.squared, .absolute, .huber(delta: 0.4)])
  func `every loss gives the reference's sum and gradient`(
    _ machine: KernelMachine, loss: KernelLoss
  ) {
    let targets = (0..<100).map { Float($0 % 13) * 0.1 - 0.6 }
    for columns in [1, 2, 3, 4, 7, 9, 16] {
      var plan = ArenaPlan()
      let slot = 5 * (columns + 3)
      let output = plan.region(2 * slot)
      let gradient = plan.region(2 * slot)
      let total = plan.region(1)
      machine.expectSameAsReference("\(loss), \(columns)", count: plan.count) {
        let sum = $0.sum(
          LossSum(
            rows: 5, columns: columns, stride: columns + 3, slot: slot, output: output,
            gradient: gradient, scale: 0.3, loss: loss), against: targets, from: [11, 3], in: $1)
        let alone = $0.sum(
          LossSum(
            rows: 5, columns: columns, stride: columns + 3, slot: slot, output: output,
            gradient: nil,
            scale: 0.3, loss: loss), against: targets, from: [11, 3], in: $1)
        #expect(sum == alone)
        $1[total.start] = Float(sum)
      }
      machine.expectSameAsReference("\(loss), \(columns), weighted", count: plan.count) {
        let weights = (0..<100).map { Float($0 % 5) * 0.75 }
        let sum = $0.sum(
          LossSum(
            rows: 5, columns: columns, stride: columns + 3, output: output, gradient: gradient,
            scale: 0.3, loss: loss), against: targets, weights: weights, from: [11], in: $1)
        $1[total.start] = Float(sum)
      }
    }
  }

  @Test func `by hand`() {
    let arena = Arena(count: 32)
    arena.store([1, -2, 0.5], columns: 3, at: Region(start: 0, count: 3))
    func sum(_ loss: KernelLoss) -> Double {
      KernelSet.best.sum(
        LossSum(
          rows: 1, columns: 3, stride: 3, output: Region(start: 0, count: 3),
          gradient: Region(start: 16, count: 3), scale: 2, loss: loss),
        against: [0, 0, 0.5], from: [0], in: arena)
    }
    func gradient() -> [Float] { (16..<19).map { arena[$0] } }
    #expect(sum(.squared) == 5)
    #expect(gradient() == [4, -8, 0])
    #expect(sum(.absolute) == 3)
    #expect(gradient() == [2, -2, 0])
    #expect(sum(.huber(delta: 1)) == 2)
    #expect(gradient() == [2, -2, 0])
  }

  @Test func `a weight multiplies the loss and the gradient of its number`() {
    let arena = Arena(count: 32)
    arena.store([1, -2, 0.5, 4, 3], columns: 5, at: Region(start: 0, count: 5))
    let sum = KernelSet.best.sum(
      LossSum(
        rows: 1, columns: 5, stride: 5, output: Region(start: 0, count: 5),
        gradient: Region(start: 16, count: 5), scale: 2, loss: .squared),
      against: [0, 0, 0.5, 0, 0], weights: [3, 0.5, 1, 0, 2], from: [0], in: arena)
    #expect(sum == 23)
    #expect((16..<21).map { arena[$0] } == [12, -4, 0, 0, 24])
  }
}
