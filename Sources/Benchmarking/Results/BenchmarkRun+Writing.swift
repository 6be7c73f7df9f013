internal import Files
internal import Reporting
internal import SeriesFiles

extension BenchmarkRun {
  /// Writes `series.csv`, `figures.json`, `report.md`, `report.html`, its `pictures` and `timing.json`
  /// into a folder.
  ///
  /// - Throws: `BenchmarkFault` or `DataError`.
  package func write(to folder: String) throws {
    try TextFile.makeFolder(folder)
    try AtomicFile.write("\(json)\n", to: "\(folder)/figures.json")
    try AtomicFile.write("\(timing)\n", to: "\(folder)/timing.json")
    try AtomicFile.write(
      "# \(suite.title)\n\n" + BenchmarkPage.section(self, time: false), to: "\(folder)/report.md")
    try writePage(to: folder)
    let keys = SeriesFigures.Key.allCases.filter { key in
      figures.contains { $0.value(key) != nil }
    }
    var writer = try CSVWriter(
      path: "\(folder)/series.csv",
      columns: ["detector", "series", "group", "family", "rows", "labelled"]
        + keys.map(\.rawValue))
    for row in figures {
      try writer.write(
        row: [
          .text(row.detector), .text(row.series), .text(row.group), .text(row.family),
          .number(Double(row.rowCount)), .number(Double(row.labelledCount)),
        ] + keys.map { .number(row.value($0) ?? .nan) })
    }
    try writer.finish()
  }

  /// The page, and its pictures in a folder of their own.
  private func writePage(to folder: String) throws {
    let content = ComparisonContent(self)
    try AtomicFile.write(ComparisonReport.render(content), to: "\(folder)/report.html")
    let pictures = "\(folder)/pictures"
    try TextFile.makeFolder(pictures)
    for chart in ComparisonReport.charts(content) {
      try AtomicFile.write(chart.svg, to: "\(pictures)/\(chart.name).svg")
    }
  }
}
