/// What was asked of a document while a value was decoded from it, and what was wrong.
///
/// A class, for all decoders of one document add to the same.
final class DecodingRecord {
  private struct Section {
    /// In the order in which they were asked for.
    var asked: [String] = []
    /// All keys of the types that opened the section, where they tell.
    var known: [String] = []
    var recognizes: [(String) -> Bool] = []

    /// Whether any type that opened the section has such a key.
    func recognizes(_ key: String) -> Bool { recognizes.contains { $0(key) } }
  }

  private var noted: [RecipeMistake] = []
  private var sections: [String: Section] = [:]

  /// In the order of the document, none twice.
  var mistakes: [RecipeMistake] {
    var seen: Set<RecipeMistake> = []
    return noted.filter { seen.insert($0).inserted }.enumerated()
      .sorted { ($0.element.place, $0.offset) < ($1.element.place, $1.offset) }.map(\.element)
  }

  private var paths: [String] = []

  /// Notes what is wrong.
  func note(_ mistakes: [RecipeMistake]) {
    noted += mistakes
  }

  /// Notes what is wrong somewhere below a path.
  func note(_ mistakes: [RecipeMistake], at path: String) {
    noted += mistakes
    paths.append(path)
  }

  /// Whether something at or below a path is wrong.
  func hasMistakes(below path: String) -> Bool {
    paths.contains { path.isEmpty || $0 == path || $0.hasPrefix(path + ".") }
  }

  /// A type looks at a section.
  func open<Key: CodingKey>(_ type: Key.Type, at path: String) {
    sections[path, default: Section()].recognizes.append { Key(stringValue: $0) != nil }
    sections[path, default: Section()].known += WordSet.keys(of: type)
  }

  /// A type asks for a key of a section.
  func ask(_ key: String, at path: String) {
    if sections[path]?.asked.contains(key) != true {
      sections[path, default: Section()].asked.append(key)
    }
  }

  /// The keys of a section that nobody asked for, once all has been asked.
  func unasked(of entries: [DocumentNode.Entry], at path: String) -> [RecipeMistake] {
    guard let section = sections[path] else { return [] }
    let asked = Set(section.asked)
    return entries.filter { !asked.contains($0.key) }.map { entry in
      section.recognizes(entry.key)
        ? RecipeMistake(place: entry.place, kind: .unusedKey(entry.key))
        : unknown(entry, section, beside: entries, at: path)
    }
  }

  /// The keys of a section that no type can have asked for, where the asking ended early.
  func unrecognized(of entries: [DocumentNode.Entry], at path: String) -> [RecipeMistake] {
    guard let section = sections[path] else { return [] }
    return entries.filter { !section.recognizes($0.key) }
      .map { unknown($0, section, beside: entries, at: path) }
  }

  private func unknown(
    _ entry: DocumentNode.Entry, _ section: Section, beside entries: [DocumentNode.Entry],
    at path: String
  ) -> RecipeMistake {
    var names: [String] = []
    for name in section.asked + section.known where !names.contains(name) { names.append(name) }
    // What is there already is hardly meant.
    let absent = names.filter { name in !entries.contains { $0.key == name } }
    let nearest =
      NearestName(names: absent).nearest(to: entry.key)
      ?? NearestName(names: names).nearest(to: entry.key)
    return RecipeMistake(
      place: entry.place,
      kind: .unknownKey(entry.key, section: path, nearest: nearest, expected: names))
  }
}
