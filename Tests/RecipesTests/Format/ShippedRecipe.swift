import Foundation
import Testing

@testable import Recipes

/// The recipes of the repository.
struct ShippedRecipe: CustomTestStringConvertible, Sendable {
  let name: String
  let text: String

  var testDescription: String { name }

  static let all: [ShippedRecipe] = {
    let folder = RecipeSchemaTests.recipes
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.filter { $0.hasSuffix(".yaml") }.sorted().compactMap { name in
      (try? String(contentsOfFile: "\(folder)/\(name)", encoding: .utf8)).map {
        ShippedRecipe(name: name, text: $0)
      }
    }
  }()

  func document() throws -> RecipeDocument {
    try RecipeDocument(yaml: Array(text.utf8), file: name)
  }
}
