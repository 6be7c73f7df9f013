extension String {
  /// The text with what a terminal would obey rather than show written as `\u{1B}`: control
  /// characters, line breaks among them, and marks that turn the direction of text around.
  ///
  /// - Parameter keepsLines: leaves line breaks as they are, for text of several lines.
  package func shown(keepsLines: Bool = false) -> String {
    guard unicodeScalars.contains(where: { $0.isObeyed && !(keepsLines && $0 == "\n") }) else {
      return self
    }
    var shown = ""
    for scalar in unicodeScalars {
      if scalar.isObeyed, !(keepsLines && scalar == "\n") {
        shown += "\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}"
      } else {
        shown.unicodeScalars.append(scalar)
      }
    }
    return shown
  }
}

extension Unicode.Scalar {
  /// Whether a terminal obeys the character rather than shows it.
  var isObeyed: Bool {
    switch value {
    case 0x00...0x1F, 0x7F...0x9F: true
    // The marks of bidirectional text (UAX #9), and the separators of lines and paragraphs.
    case 0x061C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069: true
    default: false
    }
  }
}
