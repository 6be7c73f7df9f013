import ArgumentParser
import Files
import Recipes

/// `martlet run`: a recipe in, a folder of results out.
struct RunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Does what a recipe says, from data to report, and leaves a folder of results.",
    discussion: """
      A recipe is a YAML file: data, features, scaling, windows, split, model, training, score, \
      threshold. The same recipe on the same data gives the same files, byte for byte, timing.json \
      aside.

      Examples:
        martlet run recipes/twitter-conv1d.yaml --data ~/data
        martlet run web.yaml --set training.epochs=5 --set split.test=0.3 --out quick
        martlet run web.yaml --dry-run
        martlet run --schema > recipe.schema.json
      """)

  @Argument(
    help: "The recipe; - is standard input.", completion: .file(extensions: ["yaml", "yml"]))
  var file: String?

  @OptionGroup
  var recipeOptions: RecipeOptions

  @Option(
    name: [.customShort("o"), .long],
    help: ArgumentHelp(
      "The folder of results; results/NAME where you are by default.", valueName: "folder"),
    completion: .directory)
  var out: String?

  @Flag(help: "Print the JSON Schema of recipes, by which editors complete and check them.")
  var schema = false

  @OptionGroup
  var runOptions: RunOptions

  func validate() throws {
    if schema {
      guard file == nil else { throw ValidationError("--schema needs no recipe: leave it out") }
    } else if file == nil {
      throw ValidationError("expected a recipe, as in martlet run web.yaml")
    }
    if out == "" || out == "-" {
      throw ValidationError("--out is a folder, and \"\(out ?? "")\" is none: name one")
    }
  }

  func run() throws {
    if schema { return try StandardOutput.print(String(Recipe.schema.dropLast())) }
    guard let file else { return }
    let recipe = try recipeOptions.recipe(file)
    if try runOptions.print(recipe) { return }
    let folder = out ?? "results/\(recipeOptions.name(recipe.name, file: file))"
    try Folder.checkWritable(folder)
    let outcome = try runOptions.run(recipe, data: recipeOptions.dataFolder(file))
    let written = try Interrupts.deferred { try outcome.write(to: folder) }
    if runOptions.json {
      try StandardOutput.print("\(outcome.metricsDocument)")
    } else {
      try runOptions.tell(
        RunText(outcome, folder: folder, written: written).text, beside: recipe.outputs)
    }
    Warnings.tell(outcome)
  }
}
