/// The numbers, words and marks of a written timestamp, one at a time.
struct TimestampTokens {
  enum Token {
    /// Letters, in lower case.
    case word(String)
    /// Digits: what they say, and how many they are.
    case number(Int, width: Int)
    /// Any other byte but a blank.
    case mark(UInt8)
  }

  private var bytes: ArraySlice<UInt8>

  /// Takes a field, without the brackets around it and remarks behind it.
  init(_ field: [UInt8]) {
    bytes = Self.plainBlanks(field)[...]
    trim()
    if bytes.first == UInt8(ascii: "["), bytes.last == UInt8(ascii: "]") {
      bytes = bytes.dropFirst().dropLast()
    }
    // 2025-01-01T00:00+01:00[Europe/Berlin], and what browsers write: (Central European Time).
    for (open, close) in [
      (UInt8(ascii: "["), UInt8(ascii: "]")), (UInt8(ascii: "("), UInt8(ascii: ")")),
    ]
    where bytes.last == close {
      if let first = bytes.lastIndex(of: open), first > bytes.startIndex { bytes = bytes[..<first] }
    }
    trim()
  }

  /// Whether there are digits and nothing else.
  var areDigits: Bool { bytes.allSatisfy(\.isDigit) }

  /// The next token; `nil` at the end.
  mutating func next() -> Token? {
    while let byte = bytes.first, byte.isBlank { bytes.removeFirst() }
    guard let first = bytes.first else { return nil }
    if first.isDigit {
      let digits = bytes.prefix(while: \.isDigit)
      bytes.removeFirst(digits.count)
      // More digits than any timestamp has are no number of one.
      guard digits.count <= 18 else { return .mark(first) }
      return .number(
        digits.reduce(0) { $0 * 10 + Int($1 &- 0x30) }, width: digits.count)
    }
    if Self.isLetter(first) {
      let letters = bytes.prefix(while: Self.isLetter)
      bytes.removeFirst(letters.count)
      var word = String(decoding: letters, as: UTF8.self).lowercased()
      if word == "a" || word == "p", skip(".m") || skip(". m") { word += "m" }
      if bytes.first == UInt8(ascii: ".") { bytes.removeFirst() }
      return .word(word)
    }
    bytes.removeFirst()
    return .mark(first)
  }

  /// Whether a text comes next.
  func isNext(_ text: String) -> Bool { bytes.starts(with: text.utf8) }

  /// Steps over a text, if it comes next.
  mutating func skip(_ text: String) -> Bool {
    guard isNext(text) else { return false }
    bytes.removeFirst(text.utf8.count)
    return true
  }

  /// The digits behind a point or comma, if these come next.
  mutating func fraction() -> [UInt8]? {
    guard let mark = bytes.first, mark == UInt8(ascii: ".") || mark == UInt8(ascii: ",") else {
      return nil
    }
    let digits = bytes.dropFirst().prefix(while: \.isDigit)
    guard !digits.isEmpty else { return nil }
    bytes.removeFirst(digits.count + 1)
    return digits.map { $0 &- 0x30 }
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (byte | 0x20) &- 97 < 26 || byte >= 0x80
  }

  private mutating func trim() {
    while let byte = bytes.first, byte.isBlank { bytes.removeFirst() }
    while let byte = bytes.last, byte.isBlank { bytes.removeLast() }
  }

  /// The bytes with plain blanks for those of typographers, as newer programs put before AM and PM.
  private static func plainBlanks(_ field: [UInt8]) -> [UInt8] {
    guard field.contains(where: { $0 >= 0x80 }) else { return field }
    return Array(
      String(
        String.UnicodeScalarView(
          String(decoding: field, as: UTF8.self).unicodeScalars.map {
            ["\u{A0}", "\u{2007}", "\u{2009}", "\u{202F}"].contains($0) ? " " : $0
          })
      ).utf8)
  }
}
