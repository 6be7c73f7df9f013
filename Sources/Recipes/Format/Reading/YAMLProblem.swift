internal import Yams

/// What the parser could not read, in words that say what to do.
struct YAMLProblem {
  /// Where it is, and what to do.
  let mistake: RecipeMistake

  /// - Parameter lines: The lines of the text.
  init(_ error: YamlError, lines: [Substring]) {
    switch error {
    case .scanner(let context, let problem, let mark, _),
      .parser(let context, let problem, let mark, _),
      .composer(let context, let problem, let mark, _):
      let found = Self.character(at: mark, in: lines)
      // What is never closed is told where it was opened.
      let isOpen = ["alias", "anchor", "quoted", "flow"].contains {
        context?.text.contains($0) ?? false
      }
      let start = isOpen && found != "\t" ? context?.mark ?? mark : mark
      mistake = RecipeMistake(
        place: .position(line: start.line, column: start.column),
        kind: .syntax(Self.words(problem, context: context, found: found)))
    case .duplicatedKeysInMapping(let keys, let context):
      let key = keys.first ?? ""
      let first = context.mark
      mistake = RecipeMistake(
        place: Self.secondPlace(of: key, first: first, in: lines),
        kind: .repeatedKey(key, first: .position(line: first.line, column: first.column)))
    case .reader(_, let offset, _, let yaml):
      mistake = RecipeMistake(
        place: Self.place(offset: offset, in: yaml),
        kind: .syntax("a control character that YAML does not allow: remove it"))
    case .memory, .no, .writer, .emitter, .representer, .dataCouldNotBeDecoded:
      mistake = RecipeMistake(place: .nowhere, kind: .syntax("not YAML: \(error)"))
    }
  }

  private static func character(at mark: Mark, in lines: [Substring]) -> Character? {
    guard lines.indices.contains(mark.line - 1), mark.column >= 1 else { return nil }
    return lines[mark.line - 1].unicodeScalars.dropFirst(mark.column - 1).first.map(Character.init)
  }

  private static func place(offset: Int?, in text: String) -> DocumentPlace {
    guard let offset else { return .nowhere }
    let before = text.prefix(offset)
    let line = before.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    return .position(line: line.count, column: (line.last?.unicodeScalars.count ?? 0) + 1)
  }

  /// The parser tells of the first; the second is the next line that begins with the key there.
  private static func secondPlace(
    of key: String, first: Mark, in lines: [Substring]
  ) -> DocumentPlace {
    let names = [key, "\"\(key)\"", "'\(key)'"]
    for index in lines.indices.dropFirst(first.line) {
      let line = lines[index]
      let rest = line.dropFirst(first.column - 1)
      let isIndented = line.prefix(first.column - 1).allSatisfy { $0 == " " }
      if isIndented, names.contains(where: { rest.hasPrefix($0 + ":") }) {
        return .position(line: index + 1, column: first.column)
      }
    }
    return .position(line: first.line, column: first.column)
  }

  private static func words(
    _ problem: String, context: YamlError.Context?, found: Character?
  ) -> String {
    let context = context?.text ?? ""
    if found == "\t" || problem.contains("tab character") {
      return "a tab, where YAML is indented with spaces alone: put spaces in its place"
    }
    if context.contains("alias") || context.contains("anchor") || problem.contains("alias") {
      return """
        not YAML: text that begins with * or & has to stand in quotes, as "*cpu*"
        """
    }
    if problem.contains("mapping values are not allowed") {
      return """
        not YAML: a ":" where no key can be: indent the line like its neighbours, or put text with \
        ": " in quotes
        """
    }
    if context.contains("quoted scalar"), problem.contains("end of stream") {
      return "not YAML: a quotation mark that is never closed"
    }
    if problem.contains("escape") {
      return "not YAML: a backslash in double quotes begins an escape: use single quotes"
    }
    if problem.contains("could not find expected ':'") {
      return "not YAML: a key without a colon: write `key: value`"
    }
    if context.contains("flow") {
      return "not YAML: a bracket [ or { that is not closed, or a comma too few"
    }
    if problem.contains("expected key") || problem.contains("'-' indicator") {
      return "not YAML: indented unlike the lines above it: line it up with them"
    }
    if problem.contains("nesting level") { return "nested too deep to be read: no recipe is" }
    if problem.contains("another document") {
      return "a second document begins: a recipe is one document without `---` inside"
    }
    if problem.contains("cannot start any token") {
      return "not YAML: text that begins with this character has to stand in quotes"
    }
    return "not YAML: \(context.isEmpty ? "" : "\(context), ")\(problem)"
  }
}
