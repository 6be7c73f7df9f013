internal import Files

/// A recipe as it is written: read from a file, changed by `--set` options, and turned into the
/// `Recipe` that it means.
package struct RecipeDocument: Sendable, Hashable {
  /// Longer files are no recipes.
  private static let sizeLimit = 1 << 20

  /// The file, for messages.
  package let file: String
  /// What it says.
  var root: DocumentNode

  /// Reads a file; `-` is standard input.
  package init(path: String) throws(RecipeFileError) {
    let file = path == "-" ? "standard input" : path
    let bytes: [UInt8]?
    do {
      bytes = try SmallFile.read(path: path, limit: Self.sizeLimit)
    } catch {
      throw .unreadable(error)
    }
    guard let bytes else { throw .tooLong(file: file, limit: Self.sizeLimit) }
    try self.init(yaml: bytes, file: file)
  }

  package init(yaml: [UInt8], file: String) throws(RecipeFileError) {
    self.file = file
    do {
      root = try YAMLReader.read(yaml)
    } catch {
      throw .mistakes(file: file, error.all)
    }
    if root.isNull {
      let empty = "the recipe is empty: it says at least where the data is, `data: {path: cpu.csv}`"
      throw .mistakes(file: file, [RecipeMistake(place: root.place, kind: .syntax(empty))])
    }
  }

  /// Changes a value: `training.epochs=5`. The path may lead into lists, by positions from 0, and to
  /// sections that are not there yet; the value is any YAML, and nothing takes the default.
  package mutating func set(_ option: String) throws(RecipeFileError) {
    do {
      try RecipeOverride(option).apply(to: &root)
    } catch {
      throw .mistakes(file: file, error.all)
    }
  }

  /// The recipe that it means, valid and with all defaults.
  package func recipe() throws(RecipeFileError) -> Recipe {
    do throws(Mistakes) {
      try refuseRanges()
      let recipe = try NodeDecoder.decode(Recipe.self, from: root, shape: .recipe)
      do {
        try recipe.validate()
      } catch {
        throw Mistakes([mistake(error)])
      }
      return recipe
    } catch {
      throw .mistakes(file: file, error.all)
    }
  }

  /// A range is no value yet.
  private func refuseRanges() throws(Mistakes) {
    let ranges = try root.ranges()
    guard ranges.isEmpty else {
      throw Mistakes(
        ranges.map { range in
          RecipeMistake(
            place: range.place,
            kind: .refused(
              key: range.name,
              reason: """
                \(range.name) is a range to search: martlet tune finds a value, or give one with --set
                """))
        })
    }
  }

  /// A fault at the key that it is about, or at the nearest section that is written out.
  private func mistake(_ fault: RecipeFault) -> RecipeMistake {
    RecipeMistake(
      place: root.place(of: fault.path) ?? .position(line: 1, column: 1),
      kind: .refused(key: fault.path.joined(separator: "."), reason: "\(fault)"))
  }
}

extension DocumentNode {
  /// Where the value at the end of a path stands, or of the last key before it that is there; of a
  /// list or a section, where its key stands.
  func place(of path: [String]) -> DocumentPlace? {
    guard let key = path.first else {
      if case .scalar = content { return place }
      return nil
    }
    let rest = Array(path.dropFirst())
    switch content {
    case .mapping(let entries):
      guard let entry = entries.first(where: { $0.key == key }) else { return nil }
      return entry.value.place(of: rest) ?? entry.place
    case .list(let items):
      guard let index = Int(key), items.indices.contains(index) else { return nil }
      return items[index].place(of: rest) ?? items[index].place
    case .scalar: return nil
    }
  }
}
