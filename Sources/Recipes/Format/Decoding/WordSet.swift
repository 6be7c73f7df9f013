/// The words of an enumeration that is written as one.
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
}
