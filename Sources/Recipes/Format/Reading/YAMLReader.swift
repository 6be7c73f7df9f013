internal import Yams

/// Reads YAML into a tree whose parts know where they stand.
struct YAMLReader {
  /// Recipes nest eight levels or so; a document deeper than this was not written by hand.
  private static let depthLimit = 64
  /// Anchors can make a short text stand for billions of parts.
  private static let sizeLimit = 100_000

  /// The lines of the text.
  private let lines: [Substring]
  private var size = 0
  private var mistakes: [RecipeMistake] = []

  private init(_ text: String) {
    lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
  }

  /// Reads a text of one document.
  ///
  /// - Throws: ``Mistakes``: what is not YAML, or has no use in a recipe.
  static func read(_ bytes: [UInt8]) throws(Mistakes) -> DocumentNode {
    let text = try text(bytes)
    var reader = YAMLReader(text)
    try reader.refuseAliasesAsKeys()
    let root: Node?
    do {
      root = try compose(yaml: text)
    } catch let error as YamlError {
      throw Mistakes([YAMLProblem(error, lines: reader.lines).mistake])
    } catch {
      throw Mistakes([RecipeMistake(place: .nowhere, kind: .syntax("\(error)"))])
    }
    guard let root else {
      return DocumentNode(.scalar(.null), at: .position(line: 1, column: 1))
    }
    let node = try reader.node(root, depth: 0)
    guard reader.mistakes.isEmpty else { throw Mistakes(reader.mistakes) }
    return node
  }

  private static func text(_ bytes: [UInt8]) throws(Mistakes) -> String {
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let body = bytes.starts(with: mark) ? bytes.dropFirst(mark.count) : bytes[...]
    guard let text = String(validating: body, as: UTF8.self) else {
      let place: DocumentPlace
      if let line = body.split(separator: 0x0A, omittingEmptySubsequences: false)
        .firstIndex(where: { String(validating: $0, as: UTF8.self) == nil })
      {
        place = .position(line: line + 1, column: 1)
      } else {
        place = .nowhere
      }
      throw Mistakes([
        RecipeMistake(place: place, kind: .syntax("not UTF-8 text: save the file as UTF-8"))
      ])
    }
    return text
  }

  /// The parser compares keys; one that is an alias may stand for more than can be compared.
  private func refuseAliasesAsKeys() throws(Mistakes) {
    for (index, line) in lines.enumerated() where line.utf8.contains(UInt8(ascii: "*")) {
      var before: Character = " "
      for place in line.indices {
        let character = line[place]
        if character == "#", before == " " || before == "\t" { break }
        if character == "*", " \t,{[?-".contains(before) {
          let name = line[line.index(after: place)...].drop { !" \t:,]}".contains($0) }
          let rest = name.drop { " \t".contains($0) }
          let isKey = rest.first == ":" || line[..<place].contains("? ")
          if isKey {
            let column = line[...place].unicodeScalars.count
            throw Mistakes([
              RecipeMistake(
                place: .position(line: index + 1, column: column),
                kind: .syntax("an alias cannot be a key: write the key itself, or put it in quotes")
              )
            ])
          }
        }
        before = character
      }
    }
  }

  private func place(_ mark: Mark?) -> DocumentPlace {
    mark.map { .position(line: $0.line, column: $0.column) } ?? .nowhere
  }

  private mutating func node(_ node: Node, depth: Int) throws(Mistakes) -> DocumentNode {
    let place = place(node.mark)
    size += 1
    guard depth <= Self.depthLimit else {
      throw Mistakes([
        RecipeMistake(
          place: place, kind: .syntax("nested deeper than \(Self.depthLimit) levels: no recipe is"))
      ])
    }
    guard size <= Self.sizeLimit else {
      throw Mistakes([
        RecipeMistake(
          place: place,
          kind: .syntax(
            "the document stands for more than \(Self.sizeLimit) values: no recipe does")
        )
      ])
    }
    switch node {
    case .scalar(let scalar): return DocumentNode(.scalar(value(scalar, at: place)), at: place)
    case .sequence(let items):
      var list: [DocumentNode] = []
      for item in items { list.append(try self.node(item, depth: depth + 1)) }
      return DocumentNode(.list(list), at: place)
    case .mapping(let pairs):
      var entries: [DocumentNode.Entry] = []
      for (key, value) in pairs {
        let value = try self.node(value, depth: depth + 1)
        guard case .scalar(let scalar) = key else {
          mistakes.append(
            RecipeMistake(
              place: self.place(key.mark),
              kind: .syntax("a list or a section cannot be a key: write a word")))
          continue
        }
        entries.append(
          DocumentNode.Entry(key: scalar.string, place: self.place(key.mark), value: value))
      }
      return DocumentNode(.mapping(entries), at: place)
    case .alias:
      // `compose` puts in an alias' place what it stands for.
      return DocumentNode(.scalar(.null), at: place)
    }
  }

  /// A quoted value is text; any other is what it looks like.
  private mutating func value(_ scalar: Node.Scalar, at place: DocumentPlace) -> DocumentScalar {
    switch scalar.tag.rawValue {
    case "", "!":
      switch scalar.style {
      case .plain, .any: return DocumentScalar(plain: scalar.string)
      case .singleQuoted, .doubleQuoted, .literal, .folded: return .text(scalar.string)
      }
    case "tag:yaml.org,2002:str": return .text(scalar.string)
    default:
      mistakes.append(
        RecipeMistake(
          place: place,
          kind: .syntax("a tag (!…) has no use in a recipe: leave it out, and quote what is text")))
      return .null
    }
  }
}

/// What has to be put right, as an error.
struct Mistakes: Error {
  let all: [RecipeMistake]

  init(_ all: [RecipeMistake]) {
    self.all = all
  }
}
