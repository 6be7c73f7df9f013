/// The keys of a section that is not there, or of which one is.
struct SchemaKeys<Key: CodingKey>: KeyedDecodingContainerProtocol {
  let decoder: SchemaDecoder

  private var notes: SchemaNotes { decoder.notes }

  var codingPath: [any CodingKey] { decoder.codingPath }

  var allKeys: [Key] {
    for key in WordSet.keys(of: Key.self) { notes.ask(key, nil) }
    return decoder.way.key.flatMap { Key(stringValue: $0) }.map { [$0] } ?? []
  }

  func contains(_ key: Key) -> Bool {
    notes.ask(key.stringValue, nil)
    return decoder.way.key == key.stringValue
  }

  func decodeNil(forKey key: Key) throws -> Bool { !contains(key) }

  func decode<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value {
    notes.ask(key.stringValue, type, isDemanded: true)
    return try decoder.finder.example(type, word: word(key))
  }

  func decodeIfPresent<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value? {
    notes.ask(key.stringValue, type)
    guard decoder.way.key == key.stringValue else { return nil }
    return try decoder.finder.example(type, word: word(key))
  }

  private func word(_ key: Key) -> String? {
    decoder.way.key == key.stringValue ? decoder.way.word : nil
  }

  func nestedContainer<NestedKey: CodingKey>(
    keyedBy type: NestedKey.Type, forKey key: Key
  ) throws -> KeyedDecodingContainer<NestedKey> {
    throw SchemaNotes.NoExample()
  }

  func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
    throw SchemaNotes.NoExample()
  }

  func superDecoder() throws -> any Decoder { decoder }

  func superDecoder(forKey key: Key) throws -> any Decoder { throw SchemaNotes.NoExample() }
}
