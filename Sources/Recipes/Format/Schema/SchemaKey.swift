/// A row of the table of a section: a key with what may stand under it.
struct SchemaKey: Sendable, Hashable {
  /// Whether it has to be given.
  enum Presence: Sendable, Hashable {
    case required
    /// Of a section's alternatives exactly one has to be given.
    case alternative
    case optional
    /// May be left out, and then follows from other keys.
    case derived
  }

  let name: String
  let shape: SchemaShape
  /// What the key is for, in a line: what editors show beside it.
  let note: String
  let presence: Presence
  /// What it is where it is left out, unless that depends on the data or on other keys.
  fileprivate(set) var standard: DocumentNode?

  /// Whether it may be left out, or be null.
  var isOptional: Bool {
    switch presence {
    case .required, .alternative: false
    case .optional, .derived: true
    }
  }

  static func required(_ name: String, _ shape: SchemaShape, _ note: String) -> SchemaKey {
    SchemaKey(name: name, shape: shape, note: note, presence: .required)
  }

  static func alternative(_ name: String, _ shape: SchemaShape, _ note: String) -> SchemaKey {
    SchemaKey(name: name, shape: shape, note: note, presence: .alternative)
  }

  static func optional(_ name: String, _ shape: SchemaShape, _ note: String) -> SchemaKey {
    SchemaKey(name: name, shape: shape, note: note, presence: .optional)
  }

  static func derived(_ name: String, _ shape: SchemaShape, _ note: String) -> SchemaKey {
    SchemaKey(name: name, shape: shape, note: note, presence: .derived)
  }
}

extension SchemaShape {
  static func section(_ keys: SchemaKey...) -> SchemaShape { .section(keys) }

  /// A section in which optional keys are as in a value of the code's own defaults.
  ///
  /// A section under a key, of which all may be left out, states its defaults itself.
  static func section(defaults: some Encodable, _ keys: SchemaKey...) -> SchemaShape {
    let own: DocumentNode
    do {
      own = try NodeEncoder.encode(defaults)
    } catch {
      preconditionFailure("the defaults of a section cannot be written: \(error)")
    }
    return .section(
      keys.map { key in
        var key = key
        if case .section(let below) = key.shape, below.allSatisfy(\.isOptional) { return key }
        if key.presence == .optional { key.standard = own[key.name] }
        return key
      })
  }
}
