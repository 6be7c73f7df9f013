package import RandomNumbers

/// NAB scores whose threshold was chosen on other series than those it is applied to.
///
/// The benchmark's tables choose one threshold with all labels in hand. Whoever deploys a detector
/// chooses it on series that he has and applies it to others, which is measured here.
package struct NABCrossValidation: Sendable, Hashable {
  /// The normalised score of each repetition.
  package let scores: [Double]

  /// Their mean.
  package var mean: Double { scores.reduce(0, +) / Double(scores.count) }

  /// Their standard deviation (divisor n - 1); 0 for one score.
  package var standardDeviation: Double {
    guard scores.count > 1 else { return 0 }
    let mean = mean
    let squares = scores.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    return (squares / Double(scores.count - 1)).squareRoot()
  }

  /// Two folds, many times: the series are split into halves at random, each half is scored at the
  /// other's best threshold, and both raw sums are normalised together.
  ///
  /// - Parameters:
  ///   - sweep: The series.
  ///   - repetitions: How many splits.
  ///   - random: Where the splits come from.
  /// - Precondition: at least one repetition and two series.
  package static func twoFold(
    _ sweep: NABSweep, profile: NABProfile = .standard, repetitions: Int = 50,
    using random: inout RandomGenerator
  ) -> NABCrossValidation {
    precondition(
      repetitions >= 1 && sweep.seriesCount >= 2,
      "\(repetitions) splits of \(sweep.seriesCount) series")
    let scores = (0..<repetitions).map { _ in
      var order = Array(0..<sweep.seriesCount)
      random.shuffle(&order)
      var fold = [Int](repeating: 1, count: order.count)
      for series in order.prefix(order.count / 2) { fold[series] = 0 }
      return score(sweep, profile, folds: fold)
    }
    return NABCrossValidation(scores: scores)
  }

  /// Leave one group out: each group of series is scored at the best threshold of all others, and
  /// the raw sums are normalised together. One score.
  ///
  /// - Parameter groups: `[series]`: the number of its group.
  /// - Precondition: one entry a series.
  package static func leaveOneOut(
    _ sweep: NABSweep, profile: NABProfile = .standard, groups: [Int]
  ) -> NABCrossValidation {
    NABCrossValidation(scores: [score(sweep, profile, folds: groups)])
  }

  private static func score(
    _ sweep: NABSweep, _ profile: NABProfile, folds: [Int]
  ) -> Double {
    var raw = 0.0
    var nullRaw = 0.0
    var perfectRaw = 0.0
    for fold in Set(folds).sorted() {
      let best = sweep.best(profile, included: folds.map { $0 != fold })
      let held = sweep.score(profile, at: best.threshold, included: folds.map { $0 == fold })
      raw += held.raw
      nullRaw += held.nullRaw
      perfectRaw += held.perfectRaw
    }
    return perfectRaw == nullRaw ? 0 : 100 * (raw - nullRaw) / (perfectRaw - nullRaw)
  }
}
