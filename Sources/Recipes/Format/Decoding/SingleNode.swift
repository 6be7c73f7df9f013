/// A single value.
struct SingleNode: SingleValueDecodingContainer {
  let decoder: NodeDecoder

  var codingPath: [any CodingKey] { decoder.codingPath }

  func decodeNil() -> Bool { decoder.node.isNull }

  func decode<Value: Decodable>(_ type: Value.Type) throws -> Value { try decoder.value(type) }

  func decode(_ type: Bool.Type) throws -> Bool {
    if case .scalar(.bool(let value)) = decoder.node.content { return value }
    throw decoder.wrongType("true or false")
  }

  func decode(_ type: String.Type) throws -> String {
    if case .scalar(.text(let text)) = decoder.node.content { return text }
    throw decoder.wrongType("text")
  }

  func decode<Number: BinaryFloatingPoint & LosslessStringConvertible & Decodable>(
    _ type: Number.Type
  ) throws -> Number {
    if let number = scalar?.floating(type) { return number }
    throw decoder.wrongType(scalar?.isNumber == true ? "a finite number" : "a number")
  }

  func decode<Integer: FixedWidthInteger & Decodable>(_ type: Integer.Type) throws -> Integer {
    if let number = scalar?.whole(type) { return number }
    throw decoder.wrongType(
      scalar?.isWhole == true
        ? "a whole number from \(Integer.min) to \(Integer.max)" : "a whole number")
  }

  private var scalar: DocumentScalar? {
    if case .scalar(let scalar) = decoder.node.content { scalar } else { nil }
  }
}
