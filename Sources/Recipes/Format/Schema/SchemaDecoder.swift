/// Hands out what lets an initialiser go on, and writes down what it asks for.
struct SchemaDecoder: Decoder {
  let finder: SchemaFinder
  let way: SchemaFinder.Way
  let notes: SchemaNotes
  let codingPath: [any CodingKey]

  var userInfo: [CodingUserInfoKey: Any] { [:] }

  func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
    guard way.text == nil else { throw SchemaNotes.NoExample() }
    notes.isSection = true
    return KeyedDecodingContainer(SchemaKeys<Key>(decoder: self))
  }

  func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
    throw SchemaNotes.NoExample()
  }

  func singleValueContainer() throws -> any SingleValueDecodingContainer {
    SchemaValue(decoder: self)
  }
}

/// A single value of a schema.
private struct SchemaValue: SingleValueDecodingContainer {
  let decoder: SchemaDecoder

  var codingPath: [any CodingKey] { decoder.codingPath }

  func decodeNil() -> Bool { false }

  func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
    guard let text = decoder.way.text else { throw SchemaNotes.NoExample() }
    decoder.notes.singles.append(type)
    if let value = text as? Value { return value }
    return try decoder.finder.example(type, word: nil)
  }

  func decode(_ type: Bool.Type) throws -> Bool { try plain() }
  func decode(_ type: String.Type) throws -> String { try plain() }
  func decode(_ type: Double.Type) throws -> Double { try plain() }
  func decode(_ type: Float.Type) throws -> Float { try plain() }
  func decode(_ type: Int.Type) throws -> Int { try plain() }
  func decode(_ type: Int8.Type) throws -> Int8 { try plain() }
  func decode(_ type: Int16.Type) throws -> Int16 { try plain() }
  func decode(_ type: Int32.Type) throws -> Int32 { try plain() }
  func decode(_ type: Int64.Type) throws -> Int64 { try plain() }
  func decode(_ type: UInt.Type) throws -> UInt { try plain() }
  func decode(_ type: UInt8.Type) throws -> UInt8 { try plain() }
  func decode(_ type: UInt16.Type) throws -> UInt16 { try plain() }
  func decode(_ type: UInt32.Type) throws -> UInt32 { try plain() }
  func decode(_ type: UInt64.Type) throws -> UInt64 { try plain() }

  private func plain<Value: Decodable>() throws -> Value { try decode(Value.self) }
}
