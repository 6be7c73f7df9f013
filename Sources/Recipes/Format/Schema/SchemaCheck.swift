/// Compares a document with what may stand in it and notes all that is wrong, with the place of each.
struct SchemaCheck {
  private let whole: SchemaShape
  private let record: DecodingRecord

  init(_ whole: SchemaShape, record: DecodingRecord) {
    self.whole = whole
    self.record = record
  }

  /// A document without what is wrong in it, so that the rest can be read; `nil` where nothing is left.
  func usable(_ root: DocumentNode, keyPlace: DocumentPlace) -> DocumentNode? {
    usable(root, as: whole, path: "", keyPlace: keyPlace)
  }

  private func usable(
    _ node: DocumentNode, as shape: SchemaShape, path: String, keyPlace: DocumentPlace
  ) -> DocumentNode? {
    switch (shape, node.content) {
    case (.bool, .scalar(.bool)), (.text, .scalar(.text)): return node
    case (.integer, .scalar(let scalar)) where scalar.whole(Int64.self) != nil: return node
    case (.unsigned, .scalar(let scalar)) where scalar.whole(UInt64.self) != nil: return node
    // Many are read as `Float`, and no recipe needs larger ones.
    case (.number, .scalar(let scalar)) where scalar.floating(Float.self) != nil: return node
    case (.words(let words), .scalar(.text(let word))):
      if words.contains(word) { return node }
      let nearest = NearestName(names: words).nearest(to: word)
      let kind = RecipeMistake.Kind.unknownWord(
        key: path, found: node.words, nearest: nearest, expected: words)
      record.note([RecipeMistake(place: node.place, kind: kind)], at: path)
      return nil
    case (.list(let item), .list(let items)):
      let usable = items.enumerated().map { index, node in
        self.usable(node, as: item, path: "\(path).\(index)", keyPlace: node.place)
      }
      return usable.contains(nil)
        ? nil : DocumentNode(.list(usable.compactMap { $0 }), at: node.place)
    case (.section(let keys), .mapping(let entries)):
      return DocumentNode(
        .mapping(section(entries, of: keys, path: path, keyPlace: keyPlace)), at: node.place)
    case (.either(let shapes), _):
      if let fitting = shapes.first(where: { $0.isMeant(by: node) }) {
        return usable(node, as: fitting, path: path, keyPlace: keyPlace)
      }
    case (.bool, _), (.integer, _), (.unsigned, _), (.number, _), (.text, _), (.words, _),
      (.list, _), (.section, _):
      break
    }
    let kind = RecipeMistake.Kind.wrongType(
      key: path, found: node.words, expected: shape.expectation(for: node),
      advice: shape.advice(for: node))
    record.note(
      [RecipeMistake(place: node.isScalar ? node.place : keyPlace, kind: kind)], at: path)
    return nil
  }

  private func section(
    _ entries: [DocumentNode.Entry], of keys: [SchemaKey], path: String, keyPlace: DocumentPlace
  ) -> [DocumentNode.Entry] {
    var missing = keys.filter { $0.presence == .required }.map(\.name)
    var usable: [DocumentNode.Entry] = []
    for entry in entries {
      guard let key = keys.first(where: { $0.name == entry.key }) else {
        // A key that is missing and one that nobody knows are often the same.
        let meant = note(unknown: entry, beside: entries, of: keys, path: path)
        missing.removeAll { $0 == meant }
        continue
      }
      missing.removeAll { $0 == key.name }
      let here = path.isEmpty ? key.name : "\(path).\(key.name)"
      var entry = entry
      if !key.isOptional || !entry.value.isNull {
        guard
          let value = self.usable(entry.value, as: key.shape, path: here, keyPlace: entry.place)
        else { continue }
        entry.value = value
      }
      usable.append(entry)
    }
    for name in missing {
      let kind = RecipeMistake.Kind.missingKey(path.isEmpty ? name : "\(path).\(name)")
      record.note([RecipeMistake(place: keyPlace, kind: kind)], at: path)
    }
    return usable
  }

  /// Notes a key that means nothing in a section, and returns the key that is probably meant.
  private func note(
    unknown entry: DocumentNode.Entry, beside entries: [DocumentNode.Entry], of keys: [SchemaKey],
    path: String
  ) -> String? {
    let names = keys.map(\.name)
    // What is there already is hardly meant.
    let absent = names.filter { name in !entries.contains { $0.key == name } }
    let nearest =
      NearestName(names: absent).nearest(to: entry.key)
      ?? NearestName(names: names).nearest(to: entry.key)
    // Where it is known only once, that place is meant.
    let others = whole.paths().map(\.path).filter { $0.hasSuffix(".\(entry.key)") }
    let elsewhere =
      nearest == nil && others.count == 1 ? String(others[0].dropLast(entry.key.count + 1)) : nil
    let kind = RecipeMistake.Kind.unknownKey(
      entry.key, section: path, nearest: nearest, expected: names, elsewhere: elsewhere)
    record.note([RecipeMistake(place: entry.place, kind: kind)], at: path)
    return nearest
  }
}

extension SchemaShape {
  /// Whether a value, right or wrong, is of this one of several shapes.
  fileprivate func isMeant(by node: DocumentNode) -> Bool {
    switch (self, node.content) {
    case (.bool, .scalar(.bool)), (.integer, .scalar(.integer)), (.text, .scalar(.text)),
      (.words, .scalar(.text)), (.section, .mapping):
      true
    case (.bool, _), (.integer, _), (.unsigned, _), (.number, _), (.text, _), (.words, _),
      (.list, _), (.section, _), (.either, _):
      false
    }
  }

  /// What is expected, the more exactly the nearer a value is to it.
  fileprivate func expectation(for node: DocumentNode) -> String {
    guard case .scalar(let scalar) = node.content else { return words }
    switch self {
    case .integer where scalar.isWhole: return "\(words) from \(Int64.min) to \(Int64.max)"
    case .unsigned where scalar.isWhole: return "\(words) from \(UInt64.min) to \(UInt64.max)"
    case .number where scalar.isNumber: return "a finite number"
    case .bool, .integer, .unsigned, .number, .text, .words, .list, .section, .either: return words
    }
  }

  /// How a value is written so that it is what it looks like.
  fileprivate func advice(for node: DocumentNode) -> String? {
    guard case .scalar(let scalar) = node.content else { return nil }
    switch (self, scalar) {
    case (.bool, .text(let text)):
      switch text.lowercased() {
      case "yes", "y", "on", "true": return "write true"
      case "no", "n", "off", "false": return "write false"
      default: return nil
      }
    case (.text, .integer(let written)), (.text, .number(let written)):
      return "put it in quotes: \"\(written)\""
    case (.text, .bool(let value)): return "put it in quotes: \"\(value)\""
    case (.integer, .text(let text)), (.unsigned, .text(let text)), (.number, .text(let text)):
      let digits = text.filter { $0 != "_" && $0 != " " }
      guard DocumentScalar(plain: digits).isNumber else { return nil }
      return digits == text ? "remove the quotes" : "write \(digits)"
    case (.list, _): return scalar == .null ? nil : "put it in brackets"
    case (.bool, _), (.text, _), (.integer, _), (.unsigned, _), (.number, _), (.words, _),
      (.section, _), (.either, _):
      return nil
    }
  }
}
