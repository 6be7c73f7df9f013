/// The transcendental functions of the engine, number by number.
///
/// They are polynomials of our own, so that every instruction set gives the same bits.
enum ReferenceMath {
  /// The hyperbolic tangent as a quotient of polynomials, `x p(x²) / q(x²)`, to about 1e-6; the
  /// argument is limited to where the result is 1 in `Float`.
  static func tanh(_ x: Float) -> Float {
    let limit: Float = 7.90531110763549805
    // A NaN passes both comparisons and stays one.
    let x = x > limit ? limit : x
    let clamped = x < -limit ? -limit : x
    let square = clamped * clamped
    var p: Float = -2.76076847742355e-16
    p = Float(2.00018790482477e-13).addingProduct(p, square)
    p = Float(-8.60467152213735e-11).addingProduct(p, square)
    p = Float(5.12229709037114e-08).addingProduct(p, square)
    p = Float(1.48572235717979e-05).addingProduct(p, square)
    p = Float(6.37261928875436e-04).addingProduct(p, square)
    p = Float(4.89352455891786e-03).addingProduct(p, square)
    var q: Float = 1.19825839466702e-06
    q = Float(1.18534705686654e-04).addingProduct(q, square)
    q = Float(2.26843463243900e-03).addingProduct(q, square)
    q = Float(4.89352518554385e-03).addingProduct(q, square)
    return p * clamped / q
  }

  /// `1 / (1 + e⁻ˣ) = tanh(x/2)/2 + 1/2`.
  static func sigmoid(_ x: Float) -> Float {
    Float(0.5).addingProduct(tanh(x * 0.5), 0.5)
  }

  /// f(x).
  static func apply(_ activation: KernelActivation, _ x: Float) -> Float {
    switch activation {
    case .identity: x
    case .rectifier(let slope): x > 0 ? x : x * slope
    case .tanh: tanh(x)
    case .sigmoid: sigmoid(x)
    }
  }

  /// f′(x) from y = f(x).
  static func derivative(_ activation: KernelActivation, output y: Float) -> Float {
    switch activation {
    case .identity: 1
    case .rectifier(let slope): y > 0 ? 1 : slope
    case .tanh: Float(1).addingProduct(-y, y)
    case .sigmoid: y.addingProduct(-y, y)
    }
  }

  /// φ(x) of an LSTM.
  static func apply(_ activation: LSTMActivation, _ x: Float) -> Float {
    switch activation {
    case .tanh: tanh(x)
    // Not 0, which would hide a NaN.
    case .relu: x > 0 ? x : x * 0
    }
  }

  /// φ′(x) from y = φ(x).
  static func derivative(_ activation: LSTMActivation, output y: Float) -> Float {
    switch activation {
    case .tanh: Float(1).addingProduct(-y, y)
    case .relu: y > 0 ? 1 : 0
    }
  }
}
