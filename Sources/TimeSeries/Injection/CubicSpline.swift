/// A natural cubic spline through values one step apart: it bends nowhere at its two ends.
struct CubicSpline {
  private let values: [Double]
  /// The second derivative at each knot.
  private let curvatures: [Double]

  /// The spline through `values` at 0, 1, 2, …
  ///
  /// With unit steps the curvatures solve `m₍ᵢ₋₁₎ + 4 mᵢ + m₍ᵢ₊₁₎ = 6 (y₍ᵢ₋₁₎ − 2 yᵢ + y₍ᵢ₊₁₎)`, a
  /// tridiagonal system (de Boor, "A Practical Guide to Splines", 1978, chapter IV).
  ///
  /// - Precondition: there are two values at least.
  init(through values: [Double]) {
    precondition(values.count >= 2, "a spline through \(values.count) values")
    self.values = values
    var curvatures = Array(repeating: 0.0, count: values.count)
    var factors = Array(repeating: 0.0, count: values.count)
    for knot in values.indices.dropFirst().dropLast() {
      let bend = 6 * (values[knot - 1] - 2 * values[knot] + values[knot + 1])
      factors[knot] = 1 / (4 - factors[knot - 1])
      curvatures[knot] = (bend - curvatures[knot - 1]) * factors[knot]
    }
    for knot in values.indices.dropFirst().dropLast().reversed() {
      curvatures[knot] -= factors[knot] * curvatures[knot + 1]
    }
    self.curvatures = curvatures
  }

  /// The value at a place from 0 to the last knot.
  func value(at place: Double) -> Double {
    let knot = min(max(0, Int(place)), values.count - 2)
    let right = place - Double(knot)
    let left = 1 - right
    return left * values[knot] + right * values[knot + 1]
      + ((left * left * left - left) * curvatures[knot]
        + (right * right * right - right) * curvatures[knot + 1]) / 6
  }
}
