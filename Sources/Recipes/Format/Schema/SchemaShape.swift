/// What may stand at a place of a recipe.
///
/// What may stand in a whole recipe is ``recipe``, section by section in the files of the folder
/// `Sections`.
indirect enum SchemaShape: Sendable, Hashable {
  case bool
  case integer
  /// A whole number that is not below 0 and may be larger than an `Int`: a seed.
  case unsigned
  case number
  case text
  case words([String])
  case list(SchemaShape)
  /// Keys, in the order in which they are told.
  case section([SchemaKey])
  /// Either: a word or a section, say.
  case either([SchemaShape])

  /// The words of an enumeration.
  static func words<Words: CaseIterable & RawRepresentable<String>>(
    _ type: Words.Type
  ) -> SchemaShape {
    .words(type.allCases.map(\.rawValue))
  }
}

extension SchemaShape {
  /// All keys there can be in a section here, whatever its kind.
  var keys: [SchemaKey] {
    switch self {
    case .section(let keys): keys
    case .either(let shapes): shapes.flatMap(\.keys)
    case .bool, .integer, .unsigned, .number, .text, .words, .list: []
    }
  }

  /// The number that may stand here, if any may.
  var numeric: SchemaShape? {
    switch self {
    case .integer, .unsigned, .number: self
    case .either(let shapes): shapes.lazy.compactMap(\.numeric).first
    case .bool, .text, .words, .list, .section: nil
    }
  }

  /// What it is, for a person.
  var words: String {
    switch self {
    case .bool: "true or false"
    case .integer, .unsigned: "a whole number"
    case .number: "a number"
    case .text: "text"
    case .words(let words):
      words.count > 1 ? "one of " + words.joined(separator: ", ") : "the word \(words[0])"
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
    case .section(let keys): return keys.first { $0.name == step }?.shape.shape(at: rest)
    case .bool, .integer, .unsigned, .number, .text, .words: return nil
    }
  }

  /// Every key with the path to it, without positions in lists, in order.
  func paths(below path: String = "") -> [(path: String, key: SchemaKey)] {
    switch self {
    case .list(let item): item.paths(below: path)
    case .either(let shapes): shapes.flatMap { $0.paths(below: path) }
    case .section(let keys):
      keys.flatMap { key in
        let here = path.isEmpty ? key.name : "\(path).\(key.name)"
        return [(here, key)] + key.shape.paths(below: here)
      }
    case .bool, .integer, .unsigned, .number, .text, .words: []
    }
  }
}
