/// A single value of a document, by the core schema of YAML 1.2 (section 10.3): `1e-5` is a number,
/// `yes` is text.
package enum DocumentScalar: Sendable, Hashable {
  case null
  case bool(Bool)
  /// A whole number, as it is written.
  case integer(String)
  /// Any other number, as it is written.
  case number(String)
  case text(String)

  /// What an unquoted value is.
  package init(plain text: String) {
    switch text {
    case "", "~", "null", "Null", "NULL": self = .null
    case "true", "True", "TRUE": self = .bool(true)
    case "false", "False", "FALSE": self = .bool(false)
    case ".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF", "-.inf", "-.Inf", "-.INF", ".nan",
      ".NaN", ".NAN":
      self = .number(text)
    default:
      switch Self.numberForm(text) {
      case .whole: self = .integer(text)
      case .fraction: self = .number(text)
      case nil: self = .text(text)
      }
    }
  }

  private enum NumberForm {
    case whole
    case fraction
  }

  /// `[-+]? [0-9]+`, `0o` and `0x` are whole; `[-+]? ( \. [0-9]+ | [0-9]+ ( \. [0-9]* )? )
  /// ( [eE] [-+]? [0-9]+ )?` is a number.
  private static func numberForm(_ text: String) -> NumberForm? {
    var rest = Substring(text).utf8[...]
    let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
    func isOctal(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "7") }
    func isHexadecimal(_ byte: UInt8) -> Bool {
      digits.contains(byte) || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte | 0x20)
    }
    if text.hasPrefix("0o"), text.utf8.count > 2 {
      return text.utf8.dropFirst(2).allSatisfy(isOctal) ? .whole : nil
    }
    if text.hasPrefix("0x"), text.utf8.count > 2 {
      return text.utf8.dropFirst(2).allSatisfy(isHexadecimal) ? .whole : nil
    }
    func skipDigits() -> Int {
      let found = rest.prefix { digits.contains($0) }
      rest = rest.dropFirst(found.count)
      return found.count
    }
    func skip(_ characters: String) -> Bool {
      guard let first = rest.first, characters.utf8.contains(first) else { return false }
      rest = rest.dropFirst()
      return true
    }
    _ = skip("+-")
    let before = skipDigits()
    if before > 0, rest.isEmpty { return .whole }
    let after = skip(".") ? skipDigits() : 0
    guard before + after > 0 else { return nil }
    if skip("eE") {
      _ = skip("+-")
      guard skipDigits() > 0 else { return nil }
    }
    return rest.isEmpty ? .fraction : nil
  }

  /// What it is, for a person.
  package var words: String {
    switch self {
    case .null: "nothing"
    case .bool(let value): "\(value)"
    case .integer(let text), .number(let text): "the number \(text)"
    case .text(let text): "the text " + JSONText.string(String(text.prefix(80))).description
    }
  }
}
