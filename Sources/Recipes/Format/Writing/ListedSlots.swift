/// The items of a list that is being written.
struct ListedSlots: UnkeyedEncodingContainer {
  let codingPath: [any CodingKey]
  let slot: EncodingSlot

  var count: Int { slot.count }

  func encodeNil() { single().encodeNil() }
  func encode(_ value: Bool) { single().encode(value) }
  func encode(_ value: String) { single().encode(value) }
  func encode(_ value: Double) { single().encode(value) }
  func encode(_ value: Float) { single().encode(value) }
  func encode(_ value: Int) { single().encode(value) }
  func encode(_ value: Int8) { single().encode(value) }
  func encode(_ value: Int16) { single().encode(value) }
  func encode(_ value: Int32) { single().encode(value) }
  func encode(_ value: Int64) { single().encode(value) }
  func encode(_ value: UInt) { single().encode(value) }
  func encode(_ value: UInt8) { single().encode(value) }
  func encode(_ value: UInt16) { single().encode(value) }
  func encode(_ value: UInt32) { single().encode(value) }
  func encode(_ value: UInt64) { single().encode(value) }

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
