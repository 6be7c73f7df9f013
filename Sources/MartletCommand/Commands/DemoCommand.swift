import AnomalyDetection
import ArgumentParser
import Recipes
import TimeSeries

/// `martlet demo`: the whole job on telemetry made up for it, measured against its own labels.
struct DemoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "demo",
    abstract: "Shows the whole job on made-up telemetry; needs no data.",
    discussion: """
      Makes four weeks of a server's metrics with anomalies planted in the last two, learns from the \
      first two, finds the anomalies, and measures itself against what it planted.

      Examples:
        martlet demo
        martlet demo --seed 7 --output demo.html
      """)

  @Option(help: ArgumentHelp("Another telemetry, another model.", valueName: "number"))
  var seed: UInt64 = 1

  @Option(
    name: [.short, .long], help: ArgumentHelp("Where the report goes.", valueName: "html"),
    completion: .file())
  var output = "report.html"

  @OptionGroup
  var runOptions: RunOptions

  func validate() throws {
    try runOptions.checkStandardOutput([("--output", output)])
  }

  /// The recipe that the options describe.
  var recipe: Recipe {
    var recipe = Recipe(data: RecipeData(.synthetic(TelemetryConfiguration(seed: seed))))
    recipe.seed = seed
    recipe.outputs = .none
    recipe.outputs.report = .path(output)
    return recipe
  }

  func run() throws {
    try runOptions.finish(recipe) { DemoText($0, $1).text }
  }
}
