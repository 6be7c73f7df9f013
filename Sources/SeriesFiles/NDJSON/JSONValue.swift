/// A value of JSON (RFC 8259). Numbers stay text, for a timestamp in nanoseconds has more digits
/// than a `Double`; members stay in their order.
indirect enum JSONValue: Sendable {
  case null
  case bool(Bool)
  case number([UInt8])
  case string(String)
  case array([JSONValue])
  case object([(key: String, value: JSONValue)])

  /// What kind of value it is, in words.
  var kind: String {
    switch self {
    case .null: "null"
    case .bool(let value): "\(value)"
    case .number(let digits): String(decoding: digits.prefix(40), as: UTF8.self)
    case .string(let text): "\"\(text.prefix(40))\""
    case .array: "an array"
    case .object: "an object"
    }
  }

  /// A number, a number in a string, or `NaN` for null; `nil` for the rest.
  var double: Double? {
    switch self {
    case .null: return .nan
    case .bool(let value): return value ? 1 : 0
    case .number(let digits): return DecimalNumber.whole(digits)
    case .string(let text):
      let bytes = Array(text.utf8)
      if let number = DecimalNumber.whole(bytes) { return number }
      return CSVCell.isEmptyWord(bytes) ? .nan : CSVCell.isInfinite(bytes) ? .infinity : nil
    case .array, .object: return nil
    }
  }

  /// The text of a number or of a string.
  var text: [UInt8]? {
    switch self {
    case .number(let digits): digits
    case .string(let text): Array(text.utf8)
    case .null, .bool, .array, .object: nil
    }
  }
}

/// Reads JSON.
struct JSONScanner {
  /// What went wrong, and at which byte.
  struct Failure: Error {
    let position: Int
    let problem: DataError.JSONProblem
  }

  private static let depthLimit = 64
  private let bytes: ArraySlice<UInt8>
  private var position: Int

  private init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    position = bytes.startIndex
  }

  /// The one value that the bytes are.
  static func value(of bytes: ArraySlice<UInt8>) throws(Failure) -> JSONValue {
    var scanner = JSONScanner(bytes)
    let value = try scanner.value(depth: 0)
    scanner.skipBlanks()
    guard scanner.position == bytes.endIndex else { throw scanner.expected("the end of the line") }
    return value
  }

  private func expected(_ what: String) -> Failure {
    Failure(position: position - bytes.startIndex, problem: .expected(what))
  }

  private mutating func skipBlanks() {
    while position < bytes.endIndex, bytes[position].isBlankOrLineEnd { position += 1 }
  }

  private var next: UInt8? { position < bytes.endIndex ? bytes[position] : nil }

  private mutating func take(_ byte: UInt8) -> Bool {
    guard next == byte else { return false }
    position += 1
    return true
  }

  private mutating func value(depth: Int) throws(Failure) -> JSONValue {
    guard depth < Self.depthLimit else {
      throw Failure(position: position - bytes.startIndex, problem: .tooDeep)
    }
    skipBlanks()
    switch next {
    case UInt8(ascii: "{"): return try object(depth: depth)
    case UInt8(ascii: "["): return try array(depth: depth)
    case UInt8(ascii: "\""): return .string(try string())
    default: break
    }
    for (word, value) in Self.words where bytes[position...].starts(with: word) {
      position += word.count
      return value
    }
    let first = position
    while let byte = next, byte.isDigit || Self.numberMarks.contains(byte) { position += 1 }
    let digits = Array(bytes[first..<position])
    guard DecimalNumber.whole(digits) != nil else {
      position = first
      throw expected("a value")
    }
    return .number(digits)
  }

  private static let numberMarks: [UInt8] = Array("+-.eE".utf8)
  // NaN is not JSON, but Python writes it.
  private static let words: [(word: [UInt8], value: JSONValue)] = [
    (Array("null".utf8), .null), (Array("true".utf8), .bool(true)),
    (Array("false".utf8), .bool(false)), (Array("NaN".utf8), .null),
    (Array("Infinity".utf8), .string("inf")), (Array("-Infinity".utf8), .string("-inf")),
  ]

  private mutating func object(depth: Int) throws(Failure) -> JSONValue {
    position += 1
    var members: [(key: String, value: JSONValue)] = []
    skipBlanks()
    if take(UInt8(ascii: "}")) { return .object(members) }
    while true {
      skipBlanks()
      guard next == UInt8(ascii: "\"") else { throw expected("a member's name in quotes") }
      let key = try string()
      skipBlanks()
      guard take(UInt8(ascii: ":")) else { throw expected("a colon") }
      members.append((key, try value(depth: depth + 1)))
      skipBlanks()
      if take(UInt8(ascii: "}")) { return .object(members) }
      guard take(UInt8(ascii: ",")) else { throw expected("a comma or }") }
    }
  }

  private mutating func array(depth: Int) throws(Failure) -> JSONValue {
    position += 1
    var elements: [JSONValue] = []
    skipBlanks()
    if take(UInt8(ascii: "]")) { return .array(elements) }
    while true {
      elements.append(try value(depth: depth + 1))
      skipBlanks()
      if take(UInt8(ascii: "]")) { return .array(elements) }
      guard take(UInt8(ascii: ",")) else { throw expected("a comma or ]") }
    }
  }

  private mutating func string() throws(Failure) -> String {
    position += 1
    var text: [UInt8] = []
    while let byte = next {
      position += 1
      switch byte {
      case UInt8(ascii: "\""):
        guard let valid = String(validating: text, as: UTF8.self) else {
          throw expected("UTF-8 text")
        }
        return valid
      case UInt8(ascii: "\\"): try escape(into: &text)
      default: text.append(byte)
      }
    }
    throw expected("a closing quote")
  }

  private mutating func escape(into text: inout [UInt8]) throws(Failure) {
    guard let byte = next else { throw expected("a closing quote") }
    position += 1
    switch byte {
    case UInt8(ascii: "n"): text.append(0x0A)
    case UInt8(ascii: "t"): text.append(0x09)
    case UInt8(ascii: "r"): text.append(0x0D)
    case UInt8(ascii: "b"): text.append(0x08)
    case UInt8(ascii: "f"): text.append(0x0C)
    case UInt8(ascii: "u"):
      var code = try hexadecimal()
      if code & 0xFC00 == 0xD800, bytes[position...].starts(with: Array("\\u".utf8)) {
        position += 2
        let low = try hexadecimal()
        guard low & 0xFC00 == 0xDC00 else { throw expected("a low surrogate") }
        code = 0x10000 + (code & 0x3FF) << 10 + low & 0x3FF
      }
      guard let scalar = Unicode.Scalar(code) else { throw expected("a character") }
      text.append(contentsOf: String(Character(scalar)).utf8)
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(byte)
    default: throw expected("an escape of JSON")
    }
  }

  private mutating func hexadecimal() throws(Failure) -> UInt32 {
    let digits = String(decoding: bytes[position...].prefix(4), as: UTF8.self)
    guard digits.utf8.count == 4, !digits.hasPrefix("+"), !digits.hasPrefix("-"),
      let code = UInt32(digits, radix: 16)
    else { throw expected("four hexadecimal digits") }
    position += 4
    return code
  }
}
