/// Writes a document as YAML, so that it reads back the same: a key a line, short lists and small
/// sections of lists on one line.
struct YAMLWriter {
  /// Longer lines are broken up.
  private static let width = 90

  private(set) var text = ""

  /// Writes a document.
  init(_ node: DocumentNode) {
    switch node.content {
    case .mapping(let entries) where !entries.isEmpty: write(entries, indent: 0)
    case .list(let items) where !items.isEmpty: write(items, indent: 0)
    case .scalar, .list, .mapping: text = Self.flow(node) + "\n"
    }
  }

  private mutating func write(_ entries: [DocumentNode.Entry], indent: Int) {
    for entry in entries {
      line(Self.quoted(entry.key) + ":", entry.value, indent: indent, breaksSections: true)
    }
  }

  private mutating func write(_ items: [DocumentNode], indent: Int) {
    for item in items { line("-", item, indent: indent, breaksSections: false) }
  }

  /// A key or a dash with what belongs to it, behind it or below.
  private mutating func line(
    _ head: String, _ node: DocumentNode, indent: Int, breaksSections: Bool
  ) {
    let start = String(repeating: " ", count: indent) + head
    let flow = Self.flow(node)
    let fits = start.count + 1 + flow.count <= Self.width && !flow.isEmpty
    switch node.content {
    case .scalar(.null): text += start + "\n"
    case .scalar: text += "\(start) \(flow)\n"
    case .list(let items) where items.isEmpty || fits && Self.isFlat(node):
      text += "\(start) \(flow)\n"
    case .list(let items):
      text += start + "\n"
      write(items, indent: indent + 2)
    case .mapping(let entries)
    where entries.isEmpty || fits && !breaksSections && Self.isFlat(node):
      text += "\(start) \(flow)\n"
    case .mapping(let entries) where breaksSections:
      text += start + "\n"
      write(entries, indent: indent + 2)
    case .mapping(let entries):
      // The first key stands behind the dash.
      var section = YAMLWriter()
      section.write(entries, indent: indent + 2)
      text += start + " " + section.text.dropFirst(indent + 2)
    }
  }

  private init() {}

  /// Whether it is a list or a section of single values.
  private static func isFlat(_ node: DocumentNode) -> Bool {
    switch node.content {
    case .scalar: true
    case .list(let items): items.allSatisfy(\.isScalar)
    case .mapping(let entries): entries.allSatisfy(\.value.isScalar)
    }
  }

  /// All on one line.
  static func flow(_ node: DocumentNode) -> String {
    switch node.content {
    case .scalar(.null): "null"
    case .scalar(.bool(let value)): value ? "true" : "false"
    case .scalar(.integer(let text)), .scalar(.number(let text)): text
    case .scalar(.text(let text)): quoted(text)
    case .list(let items): "[" + items.map(flow).joined(separator: ", ") + "]"
    case .mapping(let entries):
      "{" + entries.map { "\(quoted($0.key)): \(flow($0.value))" }.joined(separator: ", ") + "}"
    }
  }

  /// Text, in quotes where a reader of YAML 1.1 or 1.2 could take it for anything else.
  private static func quoted(_ text: String) -> String {
    isPlain(text) ? text : JSONText.string(text).description
  }

  private static func isPlain(_ text: String) -> Bool {
    guard case .text = DocumentScalar(plain: text), let first = text.unicodeScalars.first,
      first.isASCII, first.properties.isAlphabetic || first == "_" || first == "/" || first == ".",
      text.last != " ", text.last != ":", !text.contains(": "), !text.contains(" #")
    else { return false }
    let isSafe = text.unicodeScalars.allSatisfy {
      $0.isASCII
        && ($0.properties.isAlphabetic || ("0"..."9").contains($0)
          || "_-./ :+".unicodeScalars.contains($0))
    }
    let words = ["y", "n", "yes", "no", "on", "off", "true", "false", "null"]
    return isSafe && !words.contains(text.lowercased())
  }
}
