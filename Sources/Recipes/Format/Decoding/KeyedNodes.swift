/// The keys of a section.
struct KeyedNodes<Key: CodingKey>: KeyedDecodingContainerProtocol {
  let decoder: NodeDecoder
  let entries: [DocumentNode.Entry]

  var codingPath: [any CodingKey] { decoder.codingPath }

  var allKeys: [Key] {
    let keys = entries.compactMap { Key(stringValue: $0.key) }
    for key in keys { ask(key) }
    return keys
  }

  func contains(_ key: Key) -> Bool { entry(key) != nil }

  func decodeNil(forKey key: Key) throws -> Bool { entry(key)?.value.isNull ?? true }

  func decode<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value {
    guard let entry = entry(key) else {
      // What is wrong in the section may be what is missing.
      if decoder.record.hasMistakes(below: decoder.dottedPath) { throw Mistakes([]) }
      throw Mistakes([
        RecipeMistake(
          place: decoder.keyPlace, kind: .missingKey(decoder.path(key.stringValue)))
      ])
    }
    return try decoder.child(entry, key: key).value(type)
  }

  /// What is wrong is noted and taken as absent.
  func decodeIfPresent<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value? {
    guard let entry = entry(key), !entry.value.isNull else { return nil }
    let child = decoder.child(entry, key: key)
    do throws(Mistakes) {
      return try child.value(type)
    } catch {
      decoder.record.note(error.all, at: child.dottedPath)
      return nil
    }
  }

  private func ask(_ key: Key) {
    decoder.record.ask(decoder.path(key.stringValue))
  }

  private func entry(_ key: Key) -> DocumentNode.Entry? {
    ask(key)
    return entries.first { $0.key == key.stringValue }
  }

  func nestedContainer<NestedKey: CodingKey>(
    keyedBy type: NestedKey.Type, forKey key: Key
  ) throws -> KeyedDecodingContainer<NestedKey> {
    try superDecoder(forKey: key).container(keyedBy: type)
  }

  func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
    try superDecoder(forKey: key).unkeyedContainer()
  }

  func superDecoder() throws -> any Decoder { decoder }

  func superDecoder(forKey key: Key) throws -> any Decoder {
    let nothing = DocumentNode(.scalar(.null), at: decoder.node.place)
    let entry =
      entry(key)
      ?? DocumentNode.Entry(key: key.stringValue, place: decoder.keyPlace, value: nothing)
    return decoder.child(entry, key: key)
  }
}
