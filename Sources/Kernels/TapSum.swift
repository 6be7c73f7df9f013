/// The end of a convolution whose taps were multiplied before they meet:
///
/// `C[g, o, f] = φ(bias[f] + Σ A[g, i, k, f])` over all `i` and `k` with `i · stride + k − padding = o`
///
/// for `groups` × `outputs` × `filters`, summed in the order of `i`, from 0 to `inputs`; `k` runs from
/// 0 to `taps`. `A[g, i, k, f]` lies at `g·aGroup + i·aRow + k·filters + f`, `C[g, o, f]` at
/// `g·cGroup + o·filters + f`.
package struct TapSum: Sendable, Hashable {
  /// Independent sums with the same bias.
  package var groups: Int
  /// Steps put in and put out.
  package var inputs: Int, outputs: Int
  /// Taps of the kernel.
  package var taps: Int
  /// Numbers of a tap.
  package var filters: Int
  /// Outputs from one input to the next, and those cut off at the start.
  package var stride: Int, padding: Int
  /// Where A lies, and its strides.
  package var a: Region, aGroup: Int, aRow: Int
  /// `[filter]`.
  package var bias: Region
  /// Where C lies, and its stride.
  package var c: Region, cGroup: Int
  /// φ.
  package var activation: KernelActivation

  package init(
    groups: Int, inputs: Int, outputs: Int, taps: Int, filters: Int, stride: Int, padding: Int,
    a: Region, aGroup: Int, aRow: Int, bias: Region, c: Region, cGroup: Int,
    activation: KernelActivation
  ) {
    self.groups = groups
    self.inputs = inputs
    self.outputs = outputs
    self.taps = taps
    self.filters = filters
    self.stride = stride
    self.padding = padding
    self.a = a
    self.aGroup = aGroup
    self.aRow = aRow
    self.bias = bias
    self.c = c
    self.cGroup = cGroup
    self.activation = activation
  }

  /// Stops a sum that leaves its regions.
  func check(in arena: Arena) {
    precondition(
      min(groups, inputs, outputs, taps, filters) >= 1 && min(stride, padding) >= 0
        && min(aGroup, aRow, cGroup) >= 0,
      "\(groups) sums of \(inputs) × \(taps) × \(filters) into \(outputs)")
    arena.check(a, needs: (groups - 1) * aGroup + (inputs - 1) * aRow + taps * filters)
    arena.check(bias, needs: filters)
    arena.check(c, needs: (groups - 1) * cGroup + outputs * filters, isWritten: true)
  }
}

extension ReferenceKernels {
  static func add(_ p: TapSum, in arena: Arena) {
    for group in 0..<p.groups {
      for output in 0..<p.outputs {
        for filter in 0..<p.filters {
          var sum = arena[p.bias.start + filter]
          for input in 0..<p.inputs {
            let tap = output + p.padding - input * p.stride
            guard tap >= 0 && tap < p.taps else { continue }
            sum +=
              arena[p.a.start + group * p.aGroup + input * p.aRow + tap * p.filters + filter]
          }
          arena[p.c.start + group * p.cGroup + output * p.filters + filter] =
            ReferenceMath.apply(p.activation, sum)
        }
      }
    }
  }
}
