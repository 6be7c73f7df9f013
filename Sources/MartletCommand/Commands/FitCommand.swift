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

  /// The recipe that the options describe.
  var recipe: Recipe {
    var recipe = Recipe(data: RecipeData(.file(dataOptions.file(file))))
    recipe.task = .fit
    recipe.threshold = thresholdOptions.section
    recipe.model = architectureOption.kind.map { .fitted(.kind($0)) }
    recipe.outputs = .none
    recipe.outputs.model = .path(output)
    fitOptions.apply(to: &recipe)
    return recipe
  }

  func run() throws {
    try runOptions.finish(recipe) { FitText($0, $1).text }
  }
}
