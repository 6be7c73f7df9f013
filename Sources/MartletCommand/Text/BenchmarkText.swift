import AnomalyDetection
import Benchmarking

/// The table of a benchmark's run.
struct BenchmarkText {
  let run: BenchmarkRun
  /// Where the page was written; `nil` where none was.
  var report: String?

  var text: String {
    let summaries = run.summaries
    let titles = summaries.first.map { $0.figures.map(\.title) } ?? []
    var table = TextTable(
      [.init("detector")] + titles.map { .init($0, .right) } + [.init("series", .right)])
    for summary in summaries {
      table.add(
        [summary.name] + summary.figures.map(BenchmarkPage.text)
          + [NumberText.count(summary.seriesCount)])
    }
    var lines = ["\(run.suite.title), \(run.folder)", "", table.text, ""]
    lines.append("In brackets the 95 % interval over series, twins counted once.")
    for summary in summaries where !summary.isBaseline {
      if let threshold = summary.threshold {
        lines.append("\(summary.name): standard score at threshold \(NumberText.value(threshold)).")
      }
    }
    if let report { lines += ["", "report: \(report)"] }
    return lines.joined(separator: "\n")
  }
}
