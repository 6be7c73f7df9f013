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

  /// The ways to write that there is no value.
  static func isMissing(_ bytes: [UInt8]) -> Bool {
    guard bytes.count <= 6 else { return false }
    if bytes.isEmpty { return true }
    return missingWords.contains(String(decoding: bytes, as: UTF8.self).lowercased())
  }

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
    if isMissing(bytes) { return false }
    switch String(decoding: bytes, as: UTF8.self).lowercased() {
    case "true", "t", "yes": return true
    case "false", "f", "no": return false
    default:
      let number = DecimalNumber.whole(bytes)
      return number == 0 ? false : number == 1 ? true : nil
    }
  }
}
