import AnomalyDetection
import Foundation
import Reporting
import TestSupport
import Testing
import TimeSeries

@testable import Benchmarking

@Suite struct BenchmarkReportTests {
  private func run(_ nab: String, _ names: [String], threads: Int = 1) throws -> BenchmarkRun {
    try BenchmarkRunner(
      BenchmarkCorpus(.nab, folder: nab), detectors: names.map { try BenchmarkDetector($0) },
      threadCount: threads
    ).run()
  }

  /// A run of UCR's kind: whether each detector's highest score lies at the anomaly of each series.
  private func found(
    _ verdicts: [(name: String, found: [Bool])], failures: [BenchmarkRun.Failure] = []
  ) throws -> BenchmarkRun {
    let labels = (0..<1000).map { (900..<905).contains($0) }
    let values = (0..<1000).map { Double($0 % 20) }
    let figures = verdicts.flatMap { name, found in
      found.enumerated().map { index, isFound in
        let series = BenchmarkSeries(
          id: "s\(index)", group: "g", family: "s\(index)",
          series: Series(
            name: "s", channelNames: ["v"], timeAxis: TimeAxis(rowCount: 1000), values: values),
          labels: labels, windows: [], trainingEnd: 100, firstRow: 100)
        return SeriesFigures(
          of: series, scores: (0..<1000).map { $0 == (isFound ? 902 : 400) ? 1 : 0 },
          detector: name, suite: .ucr, seconds: 1)
      }
    }
    return BenchmarkRun(
      suite: .ucr, folder: "data/ucr",
      detectors: try verdicts.map { try BenchmarkDetector($0.name) }, seed: 1, figures: figures,
      failures: failures)
  }

  @Test(arguments: [true, false])
  func `what series add comes to the figure that tables rank by`(lastHasWindow: Bool) throws {
    let folder = try TestFolder()
    let nab = try folder.writeSmallNAB(lastHasWindow: lastHasWindow)
    for summary in try run(nab, ["range-rule", "random", "difference"]).summaries {
      let parts = summary.shares.reduce(0) { $0 + $1.part }
      let wholes = summary.shares.reduce(0) { $0 + $1.whole }
      #expect(summary.shares.count == 4)
      #expect(abs(parts / wholes - (try #require(summary.figures[0].value))) < 1e-9)
      #expect(summary.shares.allSatisfy { $0.value.isFinite && $0.value <= 100 })
      #expect((summary.shares[3].whole == 0) == !lastHasWindow)
    }
  }

  @Test func `the page has the run's figures, and any number of threads writes the same`() throws {
    let folder = try TestFolder()
    let nab = try folder.writeSmallNAB()
    let names = ["random", "range-rule", "linear"]
    let files = ["report.html", "pictures/ranking.svg", "pictures/duel.svg"]
    var texts: [[String]] = []
    for threads in [1, 3] {
      let output = "\(folder.path)/out\(threads)"
      try run(nab, names, threads: threads).write(to: output)
      texts.append(
        try files.map { try String(contentsOfFile: "\(output)/\($0)", encoding: .utf8) })
    }
    #expect(texts[0] == texts[1])
    let page = texts[0][0]
    #expect(page.contains("<h1>NAB v1.1</h1>"))
    #expect(page.contains("<th scope=\"row\">series2.csv</th>"))
    #expect(page.contains("real1, 2 series"))
    #expect(page.contains("martlet benchmark nab nab --detector random"))
    // Markdown's stars are not for this page.
    #expect(!page.contains("*two-fold*"))
  }

  @Test func `contestants are best first, and the one asked for meets the best baseline`() throws {
    let folder = try TestFolder()
    let run = try run(folder.writeSmallNAB(), ["fitted", "random", "range-rule", "time-ramp"])
    let content = ComparisonContent(run)
    let values = content.contestants.map { $0.figures[0].value ?? -.infinity }
    #expect(values == values.sorted(by: >))
    let duel = try #require(content.duel)
    #expect(content.contestants[duel.subject].name == "fitted")
    #expect(content.contestants[duel.rival].name == "range-rule")
    #expect(duel.points.map(\.series) == run.corpusOrder)
    let lead = try #require(duel.lead.value)
    #expect(abs(lead - (values[duel.subject] - values[duel.rival])) < 1e-9)
  }

  @Test func `without a baseline the next best is met, and alone none`() throws {
    let folder = try TestFolder()
    let nab = try folder.writeSmallNAB()
    let two = ComparisonContent(try run(nab, ["random", "difference"]))
    #expect(two.duel.map { two.contestants[$0.subject].name } == "random")
    #expect(two.duel.map { two.contestants[$0.rival].name } == "difference")
    #expect(ComparisonContent(try run(nab, ["random"])).duel == nil)
  }

  @Test func `who did few series or none has all figures, those it lacks without a value`() throws {
    let folder = try TestFolder()
    let nab = try folder.writeSmallNAB()
    try folder.write(
      (["score"] + (0..<400).map { $0 == 250 ? "1" : "0" }).joined(separator: "\n"),
      to: "one/real0/series0.csv")
    try folder.write("", to: "none/nothing.csv")
    let run = try run(nab, ["\(folder.path)/one", "\(folder.path)/none", "difference"])
    #expect(run.summaries.map(\.seriesCount) == [1, 0, 4])
    #expect(Set(run.summaries.map { $0.figures.map(\.key) }).count == 1)
    #expect(
      run.summaries[0].figures.map { $0.value == nil } == [false, false, false, true, true, false])
    #expect(run.summaries[1].figures.allSatisfy { $0.value == nil })
    let content = ComparisonContent(run)
    #expect(content.contestants.last?.name == "none")
    #expect(content.failures.count == 7)
    #expect(content.warnings.contains { $0.contains("0 to 4 of them") })
    try run.write(to: "\(folder.path)/out")
  }

  @Test func `one series has figures but no intervals`() throws {
    let content = ComparisonContent(try found([("1nn", [true]), ("random", [false])]))
    #expect(content.contestants.flatMap(\.figures).allSatisfy { $0.interval == nil })
    #expect(content.contestants.map { $0.figures[0].value } == [1, 0])
    #expect(content.warnings.contains { $0.hasPrefix("This is one series") })
  }

  @Test func `of found and not found the finer figure is drawn`() throws {
    let content = ComparisonContent(
      try found([
        ("1nn", [true, false, true]), ("discord", [true, true, true]),
        ("random", [false, false, false]),
      ]))
    #expect(content.contestants.map(\.name) == ["discord", "1nn", "random"])
    #expect(content.seriesMeasure.isVerdict)
    #expect(content.categories[0].series.map(\.values) == [[1, 1, 0], [1, 0, 0], [1, 1, 0]])
    #expect(content.categories[0].total.values == [1, 2.0 / 3, 0])
    #expect(content.duel?.measure.title == "VUS-PR")
    let own = content.duel?.points.map(\.subject) ?? []
    #expect(own.count == 3 && own[0] > own[1] && own[0] == own[2])
  }

  @Test func `what takes weight from the figures is told`() throws {
    let content = ComparisonContent(
      try found(
        [("1nn", [false, false, false, true]), ("random", [true, true, false, false])],
        failures: [
          .init(detector: "1nn", series: "x", reason: "short"),
          .init(detector: "random", series: "x", reason: "short"),
          .init(detector: "random", series: "y", reason: "empty"),
        ]))
    #expect(content.warnings.contains { $0.hasPrefix("4 series are few") })
    #expect(content.warnings.contains { $0.hasPrefix("random, which never looks at a value") })
    #expect(content.warnings.contains { $0.contains("within what other series could turn round") })
    #expect(content.failures.map(\.contestants) == [["1nn", "random"], ["random"]])
    #expect(content.failures.map(\.series) == ["x", "y"])
    #expect(
      content.summary == "Share of series found over 4 series: 1nn 0.250 (0.00…0.75), the best "
        + "baseline, random, 0.500 (0.00…1.00).")
  }

  @Test func `the command names what was left out, and quotes what a shell would read`() throws {
    let folder = try TestFolder()
    try folder.write("", to: "it's $HOME/one.npy")
    let results = try BenchmarkDetector("\(folder.path)/it's $HOME")
    func command(_ detectors: [BenchmarkDetector]) -> String {
      BenchmarkRun(
        suite: .smd, folder: "/data/my smd", detectors: detectors, seed: 3, figures: [],
        failures: []
      ).command
    }
    let all = Baseline.allCases.map { BenchmarkDetector.baseline($0) }
    #expect(
      command([results] + all)
        == #"martlet benchmark smd 'my smd' --detector 'it'\''s $HOME' --seed 3"#)
    #expect(
      command([try BenchmarkDetector("dense"), .baseline(.random), .baseline(.timeRamp)])
        == "martlet benchmark smd 'my smd' --detector dense --baselines random,time-ramp --seed 3")
    #expect(
      command([try BenchmarkDetector("dense")])
        == "martlet benchmark smd 'my smd' --detector dense --baselines none --seed 3")
  }
}

extension BenchmarkRun {
  /// The series in the order of the data.
  fileprivate var corpusOrder: [String] {
    figures.filter { $0.detector == detectors[0].name }.map(\.series)
  }
}
