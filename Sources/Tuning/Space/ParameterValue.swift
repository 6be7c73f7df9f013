/// A value of a parameter.
///
/// In JSON and YAML the bare number or string.
package enum ParameterValue: Sendable, Hashable {
  /// Of a `.float` domain.
  case number(Double)
  /// Of an `.integer` domain.
  case integer(Int)
  /// Of a `.choice` domain: one of its words.
  case choice(String)
}

extension ParameterValue: Codable, CustomStringConvertible {
  /// The value as a person writes it.
  package var description: String {
    switch self {
    case .number(let value): "\(value)"
    case .integer(let value): "\(value)"
    case .choice(let word): word
    }
  }

  /// Reads a bare number or string. A whole number reads as an integer, whatever it was written
  /// from: `ParameterDomain.contains` and the tuner take it for a number where one is expected.
  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let integer = try? container.decode(Int.self) {
      self = .integer(integer)
    } else if let number = try? container.decode(Double.self) {
      self = .number(number)
    } else {
      self = .choice(try container.decode(String.self))
    }
  }

  /// Writes the bare number or string.
  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .number(let value): try container.encode(value)
    case .integer(let value): try container.encode(value)
    case .choice(let word): try container.encode(word)
    }
  }
}
