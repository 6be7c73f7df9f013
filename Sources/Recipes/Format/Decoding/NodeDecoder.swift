/// Decodes a value from a document and notes what cannot be right, with the place of each.
///
/// What is optional and wrong is noted and taken as absent, so that one reading finds all mistakes
/// that do not hide each other.
struct NodeDecoder: Decoder {
  let node: DocumentNode
  let codingPath: [any CodingKey]
  /// Where the key stands under which the node is found.
  let keyPlace: DocumentPlace
  let record: DecodingRecord

  var userInfo: [CodingUserInfoKey: Any] { [:] }

  /// Decodes a whole document.
  ///
  /// - Throws: ``Mistakes``, in the order of the document.
  static func decode<Value: Decodable>(
    _ type: Value.Type, from root: DocumentNode
  ) throws(Mistakes) -> Value {
    let record = DecodingRecord()
    let start = DocumentPlace.position(line: 1, column: 1)
    let decoder = NodeDecoder(node: root, codingPath: [], keyPlace: start, record: record)
    var result: Value?
    do {
      result = try decoder.value(type)
    } catch {
      record.note(error.all)
    }
    guard record.mistakes.isEmpty, let result else {
      throw Mistakes(record.mistakes)
    }
    return result
  }

  /// Decodes what stands here, and looks for keys that nothing asked for.
  func value<Value: Decodable>(_ type: Value.Type) throws(Mistakes) -> Value {
    try checkWord(type)
    do {
      let value = try Value(from: self)
      if case .mapping(let entries) = node.content {
        record.note(record.unasked(of: entries, at: dottedPath))
      }
      return value
    } catch let mistakes as Mistakes {
      throw withMisspellings(mistakes)
    } catch {
      // What follows from a mistake that is noted already helps nobody.
      if record.hasMistakes(below: dottedPath) { throw Mistakes([]) }
      throw withMisspellings(Mistakes([mistake(error)]))
    }
  }

  /// A key that is missing and one that nobody knows are often the same.
  private func withMisspellings(_ mistakes: Mistakes) -> Mistakes {
    guard case .mapping(let entries) = node.content else { return mistakes }
    let unknown = record.unrecognized(of: entries, at: dottedPath)
    let meant = Set(
      unknown.compactMap { mistake -> String? in
        guard case .unknownKey(_, _, let nearest?, _, _) = mistake.kind else { return nil }
        return path(nearest)
      })
    let others = mistakes.all.filter { mistake in
      switch mistake.kind {
      case .missingKey(let key): !meant.contains(key)
      // Of a section of alternatives in which one is misspelt it is said that there is none.
      case .refused(let key, _): unknown.isEmpty || key != dottedPath
      default: true
      }
    }
    return Mistakes(others + unknown)
  }

  // MARK: Decoder

  func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
    guard case .mapping(let entries) = node.content else { throw wrongType("a section of keys") }
    record.open(type, at: dottedPath)
    return KeyedDecodingContainer(KeyedNodes<Key>(decoder: self, entries: entries))
  }

  func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
    guard case .list(let items) = node.content else { throw wrongType("a list") }
    return ListedNodes(decoder: self, items: items)
  }

  func singleValueContainer() throws -> any SingleValueDecodingContainer {
    SingleNode(decoder: self)
  }
}

extension NodeDecoder {
  /// The keys that lead here, as `--set` takes them.
  var dottedPath: String { codingPath.map(\.stringValue).joined(separator: ".") }

  /// The dotted path of a key in here.
  func path(_ key: String) -> String { codingPath.isEmpty ? key : "\(dottedPath).\(key)" }

  /// A decoder of what stands under a key.
  func child(_ entry: DocumentNode.Entry, key: any CodingKey) -> NodeDecoder {
    NodeDecoder(
      node: entry.value, codingPath: codingPath + [key], keyPlace: entry.place, record: record)
  }

  /// The value is another than expected.
  func wrongType(_ expected: String, advice: String? = nil) -> Mistakes {
    var advice = advice
    var place = keyPlace
    if case .scalar = node.content { place = node.place }
    if case .scalar(let scalar) = node.content, expected == "a list", scalar != .null {
      advice = "put it in brackets"
    }
    return Mistakes([
      RecipeMistake(
        place: place,
        kind: .wrongType(key: dottedPath, found: node.words, expected: expected, advice: advice))
    ])
  }

  /// Words of a closed set are checked here, where all of them are known.
  private func checkWord(_ type: any Decodable.Type) throws(Mistakes) {
    guard let words = WordSet.words(of: type) else { return }
    guard case .scalar(.text(let word)) = node.content else {
      throw wrongType(
        words.count > 1 ? "one of " + words.joined(separator: ", ") : "the word \(words[0])")
    }
    guard !words.contains(word) else { return }
    throw Mistakes([
      RecipeMistake(
        place: node.place,
        kind: .unknownWord(
          key: dottedPath, found: node.words, nearest: NearestName(names: words).nearest(to: word),
          expected: words))
    ])
  }

  /// A refusal by the value itself, at the key that it is about.
  private func mistake(_ error: any Error) -> RecipeMistake {
    var keys = codingPath.map(\.stringValue)
    var reason = "\(error)"
    switch error {
    case DecodingError.dataCorrupted(let context), DecodingError.keyNotFound(_, let context),
      DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context):
      keys = context.codingPath.map(\.stringValue)
      reason = context.debugDescription
    case let refusal as any KeyedRefusal:
      if let key = refusal.refusedKey { keys += key.split(separator: ".").map(String.init) }
    default: break
    }
    var place = keyPlace
    var node = node
    for key in keys.dropFirst(codingPath.count) {
      guard case .mapping(let entries) = node.content,
        let entry = entries.first(where: { $0.key == key })
      else { break }
      (place, node) = (entry.place, entry.value)
    }
    if case .mapping(let entries) = node.content {
      let words = reason.split { !($0.isLetter || $0.isNumber || $0 == "_") }.map(String.init)
      let named = words.lazy.compactMap { word in entries.first { $0.key == word } }
      if let entry = named.first { (place, node) = (entry.place, entry.value) }
    }
    if case .scalar = node.content { place = node.place }
    return RecipeMistake(
      place: place, kind: .refused(key: keys.joined(separator: "."), reason: reason))
  }
}

/// An error that knows which key of a section it is about.
protocol KeyedRefusal: Error {
  /// The key, dotted where it is further down.
  var refusedKey: String? { get }
}
