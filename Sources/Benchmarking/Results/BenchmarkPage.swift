internal import AnomalyDetection
internal import TimeSeries

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
      "```", command(run), "```", "",
    ]
    return lines.joined(separator: "\n")
  }

  /// How a table is made again.
  private static func command(_ run: BenchmarkRun) -> String {
    let detectors = run.detectors.filter { !$0.isBaseline }.map(\.name)
    let words = detectors.isEmpty ? run.detectors.map(\.name) : detectors
    return "martlet benchmark \(run.suite.rawValue) "
      + (run.folder.split(separator: "/").last.map(String.init) ?? run.folder)
      + words.map { " --detector \($0)" }.joined() + " --seed \(run.seed)"
  }

  /// A figure with its interval or deviation.
  package static func text(_ figure: BenchmarkFigure) -> String {
    guard let value = figure.value else { return "–" }
    let number = NumberText.fixed(value, decimals: figure.decimals)
    let rough = max(1, figure.decimals - 1)
    if let interval = figure.interval {
      let lower = NumberText.fixed(interval.lowerBound, decimals: rough)
      return "\(number) (\(lower)…\(NumberText.fixed(interval.upperBound, decimals: rough)))"
    }
    if let deviation = figure.deviation {
      return "\(number) ± \(NumberText.fixed(deviation, decimals: rough))"
    }
    return number
  }

  /// Puts a run's table into a page: in place of the one between its marks, or at the end.
  ///
  /// - Throws: `DataError` where the page cannot be written.
  package static func update(_ path: String, with run: BenchmarkRun) throws {
    let name = run.suite.rawValue
    let start = "<!-- \(name): written by martlet benchmark -->"
    let end = "<!-- end of \(name) -->"
    let block = "\(start)\n\(section(run, time: true))\(end)"
    var page = TextFile.exists(path) ? try TextFile.text(of: path) : ""
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
