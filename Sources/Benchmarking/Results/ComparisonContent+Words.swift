internal import AnomalyDetection
internal import Reporting

extension ComparisonContent {
  /// Such as `Standard NAB score over 58 series: default 72.32 (63.9…79.7), the best baseline,
  /// range-rule, 57.00 (48.3…65.6).`
  func summary(seriesCount: Int) -> String {
    guard let subject = duel?.subject ?? contestants.indices.first else { return "" }
    func text(_ index: Int) -> String { contestants[index].figures[0].text }
    var words =
      "\(rankTitle) over \(NumberText.count(seriesCount)) series: \(contestants[subject].name) "
      + text(subject)
    if let duel {
      let kind = contestants[duel.rival].isBaseline ? "the best baseline" : "the next best"
      words += ", \(kind), \(contestants[duel.rival].name), \(text(duel.rival))"
    }
    return words + "."
  }

  /// What takes weight from the figures.
  func warnings(familyCount: Int) -> [String] {
    var warnings: [String] = []
    if familyCount == 1 {
      warnings.append("This is one series: it says nothing of how others would do.")
    } else if familyCount < 10 {
      warnings.append(
        "\(NumberText.count(familyCount)) series are few: the intervals say how much these differ "
          + "among each other, not what others would give.")
    }
    if let duel {
      let subject = contestants[duel.subject].name
      if duel.lead.interval?.contains(0) == true {
        warnings.append(
          "The difference between \(subject) and \(contestants[duel.rival].name) is within what other "
            + "series could turn round.")
      }
      let blind = contestants[..<duel.subject].map(\.name).filter {
        [Baseline.random.rawValue, Baseline.timeRamp.rawValue].contains($0)
      }
      if !blind.isEmpty {
        let isOne = blind.count == 1
        warnings.append(
          "\(blind.joined(separator: " and ")), which never \(isOne ? "looks" : "look") at a value, "
            + "\(isOne ? "does" : "do") better than \(subject).")
      }
    }
    let counts = contestants.map(\.seriesCount)
    if let least = counts.min(), let most = counts.max(), least < most {
      warnings.append(
        "Not all did the same series, \(NumberText.count(least)) to \(NumberText.count(most)) of "
          + "them: figures are of those that were done.")
    }
    return warnings
  }
}

extension BenchmarkSuite {
  /// The note with quotation marks for Markdown's stars.
  var plainNote: String {
    note.split(separator: "*", omittingEmptySubsequences: false).enumerated().map { index, part in
      index.isMultiple(of: 2) ? String(part) : "“\(part)”"
    }.joined()
  }

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
