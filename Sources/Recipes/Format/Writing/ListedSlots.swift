/// The items of a list that is being written.
struct ListedSlots: UnkeyedEncodingContainer {
  let codingPath: [any CodingKey]
  let slot: EncodingSlot

  var count: Int { slot.count }

  func encodeNil() { single().encodeNil() }

  func encode<Value: Encodable>(_ value: Value) throws { try single().encode(value) }

  private func single() -> SingleSlot {
    SingleSlot(codingPath: codingPath + [ListIndex(count)], slot: slot.append())
  }

  private func encoder() -> NodeEncoder {
    NodeEncoder(codingPath: codingPath + [ListIndex(count)], slot: slot.append())
  }

  func nestedContainer<NestedKey: CodingKey>(
    keyedBy type: NestedKey.Type
  ) -> KeyedEncodingContainer<NestedKey> {
    encoder().container(keyedBy: type)
  }

  func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer { encoder().unkeyedContainer() }

  func superEncoder() -> any Encoder { encoder() }
}
