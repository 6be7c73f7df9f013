@testable import Recipes

extension DocumentNode {
  /// Every key, with the path to it.
  func entries(below path: [String] = []) -> [(path: [String], entry: Entry)] {
    switch content {
    case .scalar: []
    case .list(let items):
      items.enumerated().flatMap { $0.element.entries(below: path + ["\($0.offset)"]) }
    case .mapping(let entries):
      entries.flatMap { [(path + [$0.key], $0)] + $0.value.entries(below: path + [$0.key]) }
    }
  }

  /// Every single value, with the path to it.
  func scalars(below path: [String] = []) -> [(path: [String], value: DocumentNode)] {
    switch content {
    case .scalar: [(path, self)]
    case .list(let items):
      items.enumerated().flatMap { $0.element.scalars(below: path + ["\($0.offset)"]) }
    case .mapping(let entries):
      entries.flatMap { $0.value.scalars(below: path + [$0.key]) }
    }
  }

  /// The paths to all sections but the whole.
  func sections() -> [[String]] {
    entries().filter { entry in
      if case .mapping = entry.entry.value.content { true } else { false }
    }.map(\.path)
  }

  /// Puts something else at the end of a path, in the same place.
  mutating func replace(_ path: ArraySlice<String>, with content: Content) {
    guard let step = path.first else {
      self.content = content
      return
    }
    switch self.content {
    case .scalar: break
    case .list(var items):
      if let index = Int(step) { items[index].replace(path.dropFirst(), with: content) }
      self.content = .list(items)
    case .mapping(var entries):
      if let index = entries.firstIndex(where: { $0.key == step }) {
        entries[index].value.replace(path.dropFirst(), with: content)
      }
      self.content = .mapping(entries)
    }
  }
}

extension RecipeDocument {
  mutating func replace(_ path: [String], with content: DocumentNode.Content) {
    root.replace(path[...], with: content)
  }
}

extension SchemaShape {
  /// The paths at which a document is not as the shape says.
  func misfits(_ node: DocumentNode, at path: String = "") -> [String] {
    switch (self, node.content) {
    case (.bool, .scalar(.bool)), (.text, .scalar(.text)), (.number, .scalar(.integer)),
      (.number, .scalar(.number)):
      return []
    case (.integer, .scalar(let scalar)): return scalar.whole(Int64.self) != nil ? [] : [path]
    case (.unsigned, .scalar(let scalar)): return scalar.whole(UInt64.self) != nil ? [] : [path]
    case (.words(let words), .scalar(.text(let word))): return words.contains(word) ? [] : [path]
    case (.list(let shape), .list(let items)):
      return items.enumerated().flatMap { shape.misfits($0.element, at: "\(path).\($0.offset)") }
    case (.either(let shapes), _):
      let misfits = shapes.map { $0.misfits(node, at: path) }
      return misfits.contains([]) ? [] : misfits.last ?? [path]
    case (.section(let keys), .mapping(let entries)):
      var misfits = entries.flatMap { entry -> [String] in
        let here = "\(path).\(entry.key)"
        guard let known = keys.first(where: { $0.name == entry.key }) else { return [here] }
        return known.isOptional && entry.value.isNull
          ? [] : known.shape.misfits(entry.value, at: here)
      }
      func given(_ presence: SchemaKey.Presence) -> [Bool] {
        keys.filter { $0.presence == presence }.map { node.keys.contains($0.name) }
      }
      let alternatives = given(.alternative)
      if given(.required).contains(false)
        || !alternatives.isEmpty && alternatives.filter({ $0 }).count != 1
      {
        misfits.append(path)
      }
      return misfits
    case (.bool, _), (.number, _), (.text, _), (.words, _), (.list, _), (.section, _),
      (.integer, _), (.unsigned, _):
      return [path]
    }
  }
}
