/// The function that a kernel applies to each number it puts out. Its derivative is taken from the
/// output `y`, so the input need not be kept.
package enum KernelActivation: Sendable, Hashable {
  /// `x`; derivative 1.
  case identity
  /// `x` above 0, `slope · x` below, `slope` ≥ 0 (0 is ReLU); derivative 1 where `y > 0`, else `slope`.
  case rectifier(slope: Float)
  /// `tanh x`; derivative `1 − y²`.
  case tanh
  /// `1 / (1 + e⁻ˣ)`; derivative `y (1 − y)`.
  case sigmoid
}
