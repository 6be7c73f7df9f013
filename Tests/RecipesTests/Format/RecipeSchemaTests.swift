import Foundation
import Testing

@testable import Recipes

@Suite struct RecipeSchemaTests {
  /// The repository, from this file's place in it.
  static var recipes: String {
    let file = URL(fileURLWithPath: #filePath)
    return file.deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("recipes").path
  }

  @Test func `the schema in the repository is that of the code`() throws {
    let path = "\(Self.recipes)/recipe.schema.json"
    let stored = try String(contentsOfFile: path, encoding: .utf8)
    #expect(
      stored == Recipe.schema,
      "recipes/recipe.schema.json is outdated: martlet run --schema > recipes/recipe.schema.json")
  }

  @Test func `every key has a note, and every note a key`() {
    let paths = Recipe.shape.paths().map(\.path)
    #expect(paths.filter { RecipeNotes.note($0) == nil } == [])
    let unused = RecipeNotes.notes.keys.filter { note in
      !paths.contains { $0 == note || $0.hasSuffix(".\(note)") }
    }
    #expect(unused.sorted() == [])
  }

  @Test func `types, words, alternatives and what has to be given are found from the code`() {
    func shape(_ path: String...) -> SchemaShape? { Recipe.shape.shape(at: path) }
    #expect(shape("training", "learning_rate") == .number)
    #expect(shape("seed") == .integer(isUnsigned: true))
    #expect(shape("data", "labels", "ranges") == .list(.list(.integer(isUnsigned: false))))
    #expect(shape("split", "order") == .words(["time", "random"]))
    #expect(shape("model", "dense", "encoder_sizes") == .list(.integer(isUnsigned: false)))
    guard case .either(let threshold) = shape("threshold"), threshold.first == .text else {
      Issue.record("a threshold is a word or a section")
      return
    }
    guard case .section(let data) = shape("data") else {
      Issue.record("data is a section")
      return
    }
    #expect(data.alternatives == ["channels", "table", "synthetic", "path"])
    #expect(data.entries.filter { !$0.isOptional } == [])
    guard case .section(let labels) = shape("data", "labels") else {
      Issue.record("labels are a section")
      return
    }
    #expect(labels.isSingle)
    let windows = shape("windows")?.entries ?? []
    #expect(windows.filter { !$0.isOptional }.map(\.key) == ["length"])
    #expect(windows.first { $0.key == "stride" }?.standard == DocumentNode(.scalar(.integer("1"))))
  }
}
