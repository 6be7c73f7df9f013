import AnomalyDetection
import ArgumentParser
import Benchmarking
import Recipes
import SeriesFiles
import TimeSeries

/// Made anomalies in place of labels.
struct InjectionOptions: ParsableArguments {
  @Flag(help: "Put made anomalies into data and say which are found.")
  var inject = false

  @Option(
    help: ArgumentHelp(
      "What is made: \(Distortion.grammar).", valueName: "names"),
    transform: Self.kinds)
  var kinds: [Distortion] = Distortion.all

  @Option(help: ArgumentHelp("Anomalies of each kind.", valueName: "count"))
  var count = 5

  @Option(
    help: ArgumentHelp(
      "What looks for them, by a name that martlet benchmark knows.", valueName: "name|file"),
    completion: .file())
  var detector = "default"

  func validate() throws {
    guard (1...1000).contains(count) else {
      throw ValidationError("--count is \(count), expected 1 to 1000")
    }
  }

  /// Tests a detector on each series of the files.
  func run(files: [String], seed: UInt64, json: Bool) throws {
    let detector = try BenchmarkDetector(detector, seed: seed)
    for path in files {
      for series in try SeriesReader.read(path: path).series {
        let test = InjectionTest(
          series, detector: detector, distortions: kinds, count: count, seed: seed)
        var bar = ProgressBar()
        let report = try InjectionReport(test) { done in
          bar.show(
            RunProgress(
              FitProgress(
                step: "\(done) of \(kinds.count) kinds",
                fraction: Double(done) / Double(kinds.count))))
        }
        bar.clear()
        try StandardOutput.print(json ? "\(report.json)" : InjectionText(report: report).text)
      }
    }
  }

  private static func kinds(_ text: String) throws -> [Distortion] {
    try text.split(separator: ",", omittingEmptySubsequences: false).map { word in
      guard let kind = Distortion(String(word)) else {
        throw ValidationError("no kind \"\(word)\"; expected \(Distortion.grammar)")
      }
      return kind
    }
  }
}
