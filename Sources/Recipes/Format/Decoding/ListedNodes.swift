/// The items of a list.
struct ListedNodes: UnkeyedDecodingContainer {
  let decoder: NodeDecoder
  let items: [DocumentNode]
  private(set) var currentIndex = 0

  init(decoder: NodeDecoder, items: [DocumentNode]) {
    self.decoder = decoder
    self.items = items
  }

  var codingPath: [any CodingKey] { decoder.codingPath }
  var count: Int? { items.count }
  var isAtEnd: Bool { currentIndex >= items.count }

  mutating func decodeNil() throws -> Bool {
    guard !isAtEnd, items[currentIndex].isNull else { return false }
    currentIndex += 1
    return true
  }

  mutating func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
    try next().value(type)
  }

  private mutating func next() throws -> NodeDecoder {
    guard !isAtEnd else { throw decoder.wrongType("more than \(items.count) items") }
    defer { currentIndex += 1 }
    let entry = DocumentNode.Entry(
      key: String(currentIndex), place: items[currentIndex].place, value: items[currentIndex])
    return decoder.child(entry, key: ListIndex(currentIndex))
  }

  mutating func nestedContainer<NestedKey: CodingKey>(
    keyedBy type: NestedKey.Type
  ) throws -> KeyedDecodingContainer<NestedKey> {
    try next().container(keyedBy: type)
  }

  mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer {
    try next().unkeyedContainer()
  }

  mutating func superDecoder() throws -> any Decoder { try next() }
}
