/// The keys of a section that is being written.
struct KeyedSlots<Key: CodingKey>: KeyedEncodingContainerProtocol {
  let codingPath: [any CodingKey]
  let slot: EncodingSlot

  func encodeNil(forKey key: Key) { single(key).encodeNil() }

  func encode<Value: Encodable>(_ value: Value, forKey key: Key) throws {
    try single(key).encode(value)
  }

  private func single(_ key: Key) -> SingleSlot {
    SingleSlot(codingPath: codingPath + [key], slot: slot.value(key.stringValue))
  }

  private func encoder(_ key: Key) -> NodeEncoder {
    NodeEncoder(codingPath: codingPath + [key], slot: slot.value(key.stringValue))
  }

  func nestedContainer<NestedKey: CodingKey>(
    keyedBy type: NestedKey.Type, forKey key: Key
  ) -> KeyedEncodingContainer<NestedKey> {
    encoder(key).container(keyedBy: type)
  }

  func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
    encoder(key).unkeyedContainer()
  }

  func superEncoder() -> any Encoder { NodeEncoder(codingPath: codingPath, slot: slot) }

  func superEncoder(forKey key: Key) -> any Encoder { encoder(key) }
}
