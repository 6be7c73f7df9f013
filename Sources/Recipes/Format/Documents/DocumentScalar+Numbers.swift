extension DocumentScalar {
  /// The whole number it is; `5.0` and `1e3` are some.
  func whole<Integer: FixedWidthInteger>(_ type: Integer.Type) -> Integer? {
    switch self {
    case .integer(let text):
      if text.hasPrefix("0x") { return Integer(text.dropFirst(2), radix: 16) }
      if text.hasPrefix("0o") { return Integer(text.dropFirst(2), radix: 8) }
      return Integer(text)
    case .number(let text): return Double(text).flatMap(Integer.init(exactly:))
    case .null, .bool, .text: return nil
    }
  }

  /// Whether it is a whole number, of whatever size.
  var isWhole: Bool {
    switch self {
    case .integer: true
    case .number(let text): Double(text).map { $0.isFinite && $0 == $0.rounded() } ?? false
    case .null, .bool, .text: false
    }
  }

  /// Whether it is a number of any kind.
  var isNumber: Bool {
    switch self {
    case .integer, .number: true
    case .null, .bool, .text: false
    }
  }

  /// The number it is; infinities and NaN are none that a recipe can use.
  func floating<Number: BinaryFloatingPoint & LosslessStringConvertible>(
    _ type: Number.Type
  ) -> Number? {
    let number: Number?
    switch self {
    case .integer(let text):
      let digits = text.hasPrefix("0x") || text.hasPrefix("0o")
      number = digits ? whole(UInt64.self).map(Number.init) : Number(text)
    case .number(let text): number = Number(text)
    case .null, .bool, .text: number = nil
    }
    return number.flatMap { $0.isFinite ? $0 : nil }
  }

  /// A number in the fewest digits that read back to it, in a form that is a number to every reader
  /// of YAML: `1.0e-5`, since to those of YAML 1.1 `1e-5` is text.
  init(_ number: some BinaryFloatingPoint & LosslessStringConvertible) {
    guard number.isFinite else {
      self = .number(number.isNaN ? ".nan" : number < 0 ? "-.inf" : ".inf")
      return
    }
    let text = number.description
    guard let mark = text.firstIndex(where: { $0 == "e" || $0 == "E" }) else {
      self = .number(text)
      return
    }
    let mantissa = text[..<mark]
    let exponent = Int(text[text.index(after: mark)...]) ?? 0
    self = .number(
      mantissa + (mantissa.contains(".") ? "" : ".0") + "e" + (exponent < 0 ? "" : "+")
        + String(exponent))
  }
}
