import AnomalyDetection

/// The channels behind those in the open: small, and folded away.
struct FoldedCharts {
  let charts: ReportCharts
  let showsExpected: Bool

  var html: String {
    let channels = charts.folded
    guard !channels.isEmpty else { return "" }
    let drawings = channels.prefix(ReportCharts.mostFolded).compactMap {
      charts.small(channel: $0, showsExpected: showsExpected)
    }
    let summary = NumberText.count(channels.count, "more channel", "more channels")
    let rest = channels.count - ReportCharts.mostFolded
    let note =
      rest > 0
      ? "<p class=\"small\">\(NumberText.count(rest, "more is", "more are")) not drawn.</p>" : ""
    return "<details class=\"more\"><summary>\(summary)</summary>\(SmallMultiples.html(drawings))"
      + "\(note)</details>"
  }
}

/// Small charts side by side.
enum SmallMultiples {
  static func html(_ charts: [Chart]) -> String {
    let figures = charts.map { "<figure>\($0.embedded())</figure>" }
    return "<div class=\"small-multiples\">\(figures.joined(separator: "\n"))</div>"
  }
}
