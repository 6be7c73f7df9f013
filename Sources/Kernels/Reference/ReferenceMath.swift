/// The transcendental functions of the engine, number by number.
///
/// They are polynomials of our own, so that every instruction set gives the same bits.
enum ReferenceMath {
  /// The hyperbolic tangent as a quotient of polynomials, `x p(x²) / q(x²)`, with a relative error
  /// below 5e-7; beyond a limit it is what it is there.
  static func tanh(_ x: Float) -> Float { scaledTanh(x, scale: 1) }

  /// `1 / (1 + e⁻ˣ) = tanh(x/2)/2 + 1/2`.
  static func sigmoid(_ x: Float) -> Float { scaledTanh(x, scale: 2) + 0.5 }

  /// `tanh(x / scale) / scale` for a power of 2, which scales the coefficients without rounding.
  private static func scaledTanh(_ x: Float, scale: Float) -> Float {
    let limit = 7.9 * scale
    // A NaN passes both comparisons and stays one.
    let x = x > limit ? limit : x
    let clamped = x < -limit ? -limit : x
    let (one, two, three) = (scale * scale, scale * scale * scale * scale, scale * scale * scale)
    let square = clamped * clamped
    var p: Float = 46.26526641845703
    p = (11877.2978515625 * one).addingProduct(p, square)
    p = (518923.53125 * two).addingProduct(p, square)
    p = (4011958.75 * three * three).addingProduct(p, square)
    var q = square + 962.9185180664062 * one
    q = (95701.6015625 * two).addingProduct(q, square)
    q = (1856239.0 * three * three).addingProduct(q, square)
    q = (4011959.25 * two * two).addingProduct(q, square)
    return p * clamped / q
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
