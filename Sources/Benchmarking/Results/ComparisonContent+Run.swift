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
      contestants: ranked.map { summary in
        Contestant(
          name: summary.name, isBaseline: summary.isBaseline,
          figures: summary.figures.map(\.measured), threshold: summary.threshold,
          seriesCount: summary.seriesCount)
      }, seriesMeasure: run.suite.seriesMeasure)
    note = Self.withoutMarkdown(run.suite.note)
    categories = Self.categories(run, ranked)
    duel = Self.duel(run, ranked)
    failures = Self.failures(run)
    summary = Self.summary(run, ranked, duel)
    warnings = Self.warnings(run, ranked, duel)
    let seriesCount = Set(run.figures.map(\.series)).count
    let familyCount = Set(run.figures.map(\.family)).count
    facts = [
      .init(
        "Series", NumberText.count(seriesCount),
        explanation: familyCount < seriesCount
          ? "\(NumberText.count(familyCount)) without their twins" : nil),
      .init("Seed", "\(run.seed)"),
    ]
    provenance = [
      .init("Command", run.command), .init("Martlet", MartletVersion.current),
    ]
  }

  /// A text whose `*word*` stands in quotation marks.
  private static func withoutMarkdown(_ text: String) -> String {
    text.split(separator: "*", omittingEmptySubsequences: false).enumerated().map { index, part in
      index.isMultiple(of: 2) ? String(part) : "“\(part)”"
    }.joined()
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
    let shares = ranked.map { summary in
      Dictionary(summary.shares.map { ($0.series, $0) }, uniquingKeysWith: { first, _ in first })
    }
    var series: [String: Set<String>] = [:]
    for figures in run.figures { series[figures.group, default: []].insert(figures.series) }
    return series.sorted { $0.key < $1.key }.map { group, names in
      let known = shares.map { shares in names.sorted().compactMap { shares[$0] } }
      return Category(
        total: Line(
          name: "\(group.isEmpty ? "other" : group), \(NumberText.count(names.count)) series",
          values: known.map(Self.figure)),
        series: names.sorted().map { name in
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
    func values(_ index: Int) -> [String: Double] {
      let pairs: [(String, Double)]
      if measure.isVerdict {
        pairs = run.figures.filter { $0.detector == ranked[index].name }
          .compactMap { figures in figures.value(.vusPR).map { (figures.series, $0) } }
      } else {
        pairs = ranked[index].shares.map { ($0.series, $0.value) }
      }
      return Dictionary(pairs, uniquingKeysWith: { first, _ in first })
    }
    let (own, theirs) = (values(subject), values(rival))
    if measure.isVerdict {
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
    let other = Dictionary(
      second.shares.map { ($0.series, $0) }, uniquingKeysWith: { first, _ in first })
    let pairs = first.shares.compactMap { share in other[share.series].map { (share, $0) } }
    var random = RandomGenerator(seed: run.seed)
    let interval = BootstrapInterval.ratio(
      of: pairs.map { $0.part - $1.part }, to: pairs.map { $0.0.whole },
      families: pairs.map { $0.0.family }, using: &random)
    return MeasuredFigure(
      interval?.value, interval: interval.map { $0.lower...$0.upper },
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
