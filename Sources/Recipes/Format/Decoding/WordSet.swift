/// What an enumeration of words, or of keys, holds.
enum WordSet {
  /// The raw values of an enumeration of words; `nil` for any other type.
  static func words(of type: any Any.Type) -> [String]? {
    guard let type = type as? any CaseIterable.Type else { return nil }
    return words(type)
  }

  private static func words<Words: CaseIterable>(_ type: Words.Type) -> [String]? {
    let words = Words.allCases.compactMap { ($0 as? any RawRepresentable)?.rawValue as? String }
    return words.isEmpty ? nil : words
  }

  /// The value that a word stands for; the first where no word is asked for.
  static func value(of type: any Any.Type, word: String?) -> Any? {
    (type as? any CaseIterable.Type).flatMap { value($0, word) }
  }

  private static func value<Words: CaseIterable>(_ type: Words.Type, _ word: String?) -> Any? {
    Words.allCases.first {
      word == nil || ($0 as? any RawRepresentable)?.rawValue as? String == word
    }
  }

  /// All keys of a type of keys, where it lists them.
  static func keys(of type: any CodingKey.Type) -> [String] {
    (type as? any CaseIterable.Type).map { keys($0) } ?? []
  }

  private static func keys<Keys: CaseIterable>(_ type: Keys.Type) -> [String] {
    Keys.allCases.compactMap { ($0 as? any CodingKey)?.stringValue }
  }
}
