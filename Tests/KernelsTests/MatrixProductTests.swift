import Kernels
import Testing

@Suite struct MatrixProductTests {
  @Test(arguments: KernelMachine.all)
  func `every size gives what the reference gives`(_ machine: KernelMachine) {
    for rows in [1, 2, 3, 5, 6, 7, 13, 25] {
      for columns in [16, 32, 48, 64, 112] {
        for depth in [0, 1, 3, 17, 200] {
          var plan = ArenaPlan()
          let a = plan.region(rows * (depth + 3) + 1)
          let b = plan.region(depth * columns + 1)
          let c = plan.region(rows * columns)
          machine.expectSameAsReference("\(rows) x \(columns) x \(depth)", count: plan.count) {
            $0.multiply(
              MatrixProduct(
                rows: rows, columns: columns, depth: depth, a: a, aRow: depth + 3, b: b,
                bRow: columns, c: c, cRow: columns, start: .output), in: $1)
          }
        }
      }
    }
  }

  @Test(arguments: KernelMachine.all)
  func `a transposed factor over a long sum gives what the reference gives`(
    _ machine: KernelMachine
  ) {
    for depth in [127, 128, 191, 192, 300, 500] {
      var plan = ArenaPlan()
      let a = plan.region(depth * 11)
      let b = plan.region(depth * 32)
      let c = plan.region(7 * 32)
      let bias = plan.region(32)
      machine.expectSameAsReference("depth \(depth)", count: plan.count) {
        var product = MatrixProduct(
          rows: 7, columns: 32, depth: depth, a: a, aRow: 1, b: b, bRow: 32, c: c, cRow: 32,
          start: .bias(bias), activation: .tanh)
        product.aStep = 11
        $0.multiply(product, in: $1)
      }
    }
  }

  @Test(arguments: KernelMachine.all)
  func `groups and segments with every activation give what the reference gives`(
    _ machine: KernelMachine
  ) {
    let activations: [KernelActivation] = [
      .identity, .rectifier(slope: 0), .rectifier(slope: 0.2), .tanh, .sigmoid,
    ]
    for activation in activations {
      var plan = ArenaPlan()
      let a = plan.region(3 * 200)
      let b = plan.region(4 * 100 * 16)
      let c = plan.region(3 * 20 * 48)
      machine.expectSameAsReference("\(activation)", count: plan.count) {
        var product = MatrixProduct(
          rows: 10, columns: 16, depth: 5, a: a, aRow: 14, b: b, bRow: 16, c: c, cRow: 48,
          activation: activation)
        product.groups = 3
        product.aGroup = 200
        product.cGroup = 20 * 48
        product.segments = 4
        product.aSegment = 7
        product.bSegment = 96
        $0.multiply(product, in: $1)
      }
    }
  }

  @Test(arguments: KernelMachine.all)
  func `every number of rows in a tile gives what the reference gives`(_ machine: KernelMachine) {
    for rows in 1...33 {
      for columns in [16, 32, 64] {
        var plan = ArenaPlan()
        let a = plan.region(rows * 3)
        let b = plan.region(3 * columns)
        let c = plan.region(rows * columns)
        machine.expectSameAsReference("\(rows) x \(columns)", count: plan.count) {
          $0.multiply(
            MatrixProduct(
              rows: rows, columns: columns, depth: 3, a: a, aRow: 3, b: b, bRow: columns, c: c,
              cRow: columns, activation: .rectifier(slope: 0.1)), in: $1)
        }
      }
    }
  }

  @Test(arguments: KernelMachine.all)
  func `a product times a derivative gives what the reference gives`(_ machine: KernelMachine) {
    let activations: [KernelActivation] = [
      .identity, .rectifier(slope: 0.2), .tanh, .sigmoid,
    ]
    for activation in activations {
      var plan = ArenaPlan()
      let a = plan.region(2 * 7 * 300)
      let b = plan.region(300 * 48)
      let c = plan.region(2 * 400)
      let outputs = plan.region(2 * 400)
      machine.expectSameAsReference("\(activation)", count: plan.count) {
        var product = MatrixProduct(
          rows: 7, columns: 48, depth: 300, a: a, aRow: 300, b: b, bRow: 48, c: c, cRow: 50,
          activation: activation)
        product.groups = 2
        product.aGroup = 7 * 300
        product.cGroup = 400
        product.derivativeAt = outputs
        $0.multiply(product, in: $1)
      }
    }
  }

  @Test(arguments: KernelMachine.all)
  func `scalar products of rows give what the reference gives`(_ machine: KernelMachine) {
    for rows in [1, 3, 4, 9] {
      for depth in [0, 16, 80] {
        var plan = ArenaPlan()
        let a = plan.region(rows * (depth + 5))
        let b = plan.region(3 * (depth + 2))
        let bias = plan.region(3)
        let c = plan.region(rows * 16)
        machine.expectSameAsReference("\(rows) x \(depth)", count: plan.count) {
          $0.multiply(
            RowProducts(
              rows: rows, columns: 3, depth: depth, a: a, aRow: depth + 5, b: b, bRow: depth + 2,
              bias: bias, c: c, cRow: 16, activation: .sigmoid), in: $1)
        }
      }
    }
  }

  @Test(arguments: KernelMachine.all)
  func `a product is the sum of products`(_ machine: KernelMachine) {
    var plan = ArenaPlan()
    let a = plan.region(2)
    let b = plan.region(2 * 16)
    let c = plan.region(16)
    let arena = Arena(count: plan.count)
    arena[a.start] = 2
    arena[a.start + 1] = -3
    for lane in 0..<16 {
      arena[b.start + lane] = Float(lane)
      arena[b.start + 16 + lane] = 0.5
    }
    machine.kernels.multiply(
      MatrixProduct(rows: 1, columns: 16, depth: 2, a: a, aRow: 2, b: b, bRow: 16, c: c, cRow: 16),
      in: arena)
    for lane in 0..<16 { #expect(arena[c.start + lane] == 2 * Float(lane) - 1.5) }
  }
}
