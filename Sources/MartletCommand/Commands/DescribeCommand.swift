import ArgumentParser
import Recipes

/// `martlet describe`: what a file of data holds, before any model.
struct DescribeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "describe",
    abstract: "Says what a file of metrics holds: rows, gaps, spread, periods, odd channels.",
    discussion: """
      Periods are in rows. A channel that never changes, or is the same as another, is named as such. \
      The page of --html has pictures: the channels, a heat map of the recent rows, autocorrelations.

      Examples:
        martlet describe cpu.csv
        martlet describe cpu.csv --html cpu.html
        martlet describe machines.csv --series-column host --json
      """)

  @Argument(help: "The data: csv, NDJSON, NPY or UCR; - is standard input.", completion: .file())
  var file: String

  @OptionGroup(title: "Data")
  var dataOptions: DataOptions

  @Option(
    help: ArgumentHelp(
      "Write a page with pictures; of several series each has its own.", valueName: "file"),
    completion: .file())
  var html: String?

  @Flag(help: "Print JSON for machines instead of text.")
  var json = false

  func validate() throws {
    if html == "-", json {
      throw ValidationError("--html and --json would both write to standard output: name a file")
    }
  }

  func run() throws {
    let run = DescriptionRun(of: dataOptions.file(file), html: html)
    for outcome in try run.outcomes() {
      try Interrupts.deferred { try outcome.write() }
      let text =
        json
        ? DescriptionJSON(outcome, file: file).text : DescriptionText(outcome, file: file).text
      // The page itself may be on standard output.
      if html == "-" {
        StandardError.print(text)
      } else {
        try StandardOutput.print(text)
      }
    }
  }
}
