public import AnomalyDetection
public import ArgumentParser
import Recipes

/// `martlet detect`: a file in, its anomalies out.
struct DetectCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "detect",
    abstract: "Finds the anomalies in a file of metrics, says why, and draws a report.",
    discussion: """
      Without --model it learns from the file itself what is normal there. The report is written \
      where you are as NAME.report.html; with --json only where --report asks for it.

      Examples:
        martlet detect cpu.csv
        martlet detect cpu.csv --budget 2/week --scores scores.csv
        martlet detect live.csv --model web.martlet --json
        martlet detect live.csv --model a.martlet --model b.martlet --combine max
        martlet detect nyc_taxi.csv --labels combined_windows.json
        martlet detect cpu.csv --causal --scores scores.csv
        cat cpu.csv | martlet detect - --no-report --fail-on-anomaly
      """)

  @Argument(help: "The data: csv, NDJSON, NPY or UCR; - is standard input.", completion: .file())
  var file: String

  @Option(
    help: ArgumentHelp(
      """
      fitted: learn once, from the rows there are. online: learn as rows come. By default whichever \
      suits the data.
      """, valueName: "method"))
  var method: DetectionMethod?

  @Flag(
    help: """
      Judge each row as martlet watch would when it came, by the rows before it alone: by --model, or by \
      learning as rows come.
      """)
  var causal = false

  @OptionGroup(title: "Models")
  var modelOptions: ModelOptions

  @OptionGroup(title: "Threshold")
  var thresholdOptions: ThresholdOptions

  @OptionGroup(title: "Learning")
  var fitOptions: FitOptions

  @OptionGroup(title: "Data")
  var dataOptions: DataOptions

  @Option(
    help: ArgumentHelp(
      "Known anomalies, to measure against: JSON of windows as NAB has it, or 0 or 1 a row.",
      valueName: "file"),
    completion: .file())
  var labels: String?

  @Option(
    help: ArgumentHelp("Write all rows with their scores.", valueName: "csv"), completion: .file())
  var scores: String?

  @Option(
    help: ArgumentHelp("Where the report goes.", valueName: "html"), completion: .file())
  var report: String?

  @Flag(help: "Write no report.")
  var noReport = false

  @Flag(help: "Exit with 3 if there are anomalies, for scripts.")
  var failOnAnomaly = false

  @OptionGroup
  var runOptions: RunOptions

  func validate() throws {
    try runOptions.checkStandardOutput([("--scores", scores), ("--report", report)])
    if noReport, report != nil {
      throw ValidationError("--report and --no-report contradict each other: give one of them")
    }
    let isStored = !modelOptions.files.isEmpty
    if isStored, let option = fitOptions.given.first {
      throw ValidationError(
        "\(option) is about learning, and --model has learned already: leave out one of them")
    }
    if method != nil, isStored {
      throw ValidationError("--method is about learning, and --model has learned already")
    }
    if causal, method == .fitted {
      throw ValidationError(
        "--method fitted learns from all rows, and --causal judges each by the rows before it: fit a "
          + "model with martlet fit, and give it as --model")
    }
    let aboutFitting =
      (modelOptions.kinds.isEmpty ? [] : ["--architecture"])
      + fitOptions.given.filter { $0 != "--seed" }
    if method == .online || (causal && !isStored), let option = aboutFitting.first {
      throw ValidationError(
        "\(option) is about fitting once, and --\(causal ? "causal" : "method online") does not: "
          + "leave out one of them")
    }
  }

  /// The recipe that the options describe.
  var recipe: Recipe {
    let data = dataOptions.file(file)
    var recipe = Recipe(data: RecipeData(.file(data), labels: labels.map { .file($0) }))
    recipe.method = method
    recipe.isCausal = causal
    recipe.threshold = thresholdOptions.section
    recipe.outputs = .none
    if let scores { recipe.outputs.scores = .path(scores) }
    if let report {
      recipe.outputs.report = .path(report)
    } else if !noReport, !runOptions.json {
      recipe.outputs.report = .path("\(data.stem).report.html")
    }
    fitOptions.apply(to: &recipe)
    modelOptions.apply(to: &recipe)
    return recipe
  }

  func run() throws {
    guard let outcome = try runOptions.finish(recipe, words: { DetectionText($0, $1).text }) else {
      return
    }
    if failOnAnomaly, outcome.anomalyCount > 0 { throw ProgramExit.anomalies }
  }
}

extension DetectionMethod: ExpressibleByArgument {}
