internal import AnomalyDetection
internal import Evaluation
internal import ModelStorage
internal import RandomNumbers
internal import Reporting

extension ComparisonContent {
  /// The content of the page on a run.
  init(_ run: BenchmarkRun) {
    let ranked = Self.ranked(run.summaries)
    self.init(
      title: run.suite.title, figureTitles: ranked.first?.figures.map(\.title) ?? [],
      rankTitle: run.suite.rankTitle,
      contestants: ranked.map(Self.contestant), seriesMeasure: run.suite.seriesMeasure)
    note = run.suite.plainNote
    categories = Self.categories(run, ranked)
    duel = Self.duel(run, ranked)
    failures = Self.failures(run)
    let seriesCount = Set(run.figures.map(\.series)).count
    let familyCount = Set(run.figures.map(\.family)).count
    summary = summary(seriesCount: seriesCount)
    warnings = warnings(familyCount: familyCount)
    facts = [
      .init(
        "Series", NumberText.count(seriesCount),
        explanation: familyCount < seriesCount
          ? "\(NumberText.count(familyCount)) without their twins" : nil),
      .init("Seed", "\(run.seed)"),
    ]
    command = run.command
    provenance = [.init("Martlet", MartletVersion.current)]
  }

  private static func contestant(_ summary: DetectorSummary) -> Contestant {
    // Drawing one series again and again says nothing of others.
    let isSpread = Set(summary.shares.map(\.family)).count > 1
    return Contestant(
      name: summary.name, isBaseline: summary.isBaseline,
      figures: summary.figures.map { figure in
        isSpread ? figure.measured : MeasuredFigure(figure.value, decimals: figure.decimals)
      },
      threshold: summary.threshold, seriesCount: summary.seriesCount)
  }

  /// Best first: by the first figure, then by the next; those asked for before baselines that are as
  /// good.
  private static func ranked(_ summaries: [DetectorSummary]) -> [DetectorSummary] {
    func isBetter(_ first: DetectorSummary, _ second: DetectorSummary) -> Bool? {
      for (one, other) in zip(first.figures, second.figures) {
        let (a, b) = (one.measured.value ?? -.infinity, other.measured.value ?? -.infinity)
        if a != b { return a > b }
      }
      return first.isBaseline == second.isBaseline ? nil : second.isBaseline
    }
    return summaries.enumerated().sorted { first, second in
      isBetter(first.element, second.element) ?? (first.offset < second.offset)
    }.map(\.element)
  }

  /// The series by category, in the order of their names.
  private static func categories(_ run: BenchmarkRun, _ ranked: [DetectorSummary]) -> [Category] {
    let shares = ranked.map(\.shareOfSeries)
    var series: [String: Set<String>] = [:]
    for figures in run.figures { series[figures.group, default: []].insert(figures.series) }
    return series.sorted { $0.key < $1.key }.map { group, members in
      let names = members.sorted()
      let known = shares.map { shares in names.compactMap { shares[$0] } }
      return Category(
        total: Line(
          name: "\(group.isEmpty ? "other" : group), \(NumberText.count(names.count)) series",
          values: known.map(Self.figure)),
        series: names.map { name in
          let short = name.hasPrefix("\(group)/") ? String(name.dropFirst(group.count + 1)) : name
          return Line(name: short, values: shares.map { $0[name]?.value })
        })
    }
  }

  /// The first figure of some series together; `nil` where nothing can be reached.
  private static func figure(_ shares: [SeriesShare]) -> Double? {
    let whole = shares.reduce(0) { $0 + $1.whole }
    return whole > 0 ? shares.reduce(0) { $0 + $1.part } / whole : nil
  }

  /// The first that was asked for against the best baseline, or else against the best of the others.
  private static func duel(_ run: BenchmarkRun, _ ranked: [DetectorSummary]) -> Duel? {
    let name = (run.detectors.first { !$0.isBaseline } ?? run.detectors.first)?.name
    guard let subject = ranked.firstIndex(where: { $0.name == name }) else { return nil }
    let others = ranked.indices.filter { $0 != subject }
    guard let rival = others.first(where: { ranked[$0].isBaseline }) ?? others.first
    else { return nil }
    var measure = run.suite.seriesMeasure
    func values(_ summary: DetectorSummary) -> [String: Double] {
      guard measure.isVerdict else { return summary.shareOfSeries.mapValues(\.value) }
      var values: [String: Double] = [:]
      for figures in run.figures where figures.detector == summary.name {
        values[figures.series] = figures.value(.vusPR)
      }
      return values
    }
    let (own, theirs) = (values(ranked[subject]), values(ranked[rival]))
    if measure.isVerdict {
      // A dot a series would lie in one of four corners.
      measure = SeriesMeasure(
        title: SeriesFigures.Key.vusPR.title,
        note: "It tells more of a series than whether it is found.")
    }
    var seen: Set<String> = []
    let points = run.figures.filter { seen.insert($0.series).inserted }.compactMap { figures in
      own[figures.series].flatMap { subject in
        theirs[figures.series].map {
          Duel.Point(series: figures.series, subject: subject, rival: $0)
        }
      }
    }
    return Duel(
      subject: subject, rival: rival, lead: lead(run, of: ranked[subject], over: ranked[rival]),
      measure: measure, points: points)
  }

  /// How far one is ahead on the series that both did.
  private static func lead(
    _ run: BenchmarkRun, of first: DetectorSummary, over second: DetectorSummary
  ) -> MeasuredFigure {
    let other = second.shareOfSeries
    let pairs = first.shares.compactMap { share in other[share.series].map { (share, $0) } }
    let families = pairs.map(\.0.family)
    var random = RandomGenerator(seed: run.seed)
    let interval = BootstrapInterval.ratio(
      of: pairs.map { $0.part - $1.part }, to: pairs.map(\.0.whole), families: families,
      using: &random)
    return MeasuredFigure(
      interval?.value,
      interval: Set(families).count > 1 ? interval.map { $0.lower...$0.upper } : nil,
      decimals: first.figures.first?.decimals ?? 3)
  }

  /// One a series and reason.
  private static func failures(_ run: BenchmarkRun) -> [Failure] {
    var result: [Failure] = []
    var places: [[String]: Int] = [:]
    for failure in run.failures {
      let key = [failure.series, failure.reason]
      if let place = places[key] {
        result[place].contestants.append(failure.detector)
      } else {
        places[key] = result.count
        result.append(
          Failure(
            series: failure.series, contestants: [failure.detector], reason: failure.reason))
      }
    }
    return result
  }
}
