internal import AnomalyDetection
internal import Files
internal import Reporting

/// The page of benchmarks: text by hand around tables that runs write, each between two marks.
package enum BenchmarkPage {
  /// The table of a run with what a reader has to know.
  ///
  /// - Parameter time: Whether the table has a column of seconds, which no two runs share.
  package static func section(_ run: BenchmarkRun, time: Bool) -> String {
    let summaries = run.summaries
    let titles = summaries.first.map { $0.figures.map(\.title) } ?? []
    var lines = [run.suite.note, ""]
    lines.append(
      "| detector | " + titles.joined(separator: " | ") + (time ? " | s/series |" : " |"))
    lines.append(
      "|---|" + String(repeating: "---:|", count: titles.count + (time ? 1 : 0)))
    for summary in summaries {
      let name = summary.isBaseline ? summary.name : "**\(summary.name)**"
      var cells = summary.figures.map(text)
      if time { cells.append(NumberText.value(summary.secondsPerSeries)) }
      lines.append("| \(name) | \(cells.joined(separator: " | ")) |")
    }
    let counts = Set(summaries.map(\.seriesCount)).sorted()
    lines += [
      "",
      "\(counts.map(String.init).joined(separator: " to ")) series, seed \(run.seed); 95 % intervals "
        + "by bootstrap over series, twins counted once."
        + (run.failures.isEmpty ? "" : " Could not be done: \(run.failures.count)."), "",
      "```", run.command, "```", "",
    ]
    return lines.joined(separator: "\n")
  }

  /// A figure with its interval or deviation.
  package static func text(_ figure: BenchmarkFigure) -> String { figure.measured.text }

  /// Puts a run's table into a page: in place of the one between its marks, or at the end.
  ///
  /// - Throws: `DataError` where the page cannot be written.
  package static func update(_ path: String, with run: BenchmarkRun) throws {
    let name = run.suite.rawValue
    let start = "<!-- \(name): written by martlet benchmark -->"
    let end = "<!-- end of \(name) -->"
    let block = "\(start)\n\(section(run, time: true))\(end)"
    var page = FilePlace.exists(path) ? try TextFile.text(of: path) : ""
    if let first = page.firstRange(of: start), let last = page.firstRange(of: end),
      first.lowerBound < last.lowerBound
    {
      page.replaceSubrange(first.lowerBound..<last.upperBound, with: block)
    } else {
      if !page.isEmpty, !page.hasSuffix("\n") { page += "\n" }
      page += "\n## \(run.suite.title)\n\n\(block)\n"
    }
    try AtomicFile.write(page, to: path)
  }
}
