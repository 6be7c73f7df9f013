import Testing

@testable import TimeSeries

@Suite struct CubicSplineTests {
  @Test func `it goes through its knots, and between them where SciPy's goes`() {
    let knots: [Double] = [1, 3, 2, -1, 4, 0]
    let spline = CubicSpline(through: knots)
    for (place, value) in knots.enumerated() {
      #expect(abs(spline.value(at: Double(place)) - value) < 1e-12)
    }
    // scipy.interpolate.CubicSpline(range(6), [1, 3, 2, -1, 4, 0], bc_type="natural")
    let between: [(Double, Double)] = [
      (0.25, 1.6087769139), (1.5, 3.1028708134), (2.75, -0.9789174641),
      (3.1, -0.7215980861), (4.9, 0.6979473684),
    ]
    for (place, value) in between { #expect(abs(spline.value(at: place) - value) < 1e-9) }
  }

  @Test func `through a straight line it is the line`() {
    let spline = CubicSpline(through: [0, 2, 4, 6])
    for place in [0, 0.3, 1.7, 2.9, 3] { #expect(abs(spline.value(at: place) - 2 * place) < 1e-12) }
  }
}
