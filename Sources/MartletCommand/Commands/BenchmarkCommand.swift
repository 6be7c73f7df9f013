import AnomalyDetection
import ArgumentParser
import Benchmarking
import Recipes
import Synchronization

/// `martlet benchmark`: detectors over a data set, measured as everyone measures.
struct BenchmarkCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "benchmark",
    abstract: "Runs detectors over a public benchmark and measures them as its authors do.",
    discussion: """
      Benchmarks: \(BenchmarkSuite.allCases.map(\.rawValue).joined(separator: ", ")); labelled is \
      any folder of csv files with a column of labels.

      Detectors: \(BenchmarkDetector.names.joined(separator: ", ")), a recipe, a model file, or a \
      folder of scores that any tool wrote as --write-results does. The table has every baseline beside them.

      With --output scores are kept, so that a run that was stopped goes on where it was.

      Examples:
        martlet benchmark nab NAB
        martlet benchmark ucr UCR --detector lstm --output runs/ucr
        martlet benchmark nab NAB --detector results/theirs --baselines none
        martlet benchmark nab NAB --json --write-results results
        martlet benchmark labelled metrics --detector web.martlet
      """)

  @Argument(help: "The benchmark.")
  var suite: BenchmarkSuite

  @Argument(help: "The folder of its data.", completion: .directory)
  var folder: String

  @Option(
    name: [.short, .long],
    help: ArgumentHelp("What to run; may be given several times.", valueName: "name|file"),
    completion: .file())
  var detector: [String] = []

  @Option(
    help: ArgumentHelp(
      "Baselines beside it: all, none, or names such as random,1nn.", valueName: "names"))
  var baselines = "all"

  @Option(
    name: [.short, .long],
    help: ArgumentHelp(
      "Keep scores, figures and the report, report.html, here.",
      valueName: "folder"), completion: .directory)
  var output: String?

  @Option(
    help: ArgumentHelp(
      "Write scores in the benchmark's own format for its own scorer.", valueName: "folder"),
    completion: .directory)
  var writeResults: String?

  @Option(
    help: ArgumentHelp("Put the table into this page of Markdown.", valueName: "md"),
    completion: .file())
  var writePage: String?

  @Option(help: ArgumentHelp("Where all randomness comes from.", valueName: "number"))
  var seed: UInt64 = 1

  @OptionGroup
  var runOptions: RunOptions

  func run() throws {
    if runOptions.dryRun {
      for word in detector.isEmpty ? ["default"] : detector {
        guard case .recipe(let recipe, _) = try BenchmarkDetector(word, seed: seed) else {
          continue
        }
        _ = try runOptions.print(recipe)
      }
      return
    }
    let corpus = try BenchmarkCorpus(suite, folder: folder)
    let asked = try (detector.isEmpty ? ["default"] : detector).map {
      try BenchmarkDetector($0, seed: seed)
    }
    let names = Set(asked.map(\.name))
    guard names.count == asked.count else {
      throw ValidationError("two detectors of the same name: rename a file")
    }
    let beside = try baselineList.filter { !names.contains($0.rawValue) }
    let runner = BenchmarkRunner(
      corpus, detectors: asked + beside.map { .baseline($0) }, seed: seed,
      threadCount: runOptions.threadCount, folder: output, resultsFolder: writeResults)
    let bar = Mutex(ProgressBar())
    let run = try runner.run { progress in
      bar.withLock { bar in
        bar.show(
          RunProgress(
            FitProgress(
              step: "\(progress.done) of \(progress.count) series",
              fraction: Double(progress.done) / Double(progress.count))))
      }
    }
    bar.withLock { $0.clear() }
    try Interrupts.deferred {
      if let output { try run.write(to: output) }
      if let writePage { try BenchmarkPage.update(writePage, with: run) }
    }
    let text = BenchmarkText(run: run, report: output.map { "\($0)/report.html" })
    try StandardOutput.print(runOptions.json ? "\(run.json)" : text.text)
    for failure in run.failures.prefix(5) {
      StandardError.print("warning: \(failure.detector): \(failure.series): \(failure.reason)")
    }
    if run.failures.count > 5 {
      StandardError.print("warning: \(run.failures.count - 5) more could not be done")
    }
  }

  private var baselineList: [Baseline] {
    get throws {
      switch baselines {
      case "all": return Baseline.allCases
      case "none": return []
      default:
        return try baselines.split(separator: ",").map { word in
          guard let baseline = Baseline(rawValue: String(word)) else {
            let known = Baseline.allCases.map(\.rawValue).joined(separator: ", ")
            throw ValidationError("no baseline \"\(word)\"; expected all, none, or of \(known)")
          }
          return baseline
        }
      }
    }
  }
}

extension BenchmarkSuite: ExpressibleByArgument {}
