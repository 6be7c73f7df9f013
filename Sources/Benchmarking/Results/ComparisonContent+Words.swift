internal import AnomalyDetection
internal import Reporting

extension ComparisonContent {
  /// Such as `Standard NAB score of default: 72.32 (63.9…79.7); of the best baseline, range-rule:
  /// 57.00 (48.3…65.6).`
  static func summary(
    _ run: BenchmarkRun, _ ranked: [DetectorSummary], _ duel: Duel?
  ) -> String {
    guard !ranked.isEmpty else { return "" }
    func text(_ index: Int) -> String { ranked[index].figures[0].measured.text }
    guard let duel else {
      return "\(run.suite.rankTitle) of \(ranked[0].name): \(text(0))."
    }
    let kind = ranked[duel.rival].isBaseline ? "the best baseline" : "the next best"
    return "\(run.suite.rankTitle) of \(ranked[duel.subject].name): \(text(duel.subject)); of "
      + "\(kind), \(ranked[duel.rival].name): \(text(duel.rival))."
  }

  /// What takes weight from the figures.
  static func warnings(
    _ run: BenchmarkRun, _ ranked: [DetectorSummary], _ duel: Duel?
  ) -> [String] {
    var warnings: [String] = []
    let families = Set(run.figures.map(\.family)).count
    if families < 10 {
      warnings.append(
        "\(NumberText.count(families, "series is", "series are")) few: the intervals say how much "
          + "these differ among each other, not what others would give.")
    }
    if let duel, let interval = duel.lead.interval, interval.contains(0), families > 1 {
      warnings.append(
        "The difference between \(ranked[duel.subject].name) and \(ranked[duel.rival].name) is "
          + "within what other series could turn round.")
    }
    if let duel {
      let blind = ranked[..<duel.subject].map(\.name).filter {
        [Baseline.random.rawValue, Baseline.timeRamp.rawValue].contains($0)
      }
      if !blind.isEmpty {
        warnings.append(
          "\(blind.joined(separator: " and ")), which never \(blind.count == 1 ? "looks" : "look") "
            + "at a value, \(blind.count == 1 ? "does" : "do") better than "
            + "\(ranked[duel.subject].name).")
      }
    }
    let counts = ranked.map(\.seriesCount)
    if let least = counts.min(), let most = counts.max(), least < most {
      warnings.append(
        "Not all did the same series, \(NumberText.count(least)) to \(NumberText.count(most)) of "
          + "them: figures are of those that were done.")
    }
    return warnings
  }
}

extension BenchmarkSuite {
  /// The figure that tables rank by, where it stands alone.
  var rankTitle: String {
    if isScoredAsNAB { return "Standard NAB score" }
    return hasLocations ? "Share of series found" : "Mean VUS-PR"
  }

  /// The figure of single series that the figure of tables is made of.
  var seriesMeasure: ComparisonContent.SeriesMeasure {
    if isScoredAsNAB {
      return .init(
        title: "Standard NAB score",
        note:
          "At the detector's one threshold for all series: 0 for silence, 100 for every window found "
          + "at its start, below 0 where silence would have been better. False alarms in a series "
          + "without a window are charged as if it had one.",
        range: -100...100, decimals: 1)
    }
    return hasLocations
      ? .init(
        title: "Found or not", note: "", isVerdict: true)
      : .init(title: SeriesFigures.Key.vusPR.title, note: "")
  }
}
