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

  /// Runs a job, writes its results, and tells of them: as JSON, or in `words`.
  @discardableResult
  func finish(
    _ job: DetectionJob, words: (JobOutcome, JobOutcome.Written) -> String
  ) throws -> JobOutcome {
    let outcome = try run(job)
    let written = try Interrupts.deferred { try outcome.write() }
    if json {
      for document in outcome.documents(written) { try StandardOutput.print("\(document)") }
    } else {
      try tell(words(outcome, written), beside: outcome.job.outputs)
    }
    Warnings.tell(outcome)
    return outcome
  }

  /// Prints what a job says: to standard error where one of its results is on standard output.
  private func tell(_ text: String, beside outputs: JobOutputs) throws {
    let paths = [outputs.scores, outputs.report, outputs.model]
    if paths.contains("-") {
      StandardError.print(text)
    } else {
      try StandardOutput.print(text)
    }
  }

  /// Runs a job with a progress bar.
  private func run(_ job: DetectionJob) throws -> JobOutcome {
    var bar = ProgressBar()
    defer { bar.clear() }
    return try JobRunner(job, threadCount: threadCount).run { progress in
      bar.show(progress)
      return true
    }
  }

  /// Runs a recipe with a progress bar.
  func study(_ recipe: Recipe, data: DataFolder) throws -> StudyOutcome {
    var bar = ProgressBar()
    defer { bar.clear() }
    return try StudyRunner(recipe, folder: data, threadCount: threadCount).run { progress in
      bar.show(progress)
      return true
    }
  }

  /// Cores to use.
  var threadCount: Int { threads ?? max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }
}
