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
    let shipped = names.filter { $0.hasSuffix(".yaml") }.sorted().compactMap { name in
      (try? String(contentsOfFile: "\(folder)/\(name)", encoding: .utf8)).map {
        ShippedRecipe(name: name, text: $0)
      }
    }
    return shipped + [ensemble]
  }()

  /// What no study of the repository has: several models.
  private static let ensemble = ShippedRecipe(
    name: "ensemble.yaml",
    text: """
      # yaml-language-server: $schema=recipe.schema.json
      data: {path: cpu.csv}
      split: {test: 0.3}
      ensemble:
        rule: votes:2
        members:
          - {model: linear, threshold: "auto:4"}
          - model: {dense: {encoder_sizes: [16, 4]}}
            training: {epochs: 3, learning_rate: 0.002}
            score: {measure: mse, smoothing: 4}
          - {model: dense, seed: 2}
      """)

  func document() throws -> RecipeDocument {
    try RecipeDocument(yaml: Array(text.utf8), file: name)
  }
}
