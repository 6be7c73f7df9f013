/// The JSON Schema (draft 2020-12) of a shape: what editors complete and check recipes by.
enum JSONSchema {
  /// The schema of a whole document.
  static func document(_ shape: SchemaShape, title: String, description: String) -> JSONText {
    var members: [JSONText.Member] = [
      .init("$schema", .string("https://json-schema.org/draft/2020-12/schema")),
      .init("title", .string(title)),
      .init("description", .string(description)),
    ]
    members += self.members(shape, isNullable: false)
    members.append(.init("$defs", .object(ranges)))
    return .object(members)
  }

  private static func members(_ shape: SchemaShape, isNullable: Bool) -> [JSONText.Member] {
    func type(_ name: String) -> JSONText.Member {
      .init("type", isNullable ? .array([.string(name), .string("null")]) : .string(name))
    }
    /// In place of a value there may be a range to search.
    func value(_ members: [JSONText.Member], or range: String) -> [JSONText.Member] {
      let reference = JSONText.object([.init("$ref", .string("#/$defs/\(range)"))])
      return [.init("anyOf", .array([.object(members), reference]))]
    }
    switch shape {
    case .bool: return value([type("boolean")], or: "choice")
    case .integer: return value([type("integer")], or: "numbers")
    case .unsigned: return value([type("integer"), .init("minimum", .integer(0))], or: "numbers")
    case .number: return value([type("number")], or: "numbers")
    case .text: return value([type("string")], or: "choice")
    case .words(let words):
      let all = words.map(JSONText.string) + (isNullable ? [.null] : [])
      return value([.init("enum", .array(all))], or: "choice")
    case .list(let item):
      let items = JSONText.object(members(item, isNullable: false))
      return value([type("array"), .init("items", items)], or: "choice")
    case .either(let shapes):
      let either = shapes.map { JSONText.object(members($0, isNullable: false)) }
      let nothing: [JSONText] = isNullable ? [.object([.init("type", .string("null"))])] : []
      return [.init("anyOf", .array(either + nothing))]
    case .section(let keys):
      return [type("object")] + members(keys)
    }
  }

  private static func members(_ keys: [SchemaKey]) -> [JSONText.Member] {
    let properties = keys.map { key in
      let standard = key.standard.map { [JSONText.Member("default", JSONText($0))] } ?? []
      return JSONText.Member(
        key.name,
        .object(
          [.init("description", .string(key.note))]
            + members(key.shape, isNullable: key.isOptional) + standard))
    }
    func names(_ presence: SchemaKey.Presence) -> [JSONText] {
      keys.filter { $0.presence == presence }.map { .string($0.name) }
    }
    var section: [JSONText.Member] = [
      .init("properties", .object(properties)), .init("additionalProperties", .bool(false)),
    ]
    if case let required = names(.required), !required.isEmpty {
      section.append(.init("required", .array(required)))
    }
    if case let alternatives = names(.alternative), !alternatives.isEmpty {
      let one = alternatives.map { JSONText.object([.init("required", .array([$0]))]) }
      section.append(.init("oneOf", .array(one)))
    }
    return section
  }

  /// What `martlet tune` searches: see `RecipeRange`.
  private static var ranges: [JSONText.Member] {
    func range(_ key: String, _ note: String, _ items: [JSONText.Member]) -> JSONText {
      .object([
        .init("type", .string("object")), .init("description", .string(note)),
        .init(
          "properties",
          .object([.init(key, .object([.init("type", .string("array"))] + items))])),
        .init("required", .array([.string(key)])), .init("additionalProperties", .bool(false)),
      ])
    }
    func numbers(_ most: Int64) -> [JSONText.Member] {
      [
        .init("items", .object([.init("type", .string("number"))])),
        .init("minItems", .integer(2)), .init("maxItems", .integer(most)),
      ]
    }
    let choice = range("choice", "To tune: one of these.", [.init("minItems", .integer(1))])
    return [
      .init("choice", choice),
      .init(
        "numbers",
        .object([
          .init(
            "anyOf",
            .array([
              range("log", "To tune: from low to high, by ratio.", numbers(2)),
              range("range", "To tune: from low to high, and perhaps the step.", numbers(3)),
              .object([.init("$ref", .string("#/$defs/choice"))]),
            ]))
        ])),
    ]
  }
}

extension JSONText {
  init(_ node: DocumentNode) {
    switch node.content {
    case .scalar(.null): self = .null
    case .scalar(.bool(let value)): self = .bool(value)
    case .scalar(.text(let text)): self = .string(text)
    case .scalar(.integer(let text)): self = .verbatim(text)
    case .scalar(let scalar): self = scalar.floating(Double.self).map(JSONText.number) ?? .null
    case .list(let items): self = .array(items.map(JSONText.init))
    case .mapping(let entries):
      self = .object(entries.map { Member($0.key, JSONText($0.value)) })
    }
  }
}
