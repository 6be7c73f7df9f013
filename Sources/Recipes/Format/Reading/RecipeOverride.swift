/// A change to a recipe from the command line: `training.epochs=5`.
struct RecipeOverride {
  /// The option as it was given, for messages.
  private let text: String
  private let path: [String]
  private let value: DocumentNode

  /// Reads an option.
  init(_ text: String) throws(Mistakes) {
    self.text = text
    guard let sign = text.firstIndex(of: "="), sign > text.startIndex else {
      throw Self.refusal(text, "expected a key, \"=\" and a value, as in training.epochs=5")
    }
    // `of[1].name` is another way to write `of.1.name`.
    let keys = text[..<sign].replacing("[", with: ".").replacing("]", with: "")
    path = keys.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    guard !path.contains("") else {
      throw Self.refusal(text, "the key has an empty part: write training.epochs=5")
    }
    let written = text[text.index(after: sign)...]
    do {
      value = try YAMLReader.read(Array(written.utf8)).placed(at: .option(text))
    } catch {
      throw Mistakes(error.all.map { RecipeMistake(place: .option(text), kind: $0.kind) })
    }
  }

  /// Puts the value in its place.
  func apply(to root: inout DocumentNode) throws(Mistakes) {
    try put(path[...], in: &root, above: "")
  }

  private func put(
    _ path: ArraySlice<String>, in node: inout DocumentNode, above: String
  ) throws(Mistakes) {
    guard let key = path.first else {
      node = value
      return
    }
    let rest = path.dropFirst()
    let here = above.isEmpty ? key : "\(above).\(key)"
    switch node.content {
    case .mapping(var entries):
      if let index = entries.firstIndex(where: { $0.key == key }) {
        entries[index].place = rest.isEmpty ? .option(text) : entries[index].place
        try put(rest, in: &entries[index].value, above: here)
      } else {
        var new = DocumentNode(.scalar(.null), at: .option(text))
        try put(rest, in: &new, above: here)
        entries.append(DocumentNode.Entry(key: key, place: .option(text), value: new))
      }
      node.content = .mapping(entries)
    case .list(var items):
      guard let index = Int(key), index >= 0, index <= items.count else {
        throw Self.refusal(
          text,
          "\(above) is a list of \(items.count): expected 0 to \(items.count) in place of \(key)")
      }
      if index == items.count {
        items.append(DocumentNode(.scalar(.null), at: .option(text)))
      }
      try put(rest, in: &items[index], above: here)
      node.content = .list(items)
    case .scalar(.null):
      var new = DocumentNode(.scalar(.null), at: .option(text))
      try put(rest, in: &new, above: here)
      let entry = DocumentNode.Entry(key: key, place: .option(text), value: new)
      node = DocumentNode(.mapping([entry]), at: .option(text))
    case .scalar(let scalar):
      throw Self.refusal(
        text, "\(above) is \(scalar.words) and has no keys below it: set \(above) as a whole")
    }
  }

  private static func refusal(_ text: String, _ reason: String) -> Mistakes {
    Mistakes([RecipeMistake(place: .option(text), kind: .syntax(reason))])
  }
}

extension DocumentNode {
  /// The same with every part at one place.
  fileprivate func placed(at place: DocumentPlace) -> DocumentNode {
    switch content {
    case .scalar: DocumentNode(content, at: place)
    case .list(let items): DocumentNode(.list(items.map { $0.placed(at: place) }), at: place)
    case .mapping(let entries):
      DocumentNode(
        .mapping(
          entries.map { Entry(key: $0.key, place: place, value: $0.value.placed(at: place)) }),
        at: place)
    }
  }
}
