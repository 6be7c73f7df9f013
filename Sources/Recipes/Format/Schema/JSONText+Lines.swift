extension JSONText {
  /// The text over several lines, two spaces a level; what is short, or a list of texts, stays on one
  /// line.
  package func lines(indent: Int = 0) -> String {
    let short = description
    let start = String(repeating: " ", count: indent + 2)
    let end = "\n" + String(repeating: " ", count: indent)
    switch self {
    case .array(let values) where indent + short.count > 100 && !short.hasPrefix("[\""):
      let lines = values.map { start + $0.lines(indent: indent + 2) }
      return "[\n" + lines.joined(separator: ",\n") + end + "]"
    case .object(let members) where indent + short.count > 100:
      let lines = members.map { member in
        let name = JSONText.string(member.name).description
        return "\(start)\(name): \(member.value.lines(indent: indent + 2))"
      }
      return "{\n" + lines.joined(separator: ",\n") + end + "}"
    case .null, .bool, .integer, .number, .single, .string, .verbatim, .array, .object:
      return short
    }
  }
}
