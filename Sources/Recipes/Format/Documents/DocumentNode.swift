/// A part of a document, a YAML file or what is about to become one, that knows where it stands.
package struct DocumentNode: Sendable, Hashable {
  /// What a part can be.
  package indirect enum Content: Sendable, Hashable {
    case scalar(DocumentScalar)
    case list([DocumentNode])
    case mapping([Entry])
  }

  /// A key with its value.
  package struct Entry: Sendable, Hashable {
    package var key: String
    /// Where the key stands.
    package var place: DocumentPlace
    /// What stands under it.
    package var value: DocumentNode
  }

  /// What it is.
  package var content: Content
  /// Where it begins.
  package var place: DocumentPlace

  /// A part of a document; one that was not read stands nowhere.
  package init(_ content: Content, at place: DocumentPlace = .nowhere) {
    self.content = content
    self.place = place
  }
}

extension DocumentNode {
  /// Nothing: a key without a value, or `null`.
  package var isNull: Bool { content == .scalar(.null) }

  /// Whether it is a single value.
  package var isScalar: Bool {
    if case .scalar = content { true } else { false }
  }

  /// The value under a key of a mapping.
  package subscript(key: String) -> DocumentNode? {
    guard case .mapping(let entries) = content else { return nil }
    return entries.first { $0.key == key }?.value
  }

  /// The keys of a mapping, in order.
  package var keys: [String] {
    guard case .mapping(let entries) = content else { return [] }
    return entries.map(\.key)
  }

  /// What it is, for a person: `the text "many"`, `the number 5`, `a list`.
  package var words: String {
    switch content {
    case .scalar(let scalar): scalar.words
    case .list: "a list"
    case .mapping: "a section of keys"
    }
  }
}
