/// What one field says.
enum CSVCell {
  case missing
  case number
  case dateTime
  case text

  /// Takes a field for what it looks like.
  init(_ bytes: [UInt8], point: UInt8 = UInt8(ascii: ".")) {
    if Self.isMissing(bytes) {
      self = .missing
    } else if DecimalNumber.whole(bytes, point: point) != nil || Self.isInfinite(bytes) {
      self = .number
    } else {
      let date =
        DateTimeScanner(bytes, monthFirst: true) ?? DateTimeScanner(bytes, monthFirst: false)
      self = date != nil || WrittenTimestamp.isOne(bytes) ? .dateTime : .text
    }
  }

  /// Whether a field says that there is no value, as programs and people write it.
  static func isMissing(_ bytes: [UInt8]) -> Bool {
    if isEmptyWord(bytes) { return true }
    guard bytes.count <= 16, let first = bytes.first else { return false }
    // Below or above what could be measured: <0.5.
    if first == UInt8(ascii: "<") || first == UInt8(ascii: ">") {
      let number = bytes.drop { [0x20, 0x3C, 0x3D, 0x3E].contains($0) }
      return DecimalNumber.whole(Array(number)) != nil
        || DecimalNumber.whole(Array(number), point: UInt8(ascii: ",")) != nil
    }
    return otherWords.contains(String(decoding: bytes, as: UTF8.self).lowercased())
  }

  /// Whether a field is empty, or one of the words that mean nothing else.
  static func isEmptyWord(_ bytes: [UInt8]) -> Bool {
    guard bytes.count <= 6 else { return false }
    if bytes.isEmpty { return true }
    return missingWords.contains(String(decoding: bytes, as: UTF8.self).lowercased())
  }

  private static let otherWords: Set<String> = [
    "undefined", "undef", "unavailable", "unknown", "missing", "--", "---", "----", "*", "**",
    "***", ".", "..", "...", "n.v.", "n.a.", "k.a.", "k. a.", "n/v", "n.d.", "nd", "n/d", "no data",
    "nodata", "no value", "not available", "#div/0!", "#n/v", "#ref!", "#value!", "#num!", "#name?",
    "#null!", "#wert!", "#bezug!", "#zahl!", "#na", "#error!", "1.#qnan", "1.#ind", "-1.#ind",
    "-1.#qnan", "nan(ind)", "-nan(ind)", "\\n", "bad", "bad input", "bad quality", "i/o timeout",
    "comm fail", "scan off", "pt created", "shutdown", "error", "err", "invalid", "offline",
    "fehler", "ungültig", "fehlt",
  ]

  /// The ways to write infinity.
  static func isInfinite(_ bytes: [UInt8]) -> Bool {
    guard bytes.count >= 3, bytes.count <= 9 else { return false }
    var word = String(decoding: bytes, as: UTF8.self).lowercased()
    if word.hasPrefix("+") || word.hasPrefix("-") { word.removeFirst() }
    return word == "inf" || word == "infinity"
  }

  private static let missingWords: Set<String> = [
    "nan", "-nan", "na", "n/a", "#n/a", "null", "none", "nil", "-", "?", "(null)", "<na>",
  ]

  /// A field as a label: 0, 1, true, false, or nothing.
  static func label(_ bytes: [UInt8]) -> Bool? {
    if isEmptyWord(bytes) { return false }
    switch String(decoding: bytes, as: UTF8.self).lowercased() {
    case "true", "t", "yes": return true
    case "false", "f", "no": return false
    default:
      let number = DecimalNumber.whole(bytes)
      return number == 0 ? false : number == 1 ? true : nil
    }
  }
}
