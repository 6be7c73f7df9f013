internal import RandomNumbers

/// Proposes points: spread by chance at first, then by a tree-structured Parzen estimator (Bergstra,
/// Bardenet, Bengio & Kégl, "Algorithms for hyper-parameter optimization", NIPS 2011, section 4).
///
/// The points seen are parted into a few good ones and the others; a point is drawn from the density
/// of the good ones some times, and of the draws the one is taken at which that density is highest
/// against the other's, which is where the expected improvement is largest (their equation 7). The
/// densities are over all parameters together, as Falkner et al. have it ("BOHB", ICML 2018).
struct Sampler {
  let axes: [Axis]
  let configuration: TunerConfiguration

  /// The point of a trial that has nothing to go by: within its own one of as many slices of each axis
  /// as there are such trials (McKay, Beckman & Conover, "A comparison of three methods for selecting
  /// values of input variables", Technometrics 1979).
  func spread(number: Int) -> [Double] {
    var order = RandomGenerator(seed: configuration.seed, stream: RandomStreams.slices)
    var generator = RandomGenerator(seed: configuration.seed, stream: RandomStreams.trial(number))
    let count = configuration.randomTrials
    return axes.map { axis in
      var slices = Array(0..<count)
      order.shuffle(&slices)
      let place = (Double(slices[number % count]) + generator.uniform()) / Double(count)
      if case .choice(let words) = axis { return (place * Double(words.count)).rounded(.down) }
      return place
    }
  }

  /// The most promising point.
  ///
  /// - Parameters:
  ///   - ranked: The points of the trials that are over, best first.
  ///   - pending: The points that are being tried; they count as bad, so that one round does not try
  ///     the same thing twice.
  func propose(number: Int, ranked: [[Double]], pending: [[Double]]) -> [Double] {
    let goodCount = min(25, (ranked.count + 9) / 10)
    let rule = KernelWidth.allCases[number % KernelWidth.allCases.count]
    let good = ParzenEstimator(Array(ranked[..<goodCount]), axes: axes, rule: rule)
    let others = ParzenEstimator(ranked[goodCount...] + pending, axes: axes, rule: rule)
    var generator = RandomGenerator(seed: configuration.seed, stream: RandomStreams.trial(number))
    var best: [Double] = []
    var highest = -Double.infinity
    for _ in 0..<configuration.candidates {
      let place = good.draw(using: &generator)
      let promise = good.logarithm(place) - others.logarithm(place)
      if promise > highest || best.isEmpty { (best, highest) = (place, promise) }
    }
    return best
  }
}

/// The streams of one seed that a search draws from.
private enum RandomStreams {
  /// The order of the slices.
  static let slices: UInt64 = 1

  /// The draws of one trial, so that they do not depend on the trials before.
  static func trial(_ number: Int) -> UInt64 { 1 << 62 | UInt64(number) }
}
