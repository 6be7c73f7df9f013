/// A number as people and programs write one: its digits and marks, its sign, and its unit.
///
/// `1.051,75 €`, `(12.5)`, `−3`, `12.5 ms`, `$1,234`, `1'234.50`. What a point or a comma in it means
/// is decided by the whole column; see `NumberNotation`.
struct WrittenNumber {
  /// Digits, points and commas, and perhaps an exponent.
  private(set) var body: [UInt8] = []
  /// Whether it is below zero.
  private(set) var isNegative = false
  /// What stands before or behind the number; empty for a bare one.
  private(set) var unit = ""
  /// Whether blanks, apostrophes or lines part its thousands.
  private(set) var hasBlankGroups = false

  private static let lengthLimit = 48

  /// Takes a field apart; `nil` where it is no number in any notation.
  init?(_ field: [UInt8]) {
    guard field.count <= Self.lengthLimit else { return nil }
    var rest = Self.plain(field)[...]
    rest.trimBlanks()
    // Spreadsheets write '12 for a number that is text.
    if rest.first == UInt8(ascii: "'") { rest.removeFirst() }
    if rest.first == UInt8(ascii: "("), rest.last == UInt8(ascii: ")") {
      isNegative = true
      rest = rest.dropFirst().dropLast()
      rest.trimBlanks()
    }
    takeSign(&rest)
    let prefix = rest.prefix { !$0.isDigit && !Self.isMark($0) && !Self.isSign($0) }
    if !prefix.isEmpty {
      guard let currency = Self.text(prefix), Self.currencies.contains(currency.lowercased())
      else { return nil }
      unit = currency
      rest.removeFirst(prefix.count)
      takeSign(&rest)
    }
    guard takeBody(&rest) else { return nil }
    if rest.first == UInt8(ascii: "-"), rest.count == 1, !isNegative {
      isNegative = true
      rest.removeFirst()
    }
    let hasBlank = rest.first == 0x20
    guard let suffix = Self.text(rest) else { return nil }
    if !suffix.isEmpty {
      guard unit.isEmpty, hasBlank || Self.isKnown(suffix), Self.isUnit(suffix) else { return nil }
      unit = suffix
    }
  }

  /// The number, with one decimal mark, and another that may part thousands.
  func value(point: UInt8) -> Double? {
    let grouping = point == UInt8(ascii: ",") ? UInt8(ascii: ".") : UInt8(ascii: ",")
    var digits: [UInt8] = []
    var mark = body.firstIndex(of: point) ?? body.firstIndex { !$0.isDigit && $0 != grouping }
    mark = mark ?? body.count
    let groups = body[..<(mark ?? 0)].split(
      separator: grouping, omittingEmptySubsequences: false)
    if groups.count > 1 {
      guard !hasBlankGroups, let first = groups.first, (1...3).contains(first.count),
        groups.last?.count == 3,
        // In India there are two digits in each group but the last.
        groups.dropFirst().allSatisfy({ $0.count == 3 })
          || groups.dropFirst().dropLast().allSatisfy({ $0.count == 2 }) && first.count <= 2
      else { return nil }
    }
    for group in groups { digits += group }
    digits += body[(mark ?? 0)...]
    guard let number = DecimalNumber.whole(digits, point: point) else { return nil }
    return isNegative ? -number : number
  }

  private mutating func takeSign(_ rest: inout ArraySlice<UInt8>) {
    guard let first = rest.first, Self.isSign(first), !isNegative else { return }
    isNegative = first == UInt8(ascii: "-")
    rest.removeFirst()
    rest.trimBlanks()
  }

  private mutating func takeBody(_ rest: inout ArraySlice<UInt8>) -> Bool {
    var groupDigits: Int?
    while let byte = rest.first {
      if byte.isDigit {
        groupDigits = groupDigits.map { $0 + 1 }
      } else if Self.isMark(byte) {
        guard groupDigits ?? 3 == 3 else { return false }
        groupDigits = nil
      } else if byte == 0x20 || byte == UInt8(ascii: "'") || byte == UInt8(ascii: "_"),
        rest.dropFirst().first?.isDigit == true
      {
        // The digits before the first blank are one to three, behind each exactly three.
        guard groupDigits == 3 || (!hasBlankGroups && (1...3).contains(body.count)),
          body.allSatisfy(\.isDigit)
        else { return false }
        hasBlankGroups = true
        groupDigits = 0
        rest.removeFirst()
        continue
      } else {
        break
      }
      body.append(byte)
      rest.removeFirst()
    }
    guard groupDigits ?? 3 == 3, body.contains(where: \.isDigit) else { return false }
    if let byte = rest.first, byte | 0x20 == UInt8(ascii: "e") {
      let sign = rest.dropFirst().prefix { Self.isSign($0) }
      let digits = rest.dropFirst(1 + sign.count).prefix(while: \.isDigit)
      if sign.count <= 1, !digits.isEmpty {
        body += [byte] + sign + digits
        rest.removeFirst(1 + sign.count + digits.count)
      }
    }
    return true
  }

  private static func isMark(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ".") || byte == UInt8(ascii: ",")
  }

  private static func isSign(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "-") || byte == UInt8(ascii: "+")
  }

  private static func text(_ bytes: ArraySlice<UInt8>) -> String? {
    var bytes = bytes
    bytes.trimBlanks()
    return String(validating: bytes, as: UTF8.self)
  }

  /// Whether a suffix may be a unit of any kind: letters and a few marks, and no more of a sentence.
  private static func isUnit(_ text: String) -> Bool {
    text.count <= 10
      && text.unicodeScalars.allSatisfy {
        $0.properties.isAlphabetic || "%‰°/·²³µ$€£¥".unicodeScalars.contains($0)
      }
  }

  /// Whether a suffix needs no blank before it.
  private static func isKnown(_ text: String) -> Bool {
    UnitFamily.all.contains { $0.factors[text] != nil }
      || currencies.contains(text.lowercased())
      || text.unicodeScalars.first.map { !$0.properties.isAlphabetic } ?? false
  }

  private static let currencies: Set<String> = [
    "$", "€", "£", "¥", "₹", "₽", "₩", "us$", "a$", "c$", "r$", "usd", "eur", "gbp", "jpy", "chf",
    "cad", "aud", "cny", "inr", "sek", "nok", "dkk", "pln", "czk", "fr.", "kr", "kr.", "zł", "rs",
    "rs.", "kč",
  ]

  /// The bytes with plain blanks, minus signs and apostrophes for those of typographers.
  private static func plain(_ field: [UInt8]) -> [UInt8] {
    guard field.contains(where: { $0 >= 0x80 }) else { return field }
    var scalars = String.UnicodeScalarView()
    for scalar in String(decoding: field, as: UTF8.self).unicodeScalars {
      switch scalar {
      case "\u{A0}", "\u{2007}", "\u{2009}", "\u{202F}": scalars.append(" ")
      case "\u{2212}", "\u{2012}", "\u{2013}", "\u{FE63}", "\u{FF0D}": scalars.append("-")
      case "\u{2019}", "\u{2018}": scalars.append("'")
      default: scalars.append(scalar)
      }
    }
    return Array(String(scalars).utf8)
  }
}

extension ArraySlice<UInt8> {
  /// Drops the blanks at both ends.
  mutating func trimBlanks() {
    while let byte = first, byte.isBlank { removeFirst() }
    while let byte = last, byte.isBlank { removeLast() }
  }
}
