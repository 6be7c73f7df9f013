/// A line of InfluxDB's line protocol: `measurement,tag=value field=1.5,other=2i timestamp`.
///
/// A backslash before a comma, a blank or `=` makes it part of a name; a field in quotes is text.
/// (InfluxData, "Line protocol reference", InfluxDB OSS v2.)
struct InfluxLine {
  /// What went wrong, and at which byte.
  struct Failure: Error {
    let position: Int
    let expected: String
  }

  /// A field and where its value stands.
  struct Field {
    var name: String
    /// The number; `nil` for text.
    var number: Double?
    /// Of a number without its suffix, of text without its quotes, of a word as `true` all of it.
    var range: Range<Int>
  }

  /// Measurement and tags, as written.
  private(set) var series = ""
  /// The fields, in order.
  private(set) var fields: [Field] = []
  /// Where the timestamp stands, if there is one.
  private(set) var time: Range<Int>?

  private let bytes: ArraySlice<UInt8>
  private var position: Int

  /// Takes a line apart; its end may be part of it.
  init(_ line: ArraySlice<UInt8>) throws(Failure) {
    bytes = line
    position = line.startIndex
    skipBlanks()
    let first = position
    try skipSeries()
    guard let series = String(validating: bytes[first..<position], as: UTF8.self) else {
      throw Failure(position: first - line.startIndex, expected: "UTF-8 text")
    }
    self.series = series
    skipBlanks()
    while true {
      try readField()
      guard take(UInt8(ascii: ",")) else { break }
    }
    skipBlanks()
    try readTime()
  }

  /// Whether a line has this shape.
  static func fits(_ line: ArraySlice<UInt8>) -> Bool {
    do throws(Failure) {
      _ = try InfluxLine(line)
      return true
    } catch { return false }
  }

  private func expected(_ what: String) -> Failure {
    Failure(position: position - bytes.startIndex, expected: what)
  }

  private var next: UInt8? { position < bytes.endIndex ? bytes[position] : nil }

  private var isAtEnd: Bool { next.map(\.isBlankOrLineEnd) ?? true }

  private mutating func take(_ byte: UInt8) -> Bool {
    guard next == byte else { return false }
    position += 1
    return true
  }

  private mutating func skipBlanks() {
    while let byte = next, byte.isBlankOrLineEnd { position += 1 }
  }

  /// Steps over a name, up to one of `marks`, a blank or the end.
  private mutating func skipName(until marks: [UInt8], _ what: String) throws(Failure) {
    let first = position
    while let byte = next, !byte.isBlankOrLineEnd, !marks.contains(byte) {
      position += 1
      if byte == UInt8(ascii: "\\"), let escaped = next, Self.escaped.contains(escaped) {
        position += 1
      }
    }
    if position == first { throw expected(what) }
  }

  private static let escaped: [UInt8] = Array(",= ".utf8)
  private static let comma: [UInt8] = [UInt8(ascii: ",")]
  private static let equals: [UInt8] = [UInt8(ascii: "="), UInt8(ascii: ",")]

  private mutating func skipSeries() throws(Failure) {
    try skipName(until: Self.comma, "the name of a measurement")
    while take(UInt8(ascii: ",")) {
      try skipName(until: Self.equals, "the name of a tag")
      guard take(UInt8(ascii: "=")) else { throw expected("= and the value of a tag") }
      try skipName(until: Self.comma, "the value of a tag")
    }
  }

  private mutating func readField() throws(Failure) {
    let first = position
    try skipName(until: Self.equals, "the name of a field")
    guard let name = name(bytes[first..<position]) else {
      throw Failure(position: first - bytes.startIndex, expected: "UTF-8 text")
    }
    guard take(UInt8(ascii: "=")) else { throw expected("= and the value of a field") }
    if take(UInt8(ascii: "\"")) {
      let range = try skipText()
      fields.append(Field(name: name, number: nil, range: range))
      return
    }
    let start = position
    while let byte = next, byte != UInt8(ascii: ","), !byte.isBlankOrLineEnd { position += 1 }
    guard let value = Self.number(bytes[start..<position]) else {
      position = start
      throw expected("a number, true, false or text in quotes as the value of a field")
    }
    fields.append(
      Field(name: name, number: value.number, range: start..<start + value.length))
  }

  /// The text of a name, without escapes.
  private func name(_ bytes: ArraySlice<UInt8>) -> String? {
    guard bytes.contains(UInt8(ascii: "\\")) else {
      return String(validating: bytes, as: UTF8.self)
    }
    var plain: [UInt8] = []
    var isEscaped = false
    for byte in bytes {
      if isEscaped, !Self.escaped.contains(byte) { plain.append(UInt8(ascii: "\\")) }
      isEscaped = byte == UInt8(ascii: "\\")
      if !isEscaped { plain.append(byte) }
    }
    if isEscaped { plain.append(UInt8(ascii: "\\")) }
    return String(validating: plain, as: UTF8.self)
  }

  /// Steps behind the closing quote.
  private mutating func skipText() throws(Failure) -> Range<Int> {
    let first = position
    while let byte = next {
      position += 1
      if byte == UInt8(ascii: "\"") { return first..<position - 1 }
      if byte == UInt8(ascii: "\\"), next != nil { position += 1 }
    }
    throw expected("a closing quote")
  }

  /// A value and how many of its bytes are the number, or the word.
  private static func number(_ bytes: ArraySlice<UInt8>) -> (number: Double, length: Int)? {
    guard let last = bytes.last else { return nil }
    let isInteger = last == UInt8(ascii: "i") || last == UInt8(ascii: "u")
    let digits = Array(isInteger ? bytes.dropLast() : bytes)
    if let number = DecimalNumber.whole(digits) { return (number, digits.count) }
    if CSVCell.isEmptyWord(digits) { return (.nan, digits.count) }
    switch String(decoding: bytes, as: UTF8.self) {
    case "t", "T", "true", "True", "TRUE": return (1, bytes.count)
    case "f", "F", "false", "False", "FALSE": return (0, bytes.count)
    default: return CSVCell.isInfinite(digits) ? (.infinity, digits.count) : nil
    }
  }

  private mutating func readTime() throws(Failure) {
    let first = position
    if next == UInt8(ascii: "-") { position += 1 }
    let digits = position
    while let byte = next, byte.isDigit { position += 1 }
    let isNumber = position > digits
    // Not of the protocol, but nothing else can be meant.
    if isNumber, take(UInt8(ascii: ".")) {
      while let byte = next, byte.isDigit { position += 1 }
    }
    guard isAtEnd, isNumber || position == first else {
      throw expected("a timestamp, an integer, at the end of the line")
    }
    if position > first { time = first..<position }
    skipBlanks()
    guard next == nil else { throw expected("the end of the line") }
  }
}
