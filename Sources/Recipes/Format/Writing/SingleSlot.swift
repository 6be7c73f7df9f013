/// The single value of a place.
struct SingleSlot: SingleValueEncodingContainer {
  let codingPath: [any CodingKey]
  let slot: EncodingSlot

  func encodeNil() { slot.set(.null) }
  func encode(_ value: Bool) { slot.set(.bool(value)) }
  func encode(_ value: String) { slot.set(.text(value)) }
  func encode(_ value: Double) { slot.set(DocumentScalar(value)) }
  func encode(_ value: Float) { slot.set(DocumentScalar(value)) }
  func encode(_ value: Int) { slot.set(.integer(String(value))) }
  func encode(_ value: Int8) { slot.set(.integer(String(value))) }
  func encode(_ value: Int16) { slot.set(.integer(String(value))) }
  func encode(_ value: Int32) { slot.set(.integer(String(value))) }
  func encode(_ value: Int64) { slot.set(.integer(String(value))) }
  func encode(_ value: UInt) { slot.set(.integer(String(value))) }
  func encode(_ value: UInt8) { slot.set(.integer(String(value))) }
  func encode(_ value: UInt16) { slot.set(.integer(String(value))) }
  func encode(_ value: UInt32) { slot.set(.integer(String(value))) }
  func encode(_ value: UInt64) { slot.set(.integer(String(value))) }

  func encode<Value: Encodable>(_ value: Value) throws {
    try value.encode(to: NodeEncoder(codingPath: codingPath, slot: slot))
  }
}
