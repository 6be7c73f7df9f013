import ArgumentParser
import Files
import Recipes
import Synchronization
import Tuning

/// `martlet tune`: a recipe with ranges in, the best recipe out.
struct TuneCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tune",
    abstract: "Searches the values of a recipe for which it does best.",
    discussion: """
      A range stands in the recipe where a value would:

        learning_rate: {log: [1.0e-5, 1.0e-2]}     equal by ratio
        dropout: {range: [0, 0.5]}
        batch_size: {range: [32, 256, 32]}         in steps of 32
        encoder_sizes: {choice: [[32], [64, 16]]}

      Trials are compared on the validation part of the split; the test is not looked at. Trials that \
      do badly are stopped early. The folder of results has a journal: the same command goes on where \
      it was stopped, and ends as if it had not been.

      Examples:
        martlet tune search.yaml --trials 50
        martlet tune search.yaml --set 'training.learning_rate={log: [1e-4, 1e-2]}'
        martlet tune search.yaml --objective injected --out results/search
        martlet run results/search/best.yaml --data .
      """)

  @Argument(
    help: "The recipe with ranges; - is standard input.",
    completion: .file(extensions: ["yaml", "yml"]))
  var file: String

  @OptionGroup
  var recipeOptions: RecipeOptions

  @Option(help: ArgumentHelp("Trials in all.", valueName: "count"))
  var trials = 50

  @Option(
    help: ArgumentHelp(
      """
      What trials are compared by: validation (error), injected (PR-AUC of anomalies made from \
      normal windows) or pr_auc (of labelled ones).
      """, valueName: "objective"))
  var objective = TuningObjective.validation

  @Option(
    help: ArgumentHelp(
      "Trials that know nothing of each other and can run at once; another number, another search.",
      valueName: "count"))
  var atOnce = 4

  @Option(
    name: .customLong("search-seed"),
    help: ArgumentHelp("Another search of the same values.", valueName: "number"))
  var searchSeed: UInt64 = 1

  @Flag(help: "Let bad trials go on to their end.")
  var noPruning = false

  @Option(
    name: [.customShort("o"), .long],
    help: ArgumentHelp(
      "The folder of results; results/NAME-tuning where you are by default.", valueName: "folder"),
    completion: .directory)
  var out: String?

  @OptionGroup
  var runOptions: RunOptions

  func validate() throws {
    guard (1...100_000).contains(trials) else {
      throw ValidationError("--trials is \(trials), expected 1 to 100000")
    }
    guard (1...1024).contains(atOnce) else {
      throw ValidationError("--at-once is \(atOnce), expected 1 to 1024")
    }
    if out == "" || out == "-" {
      throw ValidationError("--out is a folder, and \"\(out ?? "")\" is none: name one")
    }
  }

  func run() throws {
    var document = try recipeOptions.document(file)
    if let seed = recipeOptions.seed { try document.set("seed=\(seed)") }
    let search = try RecipeSearch(document, objective: objective)
    if runOptions.dryRun {
      return try StandardOutput.print(String(search.yaml([:]).dropLast()))
    }
    let path = out ?? "results/\(recipeOptions.name(search.name, file: file))-tuning"
    try Folder.checkWritable(path)
    let folder = try TuningFolder(
      path: path, search: search,
      settings: """
        objective \(objective.rawValue), search seed \(searchSeed), \(atOnce) at once, \
        \(noPruning ? "no pruning" : "median pruning")
        """)
    let tuner = try tuned(search, folder)
    let outcome = TuningOutcome(search, tuner)
    let names = try Interrupts.deferred { try outcome.write(to: folder.path) }
    if runOptions.json {
      try StandardOutput.print("\(outcome.document)")
    } else {
      let data = recipeOptions.dataFolder(file)
      try StandardOutput.print(
        TuneText(outcome, folder: folder.path, files: names, data: data).text)
    }
    guard tuner.best != nil else { throw ExitCode.failure }
  }

  private func tuned(_ search: RecipeSearch, _ folder: TuningFolder) throws -> Tuner {
    let bar = Mutex(ProgressBar())
    defer { bar.withLock { $0.clear() } }
    var configuration = TunerConfiguration(seed: searchSeed, trialsAtOnce: atOnce)
    if noPruning { configuration.pruning = nil }
    let runner = RecipeTuner(
      search, configuration: configuration, folder: recipeOptions.dataFolder(file),
      threadCount: runOptions.threadCount)
    return try runner.run(
      trials, after: folder.journal.trials,
      ended: { trial in try Interrupts.deferred { try folder.journal.add(trial) } },
      progress: { progress in bar.withLock { $0.show(progress) } })
  }
}

extension TuningObjective: ExpressibleByArgument {}
