/// One step of Adam over flat vectors, the factors of the step worked out (Kingma & Ba, "Adam: a
/// method for stochastic optimization", 2015; Loshchilov & Hutter, "Decoupled weight decay
/// regularization", 2019). With gradient `g`, number by number, in this order of rounding:
///
/// ```
/// g ← gradientScale · g + penalty · p          p ← shrinkage · p
/// m ← m + (1 − β₁)(g − m)                      v ← β₂ v + (1 − β₂) g · g
/// p ← p − stepSize · (m / (√v + ε))
/// ```
///
/// The corrections of both moments for their start at 0 are in `stepSize` and ε.
package struct AdamStep: Sendable, Hashable {
  /// What the gradient is multiplied with, below 1 where it is clipped.
  package var gradientScale: Float
  /// L2 weight decay, as a share of the parameter added to its gradient.
  package var penalty: Float
  /// Decoupled weight decay: `1 − learning rate · decay`.
  package var shrinkage: Float
  /// `1 − β₁`.
  package var firstRate: Float
  /// `β₂`.
  package var secondDecay: Float
  /// `1 − β₂`.
  package var secondRate: Float
  /// `learning rate · √(1 − β₂ᵗ) / (1 − β₁ᵗ)`.
  package var stepSize: Float
  /// `ε · √(1 − β₂ᵗ)`.
  package var epsilon: Float

  package init(
    gradientScale: Float, penalty: Float, shrinkage: Float, firstRate: Float, secondDecay: Float,
    secondRate: Float, stepSize: Float, epsilon: Float
  ) {
    self.gradientScale = gradientScale
    self.penalty = penalty
    self.shrinkage = shrinkage
    self.firstRate = firstRate
    self.secondDecay = secondDecay
    self.secondRate = secondRate
    self.stepSize = stepSize
    self.epsilon = epsilon
  }

  /// Steps the parameters and their moments, all vectors of one length.
  package func apply(
    to parameters: inout [Float], gradient: [Float], firstMoments: inout [Float],
    secondMoments: inout [Float], kernels: KernelSet = .best
  ) {
    let count = parameters.count
    precondition(
      gradient.count == count && firstMoments.count == count && secondMoments.count == count,
      "\(count) parameters, \(gradient.count) gradients, \(firstMoments.count) first and "
        + "\(secondMoments.count) second moments")
    // Safe: all four have `count` numbers, and the three that are written are distinct.
    unsafe parameters.withUnsafeMutableBufferPointer { parameters in
      unsafe firstMoments.withUnsafeMutableBufferPointer { firstMoments in
        unsafe secondMoments.withUnsafeMutableBufferPointer { secondMoments in
          unsafe gradient.withUnsafeBufferPointer { gradient in
            guard let first = firstMoments.baseAddress, let second = secondMoments.baseAddress,
              let parameters = parameters.baseAddress, let gradient = gradient.baseAddress
            else { return }
            unsafe kernels.step(
              self, count: count, parameters: parameters, gradient: gradient,
              firstMoments: first, secondMoments: second)
          }
        }
      }
    }
  }
}

extension ReferenceKernels {
  /// The formula of `AdamStep`, number by number.
  static func step(
    _ s: AdamStep, count: Int, parameters: UnsafeMutablePointer<Float>,
    gradient: UnsafePointer<Float>, firstMoments: UnsafeMutablePointer<Float>,
    secondMoments: UnsafeMutablePointer<Float>
  ) {
    for index in 0..<count {
      // Safe: the caller has checked the count.
      let old = unsafe parameters[index]
      let g = unsafe s.gradientScale * gradient[index] + s.penalty * old
      let m = unsafe firstMoments[index] + s.firstRate * (g - firstMoments[index])
      let v = unsafe s.secondDecay * secondMoments[index] + s.secondRate * g * g
      let spread = v.squareRoot() + s.epsilon
      unsafe firstMoments[index] = m
      unsafe secondMoments[index] = v
      unsafe parameters[index] = s.shrinkage * old - s.stepSize * (m / spread)
    }
  }
}
