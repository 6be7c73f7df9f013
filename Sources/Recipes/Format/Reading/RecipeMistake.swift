/// Something in a recipe that has to be put right: where it is, what was found, what was expected.
package struct RecipeMistake: Sendable, Hashable {
  /// What is wrong.
  package enum Kind: Sendable, Hashable {
    /// The text is not YAML, or YAML that a recipe has no use for; says what to do.
    case syntax(String)
    /// A key that means nothing in a section; `expected` are those that do, and `elsewhere` is where
    /// it would mean something.
    case unknownKey(
      String, section: String, nearest: String?, expected: [String], elsewhere: String? = nil)
    /// A key that means something, but not beside the others.
    case unusedKey(String)
    /// The same key a second time.
    case repeatedKey(String, first: DocumentPlace)
    /// A key that has to be given.
    case missingKey(String)
    /// A value of another kind than expected.
    case wrongType(key: String, found: String, expected: String, advice: String?)
    /// A word that is none of the words allowed.
    case unknownWord(key: String, found: String, nearest: String?, expected: [String])
    /// A value, or a combination of values, that cannot be.
    case refused(key: String, reason: String)
  }

  /// Where it is.
  package let place: DocumentPlace
  /// What is wrong.
  package let kind: Kind
}

extension RecipeMistake: CustomStringConvertible {
  /// What was found, what was expected, and what to do; without the place.
  package var description: String {
    switch kind {
    case .syntax(let problem): problem
    case .unknownKey(let key, _, let nearest, let expected, let elsewhere):
      "unknown key \(Self.quoted(key)): "
        + (elsewhere.map { "it belongs to \($0)" } ?? Self.advice(nearest, expected))
    case .unusedKey(let key):
      "\(key) does nothing beside the other keys here: remove it, or change what it belongs to"
    case .repeatedKey(let key, .position(let line, _)):
      "\(key) is given twice, first on line \(line): remove one of them"
    case .repeatedKey(let key, _): "\(key) is given twice: remove one of them"
    case .missingKey(let key): "\(key) is missing, and has to be given"
    case .wrongType(let key, let found, let expected, let advice):
      Self.prefix(key) + "found \(found), expected \(expected)" + (advice.map { ": \($0)" } ?? "")
    case .unknownWord(let key, let found, let nearest, let expected):
      Self.prefix(key) + "found \(found): \(Self.advice(nearest, expected))"
    case .refused(let key, let reason):
      Self.reason(reason, key: key)
    }
  }

  /// Many a reason begins with the key itself, or with its end.
  private static func reason(_ reason: String, key: String) -> String {
    var end = key[...]
    while !end.isEmpty {
      if reason.hasPrefix(end) { return key + reason.dropFirst(end.count) }
      end = end.drop { $0 != "." }.dropFirst()
    }
    return prefix(key) + reason
  }

  private static func prefix(_ key: String) -> String { key.isEmpty ? "" : "\(key): " }

  private static func quoted(_ text: String) -> String { JSONText.string(text).description }

  private static func advice(_ nearest: String?, _ expected: [String]) -> String {
    if let nearest { return "did you mean \(quoted(nearest))?" }
    guard let last = expected.last else { return "remove it" }
    let first = expected.dropLast().joined(separator: ", ")
    return "expected " + (first.isEmpty ? last : "\(first) or \(last)")
  }
}
