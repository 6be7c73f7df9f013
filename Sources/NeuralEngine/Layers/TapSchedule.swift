/// How outputs of a convolution along time are gathered from inputs, as products with contiguous
/// runs of input rows.
///
/// A plain convolution is one phase: `y[o] = Σₖ x[o·stride + k − padding] w[k]`. A transposed one,
/// `y[i·stride + k − padding] += x[i] w[k]`, splits into `stride` phases of outputs, each of which
/// meets every `stride`-th tap: with `o + padding = q·stride + φ`, `y[o] = Σⱼ x[q − j] w[φ + j·stride]`.
/// The way back of each is the other with `wᵀ`.
struct TapSchedule: Sendable, Hashable {
  /// Outputs that meet the same taps.
  struct Phase: Sendable, Hashable {
    /// Taps in the order in which input rows lie.
    var taps: [Int]
    /// Where the phase's first tap stands among the taps of all phases.
    var firstTap: Int
    /// The outputs are `firstOutput + i · outputStep` for `i` in `0..<count`.
    var firstOutput: Int
    var outputStep: Int
    var count: Int
    /// Output `i` starts at input row `firstInput + i · inputStep`; may lie in the margin.
    var firstInput: Int
    var inputStep: Int
  }

  let phases: [Phase]
  /// Every tap, in the order of the packed weights.
  let taps: [Int]

  init(phases: [Phase]) {
    self.phases = phases
    taps = phases.flatMap(\.taps)
  }

  /// A plain convolution.
  static func gather(kernelSize: Int, stride: Int, padding: Int, outputSteps: Int) -> TapSchedule {
    TapSchedule(phases: [
      Phase(
        taps: Array(0..<kernelSize), firstTap: 0, firstOutput: 0, outputStep: 1,
        count: outputSteps, firstInput: -padding, inputStep: stride)
    ])
  }

  /// A transposed convolution.
  static func spread(kernelSize: Int, stride: Int, padding: Int, outputSteps: Int) -> TapSchedule {
    var phases: [Phase] = []
    var firstTap = 0
    for phase in 0..<stride {
      let taps = Array(Swift.stride(from: phase, to: kernelSize, by: stride).reversed())
      // The first output o ≥ 0 with (o + padding) ≡ phase, and its q.
      let remainder = (phase - padding) % stride
      let firstOutput = remainder < 0 ? remainder + stride : remainder
      let quotient = (firstOutput + padding - phase) / stride
      let count =
        firstOutput < outputSteps ? (outputSteps - firstOutput + stride - 1) / stride : 0
      phases.append(
        Phase(
          taps: taps, firstTap: firstTap, firstOutput: firstOutput, outputStep: stride,
          count: count, firstInput: quotient - max(taps.count - 1, 0), inputStep: 1))
      firstTap += taps.count
    }
    return TapSchedule(phases: phases)
  }

  /// Rows of zeros needed before and after `inputSteps` rows.
  func margins(inputSteps: Int) -> (before: Int, after: Int) {
    var before = 0
    var after = 0
    for phase in phases where phase.count > 0 && !phase.taps.isEmpty {
      before = max(before, -phase.firstInput)
      let last = phase.firstInput + (phase.count - 1) * phase.inputStep + phase.taps.count - 1
      after = max(after, last + 1 - inputSteps)
    }
    return (before, after)
  }
}
