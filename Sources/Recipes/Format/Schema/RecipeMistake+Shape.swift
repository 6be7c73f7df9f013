extension RecipeMistake {
  /// Mistakes with what the whole format knows of them.
  static func explained(_ mistakes: [RecipeMistake], by shape: SchemaShape) -> [RecipeMistake] {
    mistakes.filter { mistake in
      guard case .missingKey(let key) = mistake.kind else { return true }
      // One of several has to be given, and another of them may be the one that is wrong.
      let path = key.split(separator: ".").map(String.init)
      let section = path.dropLast()
      guard let name = path.last,
        shape.shape(at: section)?.alternatives.contains(name) == true
      else { return true }
      let above = section.joined(separator: ".")
      return !mistakes.contains { $0 != mistake && $0.isBelow(above) }
    }.map { $0.placed(in: shape) }
  }

  /// Whether it is about a section or something in it.
  private func isBelow(_ section: String) -> Bool {
    let path: String
    switch kind {
    case .unknownKey(_, let section, _, _, _): path = section
    case .missingKey(let key), .wrongType(let key, _, _, _), .unknownWord(let key, _, _, _),
      .refused(let key, _):
      path = key
    case .syntax, .unusedKey, .repeatedKey: return false
    }
    return path == section || path.hasPrefix("\(section).")
  }

  /// The same with what the whole format knows of it: keys that nothing asked for because another
  /// was given, sections where an unknown key would mean something, and all that a value may be.
  private func placed(in shape: SchemaShape) -> RecipeMistake {
    switch kind {
    case .unknownKey(let key, let section, let nearest, let expected, _):
      return unknown(key, section, nearest, expected, in: shape)
    case .wrongType(let key, let found, _, let advice):
      guard case .either(let shapes)? = shape.shape(at: key.split(separator: ".").map(String.init))
      else { return self }
      let expected = shapes.map(\.words).joined(separator: " or ")
      return RecipeMistake(
        place: place,
        kind: .wrongType(key: key, found: found, expected: expected, advice: advice))
    case .syntax, .unusedKey, .repeatedKey, .missingKey, .unknownWord, .refused: return self
    }
  }

  private func unknown(
    _ key: String, _ section: String, _ nearest: String?, _ expected: [String],
    in shape: SchemaShape
  ) -> RecipeMistake {
    let path = section.split(separator: ".").map(String.init)
    let here = shape.shape(at: path)?.entries.map(\.key) ?? []
    if here.contains(key) { return RecipeMistake(place: place, kind: .unusedKey(key)) }
    var names = expected
    for name in here where !names.contains(name) { names.append(name) }
    let near = nearest ?? NearestName(names: here).nearest(to: key)
    // Where it is known only once, that place is meant.
    let others = near == nil ? Self.sections(of: key, in: shape) : []
    return RecipeMistake(
      place: place,
      kind: .unknownKey(
        key, section: section, nearest: near, expected: names,
        elsewhere: others.count == 1 ? others[0] : nil))
  }

  private static func sections(of key: String, in shape: SchemaShape) -> [String] {
    shape.paths().map(\.path).filter { $0.hasSuffix(".\(key)") }
      .map { String($0.dropLast(key.count + 1)) }
  }
}
