import ArgumentParser
import Recipes

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// How a recipe is run and told.
struct RunOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Cores to use; all by default. Results do not depend on it.", valueName: "count"))
  var threads: Int?

  @Flag(help: "Print JSON for machines instead of text.")
  var json = false

  @Flag(help: "Print what would be done as a recipe with every default, and do nothing.")
  var dryRun = false

  func validate() throws {
    if let threads, !(1...1024).contains(threads) {
      throw ValidationError("--threads is \(threads), expected 1 to 1024")
    }
  }

  /// Refuses two users of standard output.
  ///
  /// - Parameter outputs: the paths that the options give, by the options' names.
  func checkStandardOutput(_ outputs: [(option: String, path: String?)]) throws {
    var users = outputs.filter { $0.path == "-" }.map(\.option)
    if json { users.append("--json") }
    if users.count > 1 {
      throw ValidationError(
        "\(users.joined(separator: " and ")) would both write to standard output: name a file")
    }
  }

  /// Runs a recipe, writes its results, and tells of them: as JSON, or in `words`. With `--dry-run`
  /// the recipe is printed and nothing done.
  ///
  /// - Returns: what came of it; `nil` where nothing was done.
  @discardableResult
  func finish(
    _ recipe: Recipe, words: (RecipeOutcome, RecipeOutcome.Written) -> String
  ) throws -> RecipeOutcome? {
    guard try !print(recipe) else { return nil }
    let outcome = try run(recipe)
    let written = try Interrupts.deferred { try outcome.write() }
    if json {
      for document in outcome.anomalyDocuments(written) {
        try StandardOutput.print("\(document)")
      }
    } else {
      try tell(words(outcome, written), beside: recipe.outputs)
    }
    Warnings.tell(outcome)
    return outcome
  }

  /// Prints a recipe with every default, where that is all that was asked for.
  func print(_ recipe: Recipe) throws -> Bool {
    guard dryRun else { return false }
    do {
      try recipe.validate()
    } catch {
      throw RecipeError.fault(error)
    }
    try StandardOutput.print(json ? recipe.json : String(recipe.yaml.dropLast()))
    return true
  }

  /// Prints what a run says: to standard error where one of its results is on standard output.
  func tell(_ text: String, beside outputs: RecipeOutputs) throws {
    let places = [outputs.scores, outputs.report, outputs.model, outputs.anomalies]
    if places.contains(.path("-")) {
      StandardError.print(text)
    } else {
      try StandardOutput.print(text)
    }
  }

  /// Runs a recipe with a progress bar.
  func run(_ recipe: Recipe, data: DataFolder = .here) throws -> RecipeOutcome {
    var bar = ProgressBar()
    defer { bar.clear() }
    return try RecipeRunner(recipe, folder: data, threadCount: threadCount).run { progress in
      bar.show(progress)
      return true
    }
  }

  /// Cores to use.
  var threadCount: Int { threads ?? max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }
}
