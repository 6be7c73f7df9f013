extension RecipeMistake {
  /// The same of an unknown key, with what the whole format knows of it: keys that nothing asked for
  /// because another was given, and sections where the key would mean something.
  func placed(in shape: SchemaShape) -> RecipeMistake {
    guard case .unknownKey(let key, let section, let nearest, let expected, _) = kind else {
      return self
    }
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
