extension RandomGenerator {
  /// A standard normal deviate: mean 0, variance 1.
  ///
  /// The polar method (Marsaglia & Bray, "A convenient method for generating normal variables",
  /// SIAM Review 1964). The second deviate of each pair is thrown away, so that the generator's
  /// state stays its four words. Only IEEE arithmetic is used, no math library: the same seed
  /// gives the same bits on every machine.
  public mutating func normal() -> Double {
    while true {
      let x = 2 * uniform() - 1
      let y = 2 * uniform() - 1
      let squaredRadius = x * x + y * y
      if squaredRadius < 1 && squaredRadius > 0 {
        return x * (-2 * naturalLogarithm(squaredRadius) / squaredRadius).squareRoot()
      }
    }
  }

  /// A number in `[low, high)`.
  public mutating func uniform(from low: Double, to high: Double) -> Double {
    low + (high - low) * uniform()
  }
}

/// ln x for a positive, normal `x`, good to about 2 units in the last place.
///
/// `x = m·2ᵉ` with `m` in `[√½, √2)`; `ln m = 2·artanh(s)` with `s = (m − 1)/(m + 1)`, whose series
/// `s + s³/3 + s⁵/5 + …` has fallen under 2⁻⁵³ after eleven terms as `|s| < 0.172`.
func naturalLogarithm(_ x: Double) -> Double {
  var mantissa = x.significand
  var exponent = Double(x.exponent)
  if mantissa > 1.414_213_562_373_095_1 {
    mantissa *= 0.5
    exponent += 1
  }
  let s = (mantissa - 1) / (mantissa + 1)
  let square = s * s
  var sum = 0.0
  for denominator in stride(from: 23.0, through: 3.0, by: -2.0) {
    sum = (sum + 1 / denominator) * square
  }
  return exponent * 0.693_147_180_559_945_3 + 2 * s * (1 + sum)
}
