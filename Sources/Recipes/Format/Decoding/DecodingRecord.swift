/// What was asked of a document while a value was decoded from it, and what was wrong.
///
/// A class, for all decoders of one document add to the same.
final class DecodingRecord {
  private var noted: [RecipeMistake] = []
  private var paths: [String] = []
  /// The paths of all keys that were asked for.
  private(set) var asked: Set<String> = []

  /// In the order of the document, none twice.
  var mistakes: [RecipeMistake] {
    var seen: Set<RecipeMistake> = []
    return noted.filter { seen.insert($0).inserted }.enumerated()
      .sorted { ($0.element.place, $0.offset) < ($1.element.place, $1.offset) }.map(\.element)
  }

  /// Notes what is wrong at a path or somewhere below it.
  func note(_ mistakes: [RecipeMistake], at path: String) {
    noted += mistakes
    paths.append(path)
  }

  /// Whether something at or below a path is wrong.
  func hasMistakes(below path: String) -> Bool {
    paths.contains { path.isEmpty || $0 == path || $0.hasPrefix(path + ".") }
  }

  /// A type asks for a key.
  func ask(_ path: String) {
    asked.insert(path)
  }
}
