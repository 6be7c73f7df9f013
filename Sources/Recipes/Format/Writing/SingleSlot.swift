/// The single value of a place.
struct SingleSlot: SingleValueEncodingContainer {
  let codingPath: [any CodingKey]
  let slot: EncodingSlot

  func encodeNil() { slot.set(.null) }
  func encode(_ value: Bool) { slot.set(.bool(value)) }
  func encode(_ value: String) { slot.set(.text(value)) }

  func encode(_ value: some BinaryFloatingPoint & LosslessStringConvertible & Encodable) {
    slot.set(DocumentScalar(value))
  }

  func encode(_ value: some FixedWidthInteger & Encodable) {
    slot.set(.integer(String(value)))
  }

  func encode<Value: Encodable>(_ value: Value) throws {
    try value.encode(to: NodeEncoder(codingPath: codingPath, slot: slot))
  }
}
