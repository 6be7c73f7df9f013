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
  /// - Parameters:
  ///   - shape: what may stand in the document; `nil` leaves it to the decoders alone.
  ///   - record: where it is noted what was asked for.
  /// - Throws: ``Mistakes``, in the order of the document.
  static func decode<Value: Decodable>(
    _ type: Value.Type, from root: DocumentNode, shape: SchemaShape? = nil,
    record: DecodingRecord = DecodingRecord()
  ) throws(Mistakes) -> Value {
    let start = DocumentPlace.position(line: 1, column: 1)
    let usable =
      if let shape { SchemaCheck(shape, record: record).usable(root, keyPlace: start) } else {
        root
      }
    var result: Value?
    if let usable {
      let decoder = NodeDecoder(node: usable, codingPath: [], keyPlace: start, record: record)
      do {
        result = try decoder.value(type)
      } catch {
        record.note(error.all, at: "")
      }
    }
    guard record.mistakes.isEmpty, let result else { throw Mistakes(record.mistakes) }
    return result
  }

  /// Decodes what stands here, and looks for keys that nothing asked for.
  func value<Value: Decodable>(_ type: Value.Type) throws(Mistakes) -> Value {
    do {
      let value = try Value(from: self)
      if case .mapping(let entries) = node.content {
        for entry in entries where !record.asked.contains(path(entry.key)) {
          record.note(
            [RecipeMistake(place: entry.place, kind: .unusedKey(entry.key))], at: dottedPath)
        }
      }
      return value
    } catch let mistakes as Mistakes {
      throw mistakes
    } catch {
      // What follows from a mistake that is noted already helps nobody.
      throw Mistakes(record.hasMistakes(below: dottedPath) ? [] : [mistake(error)])
    }
  }

  // MARK: Decoder

  func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
    guard case .mapping(let entries) = node.content else { throw wrongType("a section of keys") }
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
  func wrongType(_ expected: String) -> Mistakes {
    Mistakes([
      RecipeMistake(
        place: node.isScalar ? node.place : keyPlace,
        kind: .wrongType(key: dottedPath, found: node.words, expected: expected, advice: nil))
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
