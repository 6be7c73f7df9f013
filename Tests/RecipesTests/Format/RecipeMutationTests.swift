import Testing

@testable import Recipes

/// A typing mistake in each possible place of each shipped recipe.
@Suite struct RecipeMutationTests {
  @Test(arguments: ShippedRecipe.all)
  func `every key misspelt is told with its line, its column and the right spelling`(
    recipe: ShippedRecipe
  ) throws {
    let root = try recipe.document().root
    let lines = recipe.text.split(separator: "\n", omittingEmptySubsequences: false)
    for (path, entry) in root.entries() {
      guard case .position(let line, let column) = entry.place else {
        Issue.record("\(path) stands nowhere")
        continue
      }
      for misspelt in Self.misspellings(of: entry.key) {
        var changed = lines
        let text = lines[line - 1]
        let start = text.index(text.startIndex, offsetBy: column - 1)
        try #require(text[start...].hasPrefix(entry.key))
        changed[line - 1] =
          text[..<start] + misspelt + text[start...].dropFirst(entry.key.count)
        let mistakes = Self.mistakes(changed.joined(separator: "\n"))
        #expect(mistakes.map(\.place) == [entry.place], "\(path) as \(misspelt): \(mistakes)")
        guard case .unknownKey(misspelt, _, entry.key?, _, _)? = mistakes.first?.kind else {
          Issue.record("\(path) as \(misspelt): \(mistakes)")
          continue
        }
      }
    }
  }

  @Test(arguments: ShippedRecipe.all)
  func `every value of another type is told with its line, its column and its key`(
    recipe: ShippedRecipe
  ) throws {
    let document = try recipe.document()
    for (path, value) in document.root.scalars() {
      for wrong in Self.wrongValues(for: value) {
        var changed = document
        changed.replace(path, with: wrong)
        let mistakes = Self.mistakes(changed)
        #expect(mistakes.map(\.place) == [value.place], "\(path): \(mistakes)")
        let key = path.joined(separator: ".")
        switch mistakes.first?.kind {
        case .wrongType(key, _, _, _), .unknownWord(key, _, _, _): break
        case .refused(let refused, _) where refused == key: break
        case let kind: Issue.record("\(key): \(String(describing: kind))")
        }
      }
    }
  }

  @Test(arguments: ShippedRecipe.all)
  func `every section as a list and every list as a section is told with its line`(
    recipe: ShippedRecipe
  ) throws {
    let document = try recipe.document()
    for (path, entry) in document.root.entries() {
      let wrong: DocumentNode.Content
      switch entry.value.content {
      case .scalar: continue
      case .list: wrong = .mapping([])
      case .mapping: wrong = .list([])
      }
      var changed = document
      changed.replace(path, with: wrong)
      let mistakes = Self.mistakes(changed)
      #expect(mistakes.map(\.place) == [entry.place], "\(path): \(mistakes)")
    }
  }

  @Test(arguments: ShippedRecipe.all)
  func `a key that is nowhere is told wherever it is put`(recipe: ShippedRecipe) throws {
    let document = try recipe.document()
    for path in [[]] + document.root.sections() {
      var changed = document
      let dotted = (path + ["zzzzzz"]).joined(separator: ".")
      try changed.set("\(dotted)=1")
      let mistakes = Self.mistakes(changed)
      #expect(mistakes.map(\.place) == [.option("\(dotted)=1")])
      guard case .unknownKey("zzzzzz", _, nil, _, nil)? = mistakes.first?.kind else {
        Issue.record("\(path): \(mistakes)")
        continue
      }
    }
  }

  @Test(arguments: ShippedRecipe.all)
  func `a shipped recipe fits the schema, and comes back from its resolved form`(
    recipe: ShippedRecipe
  ) throws {
    let document = try recipe.document()
    #expect(SchemaShape.recipe.misfits(document.root) == [])
    let meant = try document.recipe()
    let resolved = try meant.yaml
    let again = try RecipeDocument(yaml: Array(resolved.utf8), file: "resolved")
    #expect(SchemaShape.recipe.misfits(again.root) == [])
    #expect(try again.recipe() == meant)
    #expect(recipe.text.hasPrefix("# yaml-language-server: $schema=recipe.schema.json\n"))
  }

  /// Slips of the hand: a letter left out, put in, swapped with the next.
  private static func misspellings(of key: String) -> [String] {
    let middle = key.index(key.startIndex, offsetBy: key.count / 2)
    var misspellings = [key[..<middle] + "x" + key[middle...]].map(String.init)
    if key.count > 2 {
      misspellings.append(String(key[..<middle] + key[key.index(after: middle)...]))
      let before = key.index(before: middle)
      let swapped =
        String(key[..<before]) + String(key[middle]) + String(key[before])
        + String(key[key.index(after: middle)...])
      if swapped != key { misspellings.append(swapped) }
    }
    return misspellings
  }

  private static func wrongValues(for value: DocumentNode) -> [DocumentNode.Content] {
    switch value.content {
    case .scalar(.integer), .scalar(.number): [.scalar(.text("many")), .scalar(.bool(true))]
    case .scalar(.bool): [.scalar(.text("maybe")), .scalar(.integer("1"))]
    case .scalar(.text): [.scalar(.integer("5")), .scalar(.bool(true))]
    case .scalar(.null), .list, .mapping: []
    }
  }

  private static func mistakes(_ yaml: String) -> [RecipeMistake] {
    do {
      return mistakes(try RecipeDocument(yaml: Array(yaml.utf8), file: "a.yaml"))
    } catch {
      return all(error)
    }
  }

  private static func mistakes(_ document: RecipeDocument) -> [RecipeMistake] {
    do {
      _ = try document.recipe()
      return []
    } catch {
      return all(error)
    }
  }

  private static func all(_ error: RecipeFileError) -> [RecipeMistake] {
    if case .mistakes(_, let mistakes) = error { mistakes } else { [] }
  }
}
