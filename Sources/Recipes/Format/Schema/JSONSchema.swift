/// The JSON Schema (draft 2020-12) of a shape: what editors complete and check recipes by.
struct JSONSchema {
  /// What a key is for, by its path without positions in lists.
  let notes: (String) -> String?

  /// The schema of a whole document.
  func document(_ shape: SchemaShape, title: String, description: String) -> JSONText {
    var members: [JSONText.Member] = [
      .init("$schema", .string("https://json-schema.org/draft/2020-12/schema")),
      .init("title", .string(title)),
      .init("description", .string(description)),
    ]
    members += self.members(shape, path: "", isOptional: false)
    members.append(.init("$defs", .object(Self.ranges)))
    return .object(members)
  }

  private func members(_ shape: SchemaShape, path: String, isOptional: Bool) -> [JSONText.Member] {
    func type(_ name: String) -> JSONText.Member {
      .init("type", isOptional ? .array([.string(name), .string("null")]) : .string(name))
    }
    /// In place of a value there may be a range to search.
    func value(_ members: [JSONText.Member], or range: String) -> [JSONText.Member] {
      let reference = JSONText.object([.init("$ref", .string("#/$defs/\(range)"))])
      return [.init("anyOf", .array([.object(members), reference]))]
    }
    switch shape {
    case .bool: return value([type("boolean")], or: "choice")
    case .integer(let isUnsigned):
      let least: [JSONText.Member] = isUnsigned ? [.init("minimum", .integer(0))] : []
      return value([type("integer")] + least, or: "numbers")
    case .number: return value([type("number")], or: "numbers")
    case .text: return value([type("string")], or: "choice")
    case .words(let words):
      let all = words.map(JSONText.string) + (isOptional ? [.null] : [])
      return value([.init("enum", .array(all))], or: "choice")
    case .list(let item):
      let items = JSONText.object(members(item, path: path, isOptional: false))
      return value([type("array"), .init("items", items)], or: "choice")
    case .either(let shapes):
      let either = shapes.map { JSONText.object(members($0, path: path, isOptional: false)) }
      let nothing: [JSONText] =
        isOptional ? [.object([.init("type", .string("null"))])] : []
      return [.init("anyOf", .array(either + nothing))]
    case .section(let section):
      return [type("object")] + members(section, path: path)
    }
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

  private func members(_ section: SchemaSection, path: String) -> [JSONText.Member] {
    let properties = section.entries.map { entry in
      let here = path.isEmpty ? entry.key : "\(path).\(entry.key)"
      var members = self.members(
        entry.shape, path: here,
        isOptional: entry.isOptional && !section.alternatives.contains(entry.key))
      if let standard = entry.standard { members.append(.init("default", JSONText(standard))) }
      if let note = notes(here) { members.insert(.init("description", .string(note)), at: 0) }
      return JSONText.Member(entry.key, .object(members))
    }
    var members: [JSONText.Member] = [
      .init("properties", .object(properties)), .init("additionalProperties", .bool(false)),
    ]
    let required = section.entries.filter { !$0.isOptional }.map(\.key)
    if !required.isEmpty {
      members.append(.init("required", .array(required.map(JSONText.string))))
    }
    if section.isSingle {
      members.append(.init("minProperties", .integer(1)))
      members.append(.init("maxProperties", .integer(1)))
    } else if !section.alternatives.isEmpty {
      let alternatives = section.alternatives.map {
        JSONText.object([.init("required", .array([.string($0)]))])
      }
      members.append(.init("anyOf", .array(alternatives)))
    }
    return members
  }
}

extension JSONText {
  /// A part of a document.
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
