/// Encodes a value into a document, keys in the order in which they are written.
struct NodeEncoder: Encoder {
  let codingPath: [any CodingKey]
  let slot: EncodingSlot

  var userInfo: [CodingUserInfoKey: Any] { [:] }

  /// The document of a value.
  static func encode(_ value: some Encodable) throws -> DocumentNode {
    let slot = EncodingSlot()
    try value.encode(to: NodeEncoder(codingPath: [], slot: slot))
    return slot.node
  }

  func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
    slot.become(.mapping)
    return KeyedEncodingContainer(KeyedSlots<Key>(codingPath: codingPath, slot: slot))
  }

  func unkeyedContainer() -> any UnkeyedEncodingContainer {
    slot.become(.list)
    return ListedSlots(codingPath: codingPath, slot: slot)
  }

  func singleValueContainer() -> any SingleValueEncodingContainer {
    SingleSlot(codingPath: codingPath, slot: slot)
  }
}
