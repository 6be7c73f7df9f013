internal import CKernels

/// A loss of the differences `d` between outputs and targets, before it is scaled.
package enum KernelLoss: Sendable, Hashable {
  /// `d²`; derivative `2d`.
  case squared
  /// `|d|`; derivative the sign, 0 at 0.
  case absolute
  /// `½d²` up to `delta`, beyond it `delta (|d| − ½ delta)`; derivative `d`, beyond it `± delta`.
  case huber(delta: Float)

  var code: Int32 {
    switch self {
    case .squared: Int32(CKSquared)
    case .absolute: Int32(CKAbsolute)
    case .huber: Int32(CKHuber)
    }
  }

  var delta: Float {
    if case .huber(let delta) = self { delta } else { 0 }
  }
}

/// The loss of samples of `rows` × `columns` outputs, rows `stride` and samples `slot` apart, against
/// as many targets without gaps, and its gradient, which lies as the outputs do.
///
/// A sample's sum runs in `Double` in four lanes, number `[i, j]` in lane `j mod 4`; lanes 0 and 1,
/// and 2 and 3, are added first. The sums are added in the samples' order.
package struct LossSum: Sendable, Hashable {
  /// Rows, numbers in a row, and numbers from one row to the next.
  package var rows: Int, columns: Int, stride: Int
  /// Numbers from one sample to the next.
  package var slot: Int
  /// What is compared with the targets.
  package var output: Region
  /// Where `scale · derivative` goes; `nil` where it is not wanted.
  package var gradient: Region?
  /// What the derivative is multiplied with; the sum is not.
  package var scale: Float
  package var loss: KernelLoss

  package init(
    rows: Int, columns: Int, stride: Int, slot: Int = 0, output: Region, gradient: Region?,
    scale: Float, loss: KernelLoss
  ) {
    self.slot = slot
    self.rows = rows
    self.columns = columns
    self.stride = stride
    self.output = output
    self.gradient = gradient
    self.scale = scale
    self.loss = loss
  }
}

extension KernelSet {
  /// The sum of a loss of samples against the targets that begin at `offsets`; writes the gradient
  /// where it is wanted.
  ///
  /// - Parameter weights: What the loss of each number counts, as long as the targets and lying as
  ///   they do; empty where each counts 1.
  package func sum(
    _ p: LossSum, against targets: [Float], weights: [Float] = [],
    from offsets: ArraySlice<Int>, in arena: Arena
  ) -> Double {
    precondition(
      weights.isEmpty || weights.count == targets.count,
      "\(weights.count) weights of \(targets.count) numbers")
    precondition(
      p.rows >= 0 && p.columns >= 0 && p.slot >= 0, "[\(p.rows), \(p.columns)], \(p.slot) apart")
    let last = targets.count - p.rows * p.columns
    for offset in offsets {
      precondition(
        offset >= 0 && offset <= last,
        "[\(p.rows), \(p.columns)] from \(offset) of \(targets.count)")
    }
    guard !offsets.isEmpty else { return 0 }
    let used = (offsets.count - 1) * p.slot
    arena.check(p.output.dropping(used), rows: p.rows, columns: p.columns, stride: p.stride)
    if let gradient = p.gradient {
      arena.check(
        gradient.dropping(used), rows: p.rows, columns: p.columns, stride: p.stride,
        isWritten: true)
    }
    guard let table = unsafe table else {
      return ReferenceKernels.sum(
        p, against: targets, weights: weights, from: offsets, in: arena)
    }
    return unsafe targets.withUnsafeBufferPointer { targets in
      unsafe weights.withUnsafeBufferPointer { weights in
        guard let base = targets.baseAddress else { return 0 }
        var pass = unsafe CKLossSum(
          rows: p.rows, columns: p.columns, stride: p.stride, output: arena.pointer(p.output),
          target: base, weight: nil, gradient: p.gradient.map { unsafe arena.pointer($0) },
          loss: p.loss.code, delta: p.loss.delta, scale: p.scale)
        var sum = 0.0
        for offset in offsets {
          // Safe: each offset was checked, and the last slot; an empty array is told by its count.
          unsafe pass.target = base + offset
          unsafe pass.weight =
            weights.isEmpty ? nil : weights.baseAddress.map { unsafe $0 + offset }
          unsafe sum += table.pointee.sumLoss(&pass)
          unsafe pass.output += p.slot
          unsafe pass.gradient = pass.gradient.map { unsafe $0 + p.slot }
        }
        return sum
      }
    }
  }
}

extension ReferenceKernels {
  static func sum(
    _ p: LossSum, against targets: [Float], weights: [Float], from offsets: ArraySlice<Int>,
    in arena: Arena
  ) -> Double {
    var total = 0.0
    for (sample, start) in offsets.enumerated() {
      var lanes = (0.0, 0.0, 0.0, 0.0)
      for row in 0..<p.rows {
        for column in 0..<p.columns {
          let place = sample * p.slot + row * p.stride + column
          let difference = arena[p.output.start + place] - targets[start + row * p.columns + column]
          var (value, derivative) = loss(p.loss, difference)
          if !weights.isEmpty {
            let weight = weights[start + row * p.columns + column]
            value *= weight
            derivative *= weight
          }
          switch column % 4 {
          case 0: lanes.0 += Double(value)
          case 1: lanes.1 += Double(value)
          case 2: lanes.2 += Double(value)
          default: lanes.3 += Double(value)
          }
          if let gradient = p.gradient { arena[gradient.start + place] = derivative * p.scale }
        }
      }
      total += (lanes.0 + lanes.1) + (lanes.2 + lanes.3)
    }
    return total
  }

  private static func loss(_ loss: KernelLoss, _ d: Float) -> (value: Float, derivative: Float) {
    switch loss {
    case .squared: (d * d, 2 * d)
    // PyTorch's subgradient at 0 is 0.
    case .absolute: (abs(d), d > 0 ? 1 : d < 0 ? -1 : 0)
    case .huber(let delta):
      abs(d) <= delta
        ? (0.5 * d * d, d) : (delta * (abs(d) - 0.5 * delta), d > 0 ? delta : -delta)
    }
  }
}
