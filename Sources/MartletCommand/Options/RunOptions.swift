import ArgumentParser
import Recipes

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// How a job is run and told.
struct RunOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Cores to use; all by default. Results do not depend on it.", valueName: "count"))
  var threads: Int?

  @Flag(help: "Print JSON for machines instead of text.")
  var json = false

  func validate() throws {
    if let threads, !(1...1024).contains(threads) {
      throw ValidationError("--threads is \(threads), expected 1 to 1024")
    }
  }

  /// Runs a recipe with a progress bar.
  func run(_ recipe: Recipe) throws -> RecipeOutcome {
    var bar = ProgressBar()
    defer { bar.clear() }
    let runner = RecipeRunner(
      recipe, threadCount: threads ?? max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))))
    return try runner.run { progress in
      bar.show(progress)
      return true
    }
  }
}
