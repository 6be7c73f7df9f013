import Testing

@testable import Recipes

@Suite struct RecipePathsTests {
  @Test(arguments: [
    ("comma", UInt8(ascii: ",")), ("tab", UInt8(ascii: "\t")), ("\\t", UInt8(ascii: "\t")),
    ("|", UInt8(ascii: "|")), ("space", UInt8(ascii: " ")), (";", UInt8(ascii: ";")),
  ])
  func `a delimiter is a name or a character`(word: String, byte: UInt8) {
    #expect(FieldDelimiter(word)?.byte == byte)
  }

  @Test(arguments: ["", "a", "5", "-", ".", "\"", "::", "é"])
  func `what a number may hold does not delimit`(word: String) {
    #expect(FieldDelimiter(word) == nil)
  }

  @Test func `several series have a path each, with safe names`() {
    #expect(ResultNames.paths("a.html", names: ["x"]) == ["a.html"])
    #expect(
      ResultNames.paths("out/web.report.html", names: ["a/b", "a b", "c"]) == [
        "out/web.a-b.report.html", "out/web.a-b-2.report.html", "out/web.c.report.html",
      ])
    #expect(ResultNames.paths("a.b/model", names: ["x", "y"]) == ["a.b/model.x", "a.b/model.y"])
  }

  @Test func `a recipe that would write over its data is refused`() {
    var recipe = Recipe(data: RecipeData(.file(FileData(path: "a.csv"))))
    recipe.outputs = .none
    recipe.outputs.scores = .path("a.csv")
    #expect(throws: RecipeError.self) { try RecipePaths(recipe, folder: .here).check() }
  }

  @Test func `several models of one series have a number each`() {
    #expect(ResultNames.numbered("a/model.martlet", 1) == ["a/model.martlet"])
    #expect(
      ResultNames.numbered("a/model.martlet", 2) == ["a/model-1.martlet", "a/model-2.martlet"])
  }

  @Test func `JSON keeps the order of its members and writes no number that is none`() {
    let value = JSONText.object([
      .init("b", .array([.integer(1), .number(2.5), .number(.nan), .single(0.1), .number(3)])),
      .init("a", .string("x\"\\\n\u{1}é")), .init("c", .bool(true)), .init("d", .null),
    ])
    #expect(
      "\(value)"
        == #"{"b": [1, 2.5, null, 0.1, 3], "a": "x\"\\\n\u0001é", "c": true, "d": null}"#)
  }
}
