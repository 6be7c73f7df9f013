import Testing

@testable import Recipes

/// The table of keys says what the decoders read, no less and no more.
///
/// The decoders are asked without the table.
@Suite struct SchemaSectionsTests {
  private static let recipes = ShippedRecipe.all + ShippedRecipe.made

  @Test func `the table has the keys that the decoders ask for, and no others`() throws {
    var asked: Set<String> = []
    for recipe in Self.recipes {
      let record = DecodingRecord()
      _ = try NodeDecoder.decode(Recipe.self, from: recipe.document().root, record: record)
      asked.formUnion(record.asked.map { Self.withoutPositions($0.split(separator: ".")) })
    }
    let table = Set(SchemaShape.recipe.paths().map(\.path))
    #expect(asked.subtracting(table).sorted() == [])
    #expect(table.subtracting(asked).sorted() == [])
  }

  @Test func `every key of the table is read in its place with a value of its type`() throws {
    var given: Set<String> = []
    for recipe in Self.recipes {
      let root = try recipe.document().root
      #expect(SchemaShape.recipe.misfits(root) == [])
      #expect(Self.mistakes(root) == [])
      given.formUnion(root.entries().map { Self.withoutPositions($0.path) })
    }
    let table = Set(SchemaShape.recipe.paths().map(\.path))
    #expect(table.subtracting(given).sorted() == [])
  }

  @Test(arguments: recipes)
  func `the types and words of the table are those of the decoders`(recipe: ShippedRecipe) throws {
    let root = try recipe.document().root
    for (path, _) in root.scalars() {
      let key = path.joined(separator: ".")
      guard let shape = SchemaShape.recipe.shape(at: path)?.scalar else {
        Issue.record("\(key) is not in the table")
        continue
      }
      func kinds(_ scalar: DocumentScalar) -> [RecipeMistake.Kind] {
        var changed = root
        changed.replace(path[...], with: .scalar(scalar))
        return Self.mistakes(changed).map(\.kind)
      }
      func isRefused(_ scalar: DocumentScalar) -> Bool {
        kinds(scalar).contains { if case .wrongType(key, _, _, _) = $0 { true } else { false } }
      }
      switch shape {
      case .bool: #expect(isRefused(.text("maybe")), "\(key)")
      case .integer: #expect(isRefused(.number("1.5")), "\(key)")
      case .unsigned: #expect(isRefused(.integer("-1")), "\(key)")
      case .number: #expect(isRefused(.text("many")) && !isRefused(.number("0.5")), "\(key)")
      case .text: #expect(isRefused(.integer("5")), "\(key)")
      case .words(let words):
        for word in words + ["zzzzzz"] {
          let isUnknown = kinds(.text(word)).contains {
            if case .refused(key, _) = $0 { true } else { false }
          }
          #expect(isUnknown != words.contains(word), "\(key): \(kinds(.text(word)))")
        }
      case .list, .section, .either: Issue.record("\(key) is no single value")
      }
    }
  }

  @Test(arguments: recipes)
  func `what the table states as default is what leaving the key out means`(
    recipe: ShippedRecipe
  ) throws {
    let root = try recipe.document().root
    for (path, _) in root.entries() {
      guard let name = path.last,
        let key = SchemaShape.recipe.shape(at: path.dropLast())?.keys.first(where: {
          $0.name == name
        })
      else {
        Issue.record("\(path) is not in the table")
        continue
      }
      let without = root.removing(path[...])
      switch key.presence {
      case .required, .alternative:
        #expect(key.standard == nil, "\(path)")
        #expect(Self.mistakes(without) != [], "\(path)")
      case .derived: #expect(key.standard == nil, "\(path)")
      case .optional:
        if let standard = key.standard {
          var with = root
          with.replace(path[...], with: standard.content)
          let meant = try NodeDecoder.decode(Recipe.self, from: without)
          #expect(try NodeDecoder.decode(Recipe.self, from: with) == meant, "\(path)")
        } else if key.shape.scalar != nil || key.shape.isList,
          // Some kinds need the key.
          let meant = try? NodeDecoder.decode(Recipe.self, from: without)
        {
          let written = try NodeEncoder.encode(meant).value(at: path[...])
          #expect(written == nil || written?.isNull == true, "\(path) is \(written?.words ?? "")")
        }
      }
    }
  }

  private static func mistakes(_ root: DocumentNode) -> [RecipeMistake] {
    do throws(Mistakes) {
      _ = try NodeDecoder.decode(Recipe.self, from: root)
      return []
    } catch {
      return error.all
    }
  }

  private static func withoutPositions(_ path: some Sequence<some StringProtocol>) -> String {
    path.filter { Int($0) == nil }.joined(separator: ".")
  }
}

extension SchemaShape {
  /// What a single value here may be.
  fileprivate var scalar: SchemaShape? {
    switch self {
    case .bool, .integer, .unsigned, .number, .text, .words: self
    case .either(let shapes): shapes.lazy.compactMap(\.scalar).first
    case .list, .section: nil
    }
  }

  fileprivate var isList: Bool {
    if case .list = self { true } else { false }
  }
}

extension DocumentNode {
  /// The same without the key at the end of a path.
  fileprivate func removing(_ path: ArraySlice<String>) -> DocumentNode {
    guard let step = path.first else { return self }
    switch content {
    case .scalar: return self
    case .list(var items):
      if let index = Int(step) { items[index] = items[index].removing(path.dropFirst()) }
      return DocumentNode(.list(items), at: place)
    case .mapping(var entries):
      if path.count == 1 {
        entries.removeAll { $0.key == step }
      } else if let index = entries.firstIndex(where: { $0.key == step }) {
        entries[index].value = entries[index].value.removing(path.dropFirst())
      }
      return DocumentNode(.mapping(entries), at: place)
    }
  }

  /// What stands at the end of a path.
  fileprivate func value(at path: ArraySlice<String>) -> DocumentNode? {
    guard let step = path.first else { return self }
    if case .list(let items) = content {
      return Int(step).flatMap { items.indices.contains($0) ? items[$0] : nil }?
        .value(at: path.dropFirst())
    }
    return self[step]?.value(at: path.dropFirst())
  }
}
