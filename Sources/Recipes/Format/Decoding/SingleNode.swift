/// A single value.
struct SingleNode: SingleValueDecodingContainer {
  let decoder: NodeDecoder

  var codingPath: [any CodingKey] { decoder.codingPath }

  func decodeNil() -> Bool { decoder.node.isNull }

  func decode<Value: Decodable>(_ type: Value.Type) throws -> Value { try decoder.value(type) }

  func decode(_ type: Bool.Type) throws -> Bool {
    if case .scalar(.bool(let value)) = decoder.node.content { return value }
    let advice: String? =
      switch text?.lowercased() {
      case "yes", "y", "on", "true": "write true"
      case "no", "n", "off", "false": "write false"
      default: nil
      }
    throw decoder.wrongType("true or false", advice: advice)
  }

  func decode(_ type: String.Type) throws -> String {
    if let text { return text }
    var advice: String?
    switch decoder.node.content {
    case .scalar(.integer(let written)), .scalar(.number(let written)):
      advice = "put it in quotes: \"\(written)\""
    case .scalar(.bool(let value)): advice = "put it in quotes: \"\(value)\""
    case .scalar, .list, .mapping: break
    }
    throw decoder.wrongType("text", advice: advice)
  }

  func decode(_ type: Double.Type) throws -> Double { try floating(type) }
  func decode(_ type: Float.Type) throws -> Float { try floating(type) }
  func decode(_ type: Int.Type) throws -> Int { try whole(type) }
  func decode(_ type: Int8.Type) throws -> Int8 { try whole(type) }
  func decode(_ type: Int16.Type) throws -> Int16 { try whole(type) }
  func decode(_ type: Int32.Type) throws -> Int32 { try whole(type) }
  func decode(_ type: Int64.Type) throws -> Int64 { try whole(type) }
  func decode(_ type: UInt.Type) throws -> UInt { try whole(type) }
  func decode(_ type: UInt8.Type) throws -> UInt8 { try whole(type) }
  func decode(_ type: UInt16.Type) throws -> UInt16 { try whole(type) }
  func decode(_ type: UInt32.Type) throws -> UInt32 { try whole(type) }
  func decode(_ type: UInt64.Type) throws -> UInt64 { try whole(type) }

  private var text: String? {
    guard case .scalar(.text(let text)) = decoder.node.content else { return nil }
    return text
  }

  private var scalar: DocumentScalar? {
    guard case .scalar(let scalar) = decoder.node.content else { return nil }
    return scalar
  }

  private func floating<Number: BinaryFloatingPoint & LosslessStringConvertible>(
    _ type: Number.Type
  ) throws -> Number {
    if let number = scalar?.floating(type) { return number }
    throw decoder.wrongType(isNumber ? "a finite number" : "a number", advice: numberAdvice)
  }

  private func whole<Integer: FixedWidthInteger>(_ type: Integer.Type) throws -> Integer {
    if let number = scalar?.whole(type) { return number }
    guard scalar?.isWhole == true else {
      throw decoder.wrongType("a whole number", advice: numberAdvice)
    }
    throw decoder.wrongType("a whole number from \(Integer.min) to \(Integer.max)")
  }

  private var isNumber: Bool {
    switch scalar {
    case .integer, .number: true
    case .null, .bool, .text, nil: false
    }
  }

  /// How the text is written so that it is the number that it looks like.
  private var numberAdvice: String? {
    guard let text else { return nil }
    let digits = text.filter { $0 != "_" && $0 != " " }
    switch DocumentScalar(plain: digits) {
    case .integer, .number: return digits == text ? "remove the quotes" : "write \(digits)"
    case .null, .bool, .text: return nil
    }
  }
}
