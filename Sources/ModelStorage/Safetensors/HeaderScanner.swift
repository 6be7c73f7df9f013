/// Reads the little JSON that a safetensors header may hold: strings, whole numbers, and what the
/// grammar puts around them.
///
/// A general JSON decoder would follow nested brackets as deep as a hostile file likes, take the last
/// of two equal keys and read `1e300` as a size. This one knows no nesting beyond the header's own,
/// so it needs no stack, and refuses what the format does not know.
struct HeaderScanner {
  /// The header, without the length before it.
  private let bytes: [UInt8]
  private var position = 0

  /// Starts at the first byte.
  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// Reads one byte that must come next, after blanks.
  mutating func expect(_ byte: UInt8) throws(SafetensorsFile.Problem) {
    guard skip(byte) else { throw unexpected("'\(Character(UnicodeScalar(byte)))'") }
  }

  /// Whether a byte comes next, after blanks; reads it if so.
  mutating func skip(_ byte: UInt8) -> Bool {
    skipBlanks()
    guard position < bytes.count, bytes[position] == byte else { return false }
    position += 1
    return true
  }

  /// Nothing but blanks may follow.
  mutating func expectEnd() throws(SafetensorsFile.Problem) {
    skipBlanks()
    guard position == bytes.count else { throw unexpected("the end of the header") }
  }

  /// Reads the commas between items up to the closing byte, which it reads too; whether an item comes.
  mutating func hasNext(isFirst: Bool, closing: UInt8) throws(SafetensorsFile.Problem) -> Bool {
    if skip(closing) { return false }
    if !isFirst { try expect(UInt8(ascii: ",")) }
    return true
  }

  /// Reads a whole number without sign that fits a machine number.
  mutating func wholeNumber() throws(SafetensorsFile.Problem) -> Int {
    skipBlanks()
    let start = position
    var number = 0
    while position < bytes.count, let digit = Self.digit(bytes[position]) {
      let (tens, overflow) = number.multipliedReportingOverflow(by: 10)
      let (sum, carry) = tens.addingReportingOverflow(digit)
      guard !overflow, !carry else {
        position = start
        throw unexpected("a number that a machine can count to")
      }
      number = sum
      position += 1
    }
    let length = position - start
    guard length == 1 || (length > 1 && bytes[start] != UInt8(ascii: "0")) else {
      position = start
      throw unexpected("a whole number")
    }
    return number
  }

  /// Reads whole numbers in brackets.
  mutating func wholeNumbers() throws(SafetensorsFile.Problem) -> [Int] {
    try expect(UInt8(ascii: "["))
    var numbers: [Int] = []
    while try hasNext(isFirst: numbers.isEmpty, closing: UInt8(ascii: "]")) {
      numbers.append(try wholeNumber())
    }
    return numbers
  }

  /// Reads a string in quotes.
  mutating func string() throws(SafetensorsFile.Problem) -> String {
    try expect(UInt8(ascii: "\""))
    let start = position
    var content: [UInt8] = []
    while position < bytes.count, bytes[position] != UInt8(ascii: "\"") {
      let byte = bytes[position]
      guard byte >= 0x20 else { throw unexpected("a character of a string") }
      position += 1
      if byte == UInt8(ascii: "\\") {
        content.append(contentsOf: String(try escape()).utf8)
      } else {
        content.append(byte)
      }
    }
    guard position < bytes.count else { throw unexpected("'\"'") }
    position += 1
    guard let string = String(validating: content, as: UTF8.self) else {
      position = start
      throw unexpected("text in UTF-8")
    }
    return string
  }

  /// Reads what follows a backslash.
  private mutating func escape() throws(SafetensorsFile.Problem) -> Unicode.Scalar {
    guard position < bytes.count else { throw unexpected("a character after '\\'") }
    position += 1
    switch bytes[position - 1] {
    case UInt8(ascii: "\""): return "\""
    case UInt8(ascii: "\\"): return "\\"
    case UInt8(ascii: "/"): return "/"
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{c}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"): return try unicodeEscape()
    default:
      position -= 1
      throw unexpected("one of \" \\ / b f n r t u after '\\'")
    }
  }

  /// Reads the four digits after `\u`, and the second half of a character written in two.
  private mutating func unicodeEscape() throws(SafetensorsFile.Problem) -> Unicode.Scalar {
    let start = position
    let first = try fourHexDigits()
    if let scalar = Unicode.Scalar(first) { return scalar }
    if (0xD800..<0xDC00).contains(first), position + 1 < bytes.count,
      bytes[position] == UInt8(ascii: "\\"), bytes[position + 1] == UInt8(ascii: "u")
    {
      position += 2
      let second = try fourHexDigits()
      if (0xDC00..<0xE000).contains(second),
        let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
      {
        return scalar
      }
    }
    position = start
    throw unexpected("the number of a character")
  }

  private mutating func fourHexDigits() throws(SafetensorsFile.Problem) -> UInt32 {
    var number: UInt32 = 0
    for _ in 0..<4 {
      guard position < bytes.count,
        let digit = Character(UnicodeScalar(bytes[position])).hexDigitValue
      else { throw unexpected("four hexadecimal digits") }
      number = number << 4 | UInt32(digit)
      position += 1
    }
    return number
  }

  private static func digit(_ byte: UInt8) -> Int? {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) ? Int(byte - UInt8(ascii: "0")) : nil
  }

  private mutating func skipBlanks() {
    while position < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[position]) {
      position += 1
    }
  }

  /// What is wrong at this place.
  func unexpected(_ expected: String) -> SafetensorsFile.Problem {
    let found: String
    if position >= bytes.count {
      found = "the end of the header"
    } else if (0x20..<0x7F).contains(bytes[position]) {
      found = "'\(Character(UnicodeScalar(bytes[position])))'"
    } else {
      found = "the byte 0x" + String(bytes[position], radix: 16, uppercase: true)
    }
    return .headerSyntax(
      offset: SafetensorsHeader.lengthBytes + position, expected: expected, found: found)
  }
}
