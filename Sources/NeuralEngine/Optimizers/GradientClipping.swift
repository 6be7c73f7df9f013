internal import Kernels

/// Clipping of a gradient by the Euclidean norm of all its numbers (Pascanu, Mikolov & Bengio, "On the
/// difficulty of training recurrent neural networks", 2013).
enum GradientClipping {
  /// The norm, summed in a fixed order, and what to multiply the gradient with so that its norm is at
  /// most `maximumNorm`; PyTorch's `clip_grad_norm_`.
  static func scale(of gradient: [Float], maximumNorm: Float) -> (norm: Double, scale: Float) {
    let norm = VectorSums.squares(gradient).squareRoot()
    return (norm, Float(min(1, Double(maximumNorm) / (norm + 1e-6))))
  }
}
