/// Order statistics of a set of scores: sorted once, asked often.
struct ScoreQuantiles {
  /// The finite scores, smallest first.
  let sorted: [Double]

  /// The order of the finite scores; `NaN` and infinities are left out.
  init(_ scores: some Sequence<Float>) {
    sorted = scores.lazy.filter(\.isFinite).map(Double.init).sorted()
  }

  /// The order of finite numbers.
  init(_ numbers: [Double]) {
    sorted = numbers.filter(\.isFinite).sorted()
  }

  /// The number of scores.
  var count: Int { sorted.count }

  /// The quantile of `share` in 0…1, interpolated linearly between neighbours (type 7 of Hyndman &
  /// Fan 1996, numpy's default); `NaN` of nothing.
  func quantile(_ share: Double) -> Double {
    guard let last = sorted.last else { return .nan }
    let position = share * Double(sorted.count - 1)
    let below = Int(position)
    guard below + 1 < sorted.count else { return last }
    let part = position - Double(below)
    return sorted[below] + part * (sorted[below + 1] - sorted[below])
  }

  /// The middle score.
  var median: Double { quantile(0.5) }

  /// The median distance from the median.
  var medianAbsoluteDeviation: Double {
    let middle = median
    return ScoreQuantiles(sorted.map { abs($0 - middle) }).median
  }

  /// The mean, summed in sorted order.
  var mean: Double { sorted.reduce(0, +) / Double(sorted.count) }

  /// The population standard deviation.
  var standardDeviation: Double {
    let mean = mean
    return (sorted.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(sorted.count))
      .squareRoot()
  }
}
