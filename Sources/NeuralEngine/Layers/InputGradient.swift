internal import Kernels

/// Where a layer puts the gradient of its input.
struct InputGradient: Sendable {
  /// The place, rows padded to whole blocks.
  let region: Region
  /// The function that put the input out, and what it put out, lying as the gradient does: then the
  /// gradient is taken to before that function on the spot.
  var activation: (function: Activation, output: Region)?
}
