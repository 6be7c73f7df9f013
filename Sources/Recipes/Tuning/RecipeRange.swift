package import Tuning

/// A range that stands in a recipe where a value would: what `martlet tune` searches.
///
/// ```yaml
/// learning_rate: {log: [1.0e-5, 1.0e-2]}      # equal ratios are equally likely at first
/// dropout: {range: [0, 0.5]}
/// batch_size: {range: [32, 256, 32]}          # in steps
/// hidden_activation: {choice: [relu, tanh]}
/// encoder_sizes: {choice: [[32, 8], [64, 16]]}
/// ```
package struct RecipeRange: Sendable, Hashable {
  /// The words that begin a range.
  enum Kind: String, CaseIterable {
    case log
    case range
    case choice
  }

  /// The keys that lead to the value.
  package let path: [String]
  /// What it may be.
  package let parameter: Parameter
  /// Where the range stands.
  let place: DocumentPlace
  /// What the choices stand for, in the order of the parameter's; none for numbers.
  let options: [DocumentNode]

  /// The dotted path.
  package var name: String { parameter.name }

  /// Reads a range.
  ///
  /// - Parameter shape: What may stand at the path.
  init(_ kind: Kind, _ value: DocumentNode, path: [String], at place: DocumentPlace)
    throws(Mistakes)
  {
    let name = path.joined(separator: ".")
    func refusal(_ reason: String) -> Mistakes {
      Mistakes([RecipeMistake(place: place, kind: .refused(key: name, reason: reason))])
    }
    guard case .list(let items) = value.content else {
      throw refusal("\(kind.rawValue) is \(value.words), expected a list")
    }
    let shape = SchemaShape.recipe.shape(at: path)
    let domain: ParameterDomain
    switch kind {
    case .choice:
      options = items
      domain = .choice(items.map(YAMLWriter.flow))
    case .log, .range:
      options = []
      guard items.count == 2 || kind == .range && items.count == 3 else {
        throw refusal(
          "\(kind.rawValue) has \(items.count) items, expected the lowest and the highest value")
      }
      switch shape?.numeric {
      case .integer?, .unsigned?:
        let numbers = items.compactMap { $0.scalar?.whole(Int.self) }
        guard numbers.count == items.count else {
          throw refusal(
            "\(kind.rawValue) holds \(items.first?.words ?? ""), expected whole numbers")
        }
        domain = .integer(
          low: numbers[0], high: numbers[1], isLogarithmic: kind == .log,
          step: numbers.count == 3 ? numbers[2] : 1)
      case .number?:
        let numbers = items.compactMap { $0.scalar?.floating(Double.self) }
        guard numbers.count == items.count else {
          throw refusal("\(kind.rawValue) holds something else than numbers, expected numbers")
        }
        domain = .float(
          low: numbers[0], high: numbers[1], isLogarithmic: kind == .log,
          step: numbers.count == 3 ? numbers[2] : nil)
      default:
        throw refusal("takes no number, so \(kind.rawValue) cannot be searched: use choice")
      }
    }
    do {
      parameter = try Parameter(name, domain)
    } catch {
      throw refusal("\(error)")
    }
    self.path = path
    self.place = place
  }

  /// What stands in the range's place for a value of the parameter.
  func node(_ value: ParameterValue) -> DocumentNode {
    switch (value, parameter.domain) {
    case (.integer(let value), .float): DocumentNode(.scalar(.init(Double(value))), at: place)
    case (.integer(let value), _): DocumentNode(.scalar(.integer(String(value))), at: place)
    case (.number(let value), _): DocumentNode(.scalar(.init(value)), at: place)
    case (.choice(let word), .choice(let words)):
      words.firstIndex(of: word).map { options[$0] } ?? DocumentNode(.scalar(.text(word)))
    case (.choice(let word), _): DocumentNode(.scalar(.text(word)), at: place)
    }
  }

  /// Values that show whether all there can be makes sense: both ends, or every choice.
  var extremes: [ParameterValue] {
    switch parameter.domain {
    case .float(let low, let high, _, _): [.number(low), .number(high)]
    case .integer(let low, let high, _, _): [.integer(low), .integer(high)]
    case .choice(let words): words.map { .choice($0) }
    }
  }
}

extension DocumentNode {
  /// The single value that it is.
  fileprivate var scalar: DocumentScalar? {
    if case .scalar(let scalar) = content { scalar } else { nil }
  }

  /// The ranges of a recipe, in the order of the document.
  func ranges(below path: [String] = []) throws(Mistakes) -> [RecipeRange] {
    var found: [RecipeRange] = []
    var mistakes: [RecipeMistake] = []
    func add(_ node: DocumentNode, _ step: String) {
      do throws(Mistakes) {
        found += try node.ranges(below: path + [step])
      } catch {
        mistakes += error.all
      }
    }
    switch content {
    case .scalar: break
    case .list(let items):
      for (index, item) in items.enumerated() { add(item, "\(index)") }
    case .mapping(let entries):
      if entries.count == 1, !path.isEmpty, let kind = RecipeRange.Kind(rawValue: entries[0].key) {
        return [try RecipeRange(kind, entries[0].value, path: path, at: place)]
      }
      for entry in entries { add(entry.value, entry.key) }
    }
    guard mistakes.isEmpty else { throw Mistakes(mistakes) }
    return found
  }

  /// The same with something else at the end of a path.
  func replacing(_ path: ArraySlice<String>, with node: DocumentNode) -> DocumentNode {
    guard let step = path.first else { return node }
    var changed = self
    switch content {
    case .scalar: break
    case .list(var items):
      if let index = Int(step), items.indices.contains(index) {
        items[index] = items[index].replacing(path.dropFirst(), with: node)
      }
      changed.content = .list(items)
    case .mapping(var entries):
      if let index = entries.firstIndex(where: { $0.key == step }) {
        entries[index].value = entries[index].value.replacing(path.dropFirst(), with: node)
      }
      changed.content = .mapping(entries)
    }
    return changed
  }
}
