import ArgumentParser
import Recipes

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Which recipe, and what of it is changed.
struct RecipeOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Where the recipe's relative paths begin; by default MARTLET_DATA, or the recipe's folder.",
      valueName: "folder"),
    completion: .directory)
  var data: String?

  @Option(
    help: ArgumentHelp(
      "Change a value, as in training.epochs=5 or data.columns=[a, b]; may be repeated.",
      valueName: "key=value"))
  var set: [String] = []

  @Option(help: ArgumentHelp("The recipe's seed, another one.", valueName: "number"))
  var seed: UInt64?

  /// The recipe of a file with the changes.
  func recipe(_ file: String) throws -> Recipe {
    var recipe = try document(file).recipe()
    if let seed { recipe.seed = seed }
    return recipe
  }

  /// The file with the changes.
  func document(_ file: String) throws -> RecipeDocument {
    var document = try RecipeDocument(path: file)
    for option in set { try document.set(option) }
    return document
  }

  /// Where relative paths begin.
  func dataFolder(_ file: String) -> DataFolder {
    DataFolder(
      option: data, environment: ProcessInfo.processInfo.environment["MARTLET_DATA"], recipe: file)
  }

  /// What results are named after.
  ///
  /// - Parameter name: what the recipe calls itself.
  func name(_ name: String?, file: String) -> String {
    name ?? FileData(path: file == "-" ? "recipe" : file).stem
  }
}
