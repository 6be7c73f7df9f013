/// The character between the fields of a line, by its name or itself.
package struct FieldDelimiter: Sendable, Hashable {
  /// The character; a blank stands for any run of blanks.
  package let byte: UInt8

  private static let names: [(name: String, byte: UInt8)] = [
    ("comma", UInt8(ascii: ",")), ("semicolon", UInt8(ascii: ";")), ("tab", UInt8(ascii: "\t")),
    ("bar", UInt8(ascii: "|")), ("space", UInt8(ascii: " ")),
  ]
}

extension FieldDelimiter: LosslessStringConvertible, Codable {
  /// Its name, or the character where it has none.
  package var description: String {
    Self.names.first { $0.byte == byte }?.name ?? String(UnicodeScalar(byte))
  }

  /// Reads a name, `\t`, or a character of punctuation; what a number may hold does not delimit.
  package init?(_ description: String) {
    if let named = Self.names.first(where: { $0.name == description }) {
      byte = named.byte
    } else if description == "\\t" {
      byte = UInt8(ascii: "\t")
    } else if let scalar = description.unicodeScalars.first, description.unicodeScalars.count == 1,
      scalar.isASCII, !scalar.properties.isAlphabetic, !("0"..."9").contains(scalar),
      !"\"+-.\r\n\0".unicodeScalars.contains(scalar)
    {
      byte = UInt8(ascii: scalar)
    } else {
      return nil
    }
  }

  /// Reads the word.
  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let word = try container.decode(String.self)
    guard let delimiter = FieldDelimiter(word) else {
      throw DecodingError.dataCorruptedError(
        in: container,
        debugDescription:
          "delimiter \"\(word)\"; expected comma, semicolon, tab, bar, space or a character")
    }
    self = delimiter
  }

  /// Writes the word.
  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}
