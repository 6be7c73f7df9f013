/// What may stand at a place of a recipe.
indirect enum SchemaShape: Sendable, Hashable {
  case bool
  /// A whole number, with the least that its type can hold where that is 0.
  case integer(isUnsigned: Bool)
  case number
  case text
  case words([String])
  case list(SchemaShape)
  case section(SchemaSection)
  /// Either: a word or a section, say.
  case either([SchemaShape])
}

/// The keys of a section.
struct SchemaSection: Sendable, Hashable {
  /// A key with what may stand under it.
  struct Entry: Sendable, Hashable {
    let key: String
    let shape: SchemaShape
    /// Whether it may be left out.
    let isOptional: Bool
    /// What it is where it is left out, if that is known.
    let standard: DocumentNode?
  }

  var entries: [Entry]
  /// Of these one has to be given; empty where nothing of the kind is asked.
  var alternatives: [String]
  /// Whether no more than one key may be given.
  var isSingle: Bool
}

extension SchemaShape {
  /// All keys there can be in a section here, whatever its kind.
  var entries: [SchemaSection.Entry] {
    switch self {
    case .section(let section): section.entries
    case .either(let shapes): shapes.flatMap(\.entries)
    case .bool, .integer, .number, .text, .words, .list: []
    }
  }

  /// The keys of which one has to be given.
  var alternatives: [String] {
    if case .section(let section) = self { section.alternatives } else { [] }
  }

  /// What it is, for a person.
  var words: String {
    switch self {
    case .bool: "true or false"
    case .integer: "a whole number"
    case .number: "a number"
    case .text: "text"
    case .words(let words): "one of \(words.joined(separator: ", "))"
    case .list: "a list"
    case .section: "a section of keys"
    case .either(let shapes): shapes.map(\.words).joined(separator: " or ")
    }
  }

  /// What may stand at the end of a path; positions in lists are steps too.
  func shape(at path: some Collection<String>) -> SchemaShape? {
    guard let step = path.first else { return self }
    let rest = path.dropFirst()
    switch self {
    case .list(let item): return Int(step) == nil ? nil : item.shape(at: rest)
    case .either(let shapes): return shapes.lazy.compactMap { $0.shape(at: path) }.first
    case .section(let section):
      return section.entries.first { $0.key == step }?.shape.shape(at: rest)
    case .bool, .integer, .number, .text, .words: return nil
    }
  }

  /// Every key with the path to it, without positions in lists, in order.
  func paths(below path: String = "") -> [(path: String, entry: SchemaSection.Entry)] {
    switch self {
    case .list(let item): item.paths(below: path)
    case .either(let shapes): shapes.flatMap { $0.paths(below: path) }
    case .section(let section):
      section.entries.flatMap { entry in
        let here = path.isEmpty ? entry.key : "\(path).\(entry.key)"
        return [(here, entry)] + entry.shape.paths(below: here)
      }
    case .bool, .integer, .number, .text, .words: []
    }
  }
}
