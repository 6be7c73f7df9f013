/// Samples seen from the side where they differ most: their places along the first two principal
/// components.
package struct PrincipalPlane: Sendable, Equatable {
  /// `[sample, 2]`: the places; the second is 0 where the samples vary along one direction only.
  package let places: [Double]
  /// `[2]`: the share of the samples' variance along each direction, 0 to 1.
  package let shares: [Double]

  /// Projects samples; `nil` of fewer than two, of samples that do not vary, and where a number is not
  /// finite.
  ///
  /// - Parameters:
  ///   - values: `[sample, size]`.
  ///   - size: Numbers in a sample, at least 1.
  package init?(of values: [Float], size: Int) {
    precondition(
      size >= 1 && values.count % size == 0, "\(values.count) numbers in samples of \(size)")
    let count = values.count / size
    guard count >= 2, values.allSatisfy(\.isFinite) else { return nil }
    let samples = Samples(contiguous: values, shape: SampleShape(timeSteps: 1, channels: size))
    let components = PrincipalComponents(of: samples, count: min(2, size))
    let kept = components.variances.count
    let total =
      components.variances.reduce(0, +) + components.noiseVariance * Double(max(0, size - kept))
    guard total > 0 else { return nil }
    var places: [Double] = []
    places.reserveCapacity(2 * count)
    for sample in 0..<count {
      for direction in 0..<2 {
        guard direction < kept else {
          places.append(0)
          continue
        }
        var place = 0.0
        for position in 0..<size {
          place +=
            (Double(values[sample * size + position]) - components.mean[position])
            * components.components[direction * size + position]
        }
        places.append(place)
      }
    }
    self.places = places
    shares = (0..<2).map { $0 < kept ? components.variances[$0] / total : 0 }
  }
}
