import AnomalyDetection
import Benchmarking
import Evaluation
import Foundation
import Recipes
import SeriesFiles
import TestSupport
import Testing
import TimeSeries

@Suite struct BenchmarkRunnerTests {
  private func run(
    _ nab: String, _ names: [String], threads: Int = 1, folder: String? = nil,
    results: String? = nil
  ) throws -> BenchmarkRun {
    try BenchmarkRunner(
      BenchmarkCorpus(.nab, folder: nab), detectors: names.map { try BenchmarkDetector($0) },
      threadCount: threads, folder: folder, resultsFolder: results
    ).run()
  }

  @Test func `spikes are found by the range rule and not by noise`() throws {
    let folder = try TestFolder()
    let summaries = try run(folder.writeSmallNAB(), ["range-rule", "random"]).summaries
    #expect(summaries.map(\.name) == ["range-rule", "random"])
    #expect(summaries[0].seriesCount == 4)
    let standard = try #require(summaries[0].figures.first { $0.key == "standard" }?.value)
    #expect(standard > 80)
    #expect(try #require(summaries[1].figures.first { $0.key == "standard" }?.value) < standard)
    let titles = ["standard", "low FP", "low FN", "two-fold", "left out", "VUS-PR"]
    #expect(summaries[0].figures.map(\.title) == titles)
  }

  @Test func `any number of threads gives the same`() throws {
    let folder = try TestFolder()
    let nab = try folder.writeSmallNAB()
    let names = ["linear", "random", "discord", "windowed-gaussian"]
    let one = try run(nab, names).json.description
    #expect(try run(nab, names, threads: 3).json.description == one)
  }

  @Test func `the models of a recipe judge together`() throws {
    let folder = try TestFolder()
    let nab = try folder.writeSmallNAB()
    // A model that never flags adds nothing to the highest score, and halves the mean, whose ranking
    // stays that of the other.
    for rule in ["max", "mean"] {
      let recipe = try folder.write(
        """
        data: {path: any.csv}
        ensemble:
          rule: \(rule)
          members: [{model: linear}, {model: linear, threshold: "fixed:1e9"}]
        """, to: "\(rule).yaml")
      let summaries = try run(nab, ["linear", recipe]).summaries
      #expect(Set(summaries.map(\.name)) == ["linear", rule])
      #expect(summaries[0].figures.map(\.value) == summaries[1].figures.map(\.value))
      #expect(try #require(summaries[0].figures.first?.value) > 0)
    }
  }

  private static let windows = """
    data: {path: any.csv}
    windows: {length: 12, flatten: FLATTEN}
    split: {test: 0.5, validation: 0.1}
    scaling: {rule: min_max}
    model: {dense: {encoder_sizes: [6, 3]}}
    training: {epochs: 2}
    """

  @Test func `a recipe with windows of its own learns from each series`() throws {
    let folder = try TestFolder()
    let nab = try folder.writeSmallNAB()
    let recipe = try folder.write(
      Self.windows.replacing("FLATTEN", with: "false"), to: "own.yaml")
    let summary = try #require(try run(nab, [recipe, "random"]).summaries.first)
    #expect(summary.name == "own" && summary.failureCount == 0)
    #expect(try #require(summary.figures.first?.value) > 0)
  }

  @Test func `a recipe whose rows have no score is refused with what to do`() throws {
    let folder = try TestFolder()
    let nab = try folder.writeSmallNAB()
    let recipe = try folder.write(
      Self.windows.replacing("FLATTEN", with: "true"), to: "own.yaml")
    let error = #expect(throws: BenchmarkFault.self) { try run(nab, [recipe]) }
    #expect(try #require(error).description.contains("without flatten"))
  }

  @Test func `a run goes on from the scores of an earlier one`() throws {
    let folder = try TestFolder()
    let nab = try folder.writeSmallNAB()
    let kept = "\(folder.path)/kept"
    let first = try run(nab, ["difference"], folder: kept)
    try first.write(to: kept)
    let files = try FileManager.default.contentsOfDirectory(atPath: kept).sorted()
    #expect(
      files == [
        "figures.json", "pictures", "report.html", "report.md", "scores", "series.csv",
        "timing.json",
      ])
    // Scores altered behind its back come back: they were not made again.
    let path = "\(kept)/scores/difference/real0+series0.csv.npy"
    try NPYArray(shape: [400], values: [Double](repeating: 1, count: 400))
      .write(path: path)
    let second = try run(nab, ["difference"], folder: kept)
    #expect(second.figures[0].value(.rocAUC) == 0.5)
    #expect(second.figures[1].value(.rocAUC) == first.figures[1].value(.rocAUC))
  }

  @Test func `results written for the benchmark's scorer are read back to the same figures`() throws
  {
    let folder = try TestFolder()
    let nab = try folder.writeSmallNAB()
    let results = "\(folder.path)/results"
    let first = try run(nab, ["seasonal-median"], results: results)
    let text = try String(
      contentsOfFile: "\(results)/seasonal-median/real0/seasonal-median_series0.csv",
      encoding: .utf8)
    #expect(text.hasPrefix("timestamp,value,anomaly_score,label\n2024-01-01 00:00:00,"))
    let second = try run(nab, ["\(results)/seasonal-median"])
    let values = [first, second].map { run in run.summaries[0].figures.map(\.value) }
    #expect(values[0] == values[1])
  }

  @Test func `machines are measured behind their training rows`() throws {
    let folder = try TestFolder()
    let rows = (0..<200).map { "\($0 % 5),\($0 % 7)" }
    try folder.write(rows.joined(separator: "\n"), to: "smd/train/m.txt")
    var test = rows
    test[100] = "50,50"
    try folder.write(test.joined(separator: "\n"), to: "smd/test/m.txt")
    try folder.write(
      (0..<200).map { $0 == 100 ? "1" : "0" }.joined(separator: "\n"), to: "smd/test_label/m.txt")
    let run = try BenchmarkRunner(
      BenchmarkCorpus(.smd, folder: "\(folder.path)/smd"), detectors: [.baseline(.rangeRule)]
    ).run()
    #expect(run.figures[0].rowCount == 200)
    #expect(run.figures[0].labelledCount == 1)
    #expect(run.figures[0].value(.rocAUC) == 1)
  }

  @Test func `what is not there is told`() throws {
    let folder = try TestFolder()
    #expect(throws: BenchmarkFault.noFolder("/no/such/folder")) {
      try BenchmarkCorpus(.ucr, folder: "/no/such/folder")
    }
    #expect(throws: BenchmarkFault.noSeries(folder: folder.path, suite: .ucr)) {
      try BenchmarkCorpus(.ucr, folder: folder.path)
    }
    #expect(throws: BenchmarkFault.self) { try BenchmarkDetector("nothing") }
  }

  @Test func `a page keeps what stands around its tables`() throws {
    let folder = try TestFolder()
    let run = try run(folder.writeSmallNAB(), ["difference"])
    let page = try folder.write("# Benchmarks\n\nBy hand.\n", to: "page.md")
    try BenchmarkPage.update(page, with: run)
    let first = try String(contentsOfFile: page, encoding: .utf8)
    #expect(first.hasPrefix("# Benchmarks\n\nBy hand.\n"))
    #expect(first.contains("| difference |"))
    try BenchmarkPage.update(page, with: run)
    #expect(try String(contentsOfFile: page, encoding: .utf8) == first)
  }
}
