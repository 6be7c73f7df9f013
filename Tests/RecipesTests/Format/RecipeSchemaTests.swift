import Foundation
import TestSupport
import Testing

@testable import Recipes

@Suite struct RecipeSchemaTests {
  /// The recipes of the repository.
  static let recipes = Repository.root.appending(path: "recipes").path

  @Test func `the schema in the repository is that of the code`() throws {
    let path = "\(Self.recipes)/recipe.schema.json"
    let stored = try String(contentsOfFile: path, encoding: .utf8)
    #expect(
      stored == Recipe.schema,
      "recipes/recipe.schema.json is outdated: martlet run --schema > recipes/recipe.schema.json")
  }
}
