internal import Evaluation
internal import RandomNumbers

/// What a detector is worth on a benchmark.
package struct DetectorSummary: Sendable {
  package let name: String
  /// Whether it is there to be beaten.
  package let isBaseline: Bool
  /// Series done.
  package let seriesCount: Int
  /// Series that could not be.
  package let failureCount: Int
  /// The figures, the one that tables rank by first.
  package let figures: [BenchmarkFigure]
  /// The threshold of NAB's standard figure; `nil` where there is none.
  package let threshold: Double?
  /// The mean over series, in seconds of one thread.
  package let secondsPerSeries: Double
  /// What each series adds to the first figure, where it adds anything that can be measured.
  let shares: [SeriesShare]

  init(
    _ detector: BenchmarkDetector, figures: [SeriesFigures], suite: BenchmarkSuite,
    failureCount: Int, seed: UInt64
  ) {
    name = detector.name
    isBaseline = detector.isBaseline
    seriesCount = figures.count
    self.failureCount = failureCount
    secondsPerSeries =
      figures.isEmpty ? 0 : figures.reduce(0) { $0 + $1.seconds } / Double(figures.count)
    var random = RandomGenerator(seed: seed)
    var all: [BenchmarkFigure] = []
    var threshold: Double?
    var shares: [SeriesShare] = []
    if suite.isScoredAsNAB {
      let nab = NABSummary(figures, using: &random)
      threshold = nab.threshold
      all += nab.figures
      shares = nab.shares
    }
    let keys: [SeriesFigures.Key] =
      suite.hasLocations
      ? [.found, .vusPR, .prAUC, .rocAUC] : [.vusPR, .vusROC, .prAUC, .rocAUC, .bestF1]
    for key in suite.isScoredAsNAB ? [.vusPR] : keys {
      let known = figures.filter { $0.value(key) != nil }
      all.append(
        BenchmarkFigure(
          key: key.rawValue, title: key.title,
          BootstrapInterval.mean(
            of: known.compactMap { $0.value(key) }, families: known.map(\.family), using: &random)))
    }
    if !suite.isScoredAsNAB {
      shares = figures.compactMap { one in
        one.value(keys[0]).map { SeriesShare(one, part: $0, whole: 1, value: $0) }
      }
    }
    self.figures = all
    self.threshold = threshold
    self.shares = shares
  }
}

extension DetectorSummary {
  /// The shares by their series.
  var shareOfSeries: [String: SeriesShare] {
    Dictionary(shares.map { ($0.series, $0) }, uniquingKeysWith: { first, _ in first })
  }
}

/// The figures of NAB.
private struct NABSummary {
  let figures: [BenchmarkFigure]
  let threshold: Double?
  /// Of the standard profile.
  let shares: [SeriesShare]

  init(_ series: [SeriesFigures], using random: inout RandomGenerator) {
    let sweep = NABSweep(series.compactMap(\.nab))
    var figures: [BenchmarkFigure] = []
    var shares: [SeriesShare] = []
    for profile in NABProfile.all {
      let best = sweep.best(profile)
      // At the threshold of all: how the figure would move with other series, not with the choice.
      let each = series.indices.map { index in
        sweep.score(
          profile, at: best.threshold, included: series.indices.map { $0 == index })
      }
      if profile == .standard {
        shares = zip(series, each).map { one, score in
          let part = 100 * (score.raw - score.nullRaw)
          let whole = score.perfectRaw - score.nullRaw
          // False alarms cost where there is no window to find, too: in parts of one.
          let window = profile.truePositiveWeight + profile.falseNegativeWeight
          return SeriesShare(
            one, part: part, whole: whole, value: part / (whole > 0 ? whole : window))
        }
      }
      let interval = BootstrapInterval.ratio(
        of: each.map { 100 * ($0.raw - $0.nullRaw) },
        to: each.map { $0.perfectRaw - $0.nullRaw }, families: series.map(\.family),
        using: &random)
      figures.append(
        BenchmarkFigure(
          key: profile.name, title: profile.title,
          value: series.isEmpty ? nil : best.normalized,
          interval: interval.map { $0.lower...$0.upper }, decimals: 2))
    }
    threshold = sweep.best().threshold.isFinite ? sweep.best().threshold : nil
    // All detectors have the same figures, those that did too few series for one without a value.
    let folds =
      sweep.seriesCount >= 2 ? NABCrossValidation.twoFold(sweep, using: &random) : nil
    let names = Set(series.map(\.group)).sorted()
    let groups = series.map { names.firstIndex(of: $0.group) ?? 0 }
    let leftOut =
      names.count >= 2 ? NABCrossValidation.leaveOneOut(sweep, groups: groups).mean : nil
    figures += [
      BenchmarkFigure(
        key: "cross_validated", title: "two-fold", value: folds?.mean,
        deviation: folds?.standardDeviation, decimals: 2),
      BenchmarkFigure(key: "leave_category_out", title: "left out", value: leftOut, decimals: 2),
    ]
    self.figures = figures
    self.shares = shares
  }
}

extension NABProfile {
  /// What it is called in a table.
  fileprivate var title: String {
    switch name {
    case "reward_low_FP_rate": "low FP"
    case "reward_low_FN_rate": "low FN"
    default: name
    }
  }
}
