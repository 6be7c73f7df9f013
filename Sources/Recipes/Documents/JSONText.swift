package import TimeSeries

/// A value to be written as JSON (RFC 8259): members stay in the order they are given, so that the
/// same value is always the same text. What is no number (`NaN`, infinity) is null.
package indirect enum JSONText: Sendable, Equatable {
  case null
  case bool(Bool)
  case integer(Int64)
  case number(Double)
  /// A number of single precision, in the fewest digits that read back to it.
  case single(Float)
  case string(String)
  /// Text that is JSON already, on one line.
  case verbatim(String)
  case array([JSONText])
  case object([Member])

  /// A name with its value.
  package struct Member: Sendable, Equatable {
    let name: String
    let value: JSONText

    package init(_ name: String, _ value: JSONText) {
      self.name = name
      self.value = value
    }
  }
}

extension JSONText {
  /// A time as it was given: text stays text, and whole numbers stay numbers.
  package static func time(_ tick: Int64, _ style: TimestampStyle) -> JSONText {
    let text = style.text(tick: tick)
    switch style {
    case .dateTime: return .string(text)
    case .rowNumber, .integer, .epoch:
      return Int64(text).map { .integer($0) } ?? Double(text).map { .number($0) } ?? .string(text)
    }
  }
}

extension JSONText: CustomStringConvertible {
  /// The text, on one line.
  package var description: String {
    switch self {
    case .null: "null"
    case .bool(let value): value ? "true" : "false"
    case .integer(let value): String(value)
    case .number(let value): value.isFinite ? Self.trimmed("\(value)") : "null"
    case .single(let value): value.isFinite ? Self.trimmed("\(value)") : "null"
    case .string(let text): Self.quoted(text)
    case .verbatim(let text): Self.escaped(text)
    case .array(let values): "[" + values.map(\.description).joined(separator: ", ") + "]"
    case .object(let members):
      "{"
        + members.map { "\(Self.quoted($0.name)): \($0.value)" }.joined(separator: ", ") + "}"
    }
  }

  /// `5.0` is written `5`.
  private static func trimmed(_ text: String) -> String {
    text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }

  private static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case "\n": quoted += "\\n"
      case "\r": quoted += "\\r"
      case "\t": quoted += "\\t"
      default: quoted += scalar.isObeyed ? escaped(scalar) : String(scalar)
      }
    }
    return quoted + "\""
  }

  /// Beyond ASCII such characters can stand in strings alone, where an escape means the same.
  private static func escaped(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: { !$0.isASCII && $0.isObeyed }) else { return text }
    return text.unicodeScalars.map { !$0.isASCII && $0.isObeyed ? escaped($0) : String($0) }
      .joined()
  }

  private static func escaped(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16)
    return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
  }
}
