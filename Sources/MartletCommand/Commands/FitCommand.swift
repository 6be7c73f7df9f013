import AnomalyDetection
import ArgumentParser
import Recipes

/// `martlet fit`: what is normal in a file, kept in one model file.
struct FitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fit",
    abstract: "Learns what is normal in a file of metrics, and keeps it as one model file.",
    discussion: """
      The model file holds everything that detect needs. A file of several series gives one model \
      each. The same data, options and seed give the same file, byte for byte.

      Examples:
        martlet fit train.csv -o web.martlet
        martlet fit train.csv -o web.martlet --architecture lstm --window auto --budget 2/week
      """)

  @Argument(help: "The data: csv, NDJSON, NPY or UCR; - is standard input.", completion: .file())
  var file: String

  @Option(
    name: [.short, .long], help: ArgumentHelp("The model file to write.", valueName: "model"),
    completion: .file(extensions: ["martlet"]))
  var output: String

  @OptionGroup(title: "Learning")
  var architectureOption: ArchitectureOption

  @OptionGroup(title: "Learning")
  var fitOptions: FitOptions

  @OptionGroup(title: "Threshold")
  var thresholdOptions: ThresholdOptions

  @OptionGroup(title: "Data")
  var dataOptions: DataOptions

  @OptionGroup
  var runOptions: RunOptions

  func validate() throws {
    try runOptions.checkStandardOutput([("--output", output)])
  }

  /// The job that the options describe.
  var job: DetectionJob {
    var job = DetectionJob(
      task: .fit, data: .file(dataOptions.file(file)), threshold: thresholdOptions.rule,
      outputs: JobOutputs(model: output))
    fitOptions.apply(to: &job)
    job.detectors[0].model = architectureOption.kind.map { .kind($0) }
    return job
  }

  func run() throws {
    try runOptions.finish(job) { FitText($0, $1).text }
  }
}
