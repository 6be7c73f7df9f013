/// Finds what a type reads by having it read: its initialiser is run on sections that are not there,
/// and what it asks for is written down.
///
/// It is run once with nothing given, then once for each key that it asked about with that key alone
/// given, and once for each word that the key may be. What is asked for on any of these ways is in
/// the schema; what is asked for on every way has to be given.
final class SchemaFinder {
  private var shapes: [ObjectIdentifier: SchemaShape] = [:]
  private var examples: [ObjectIdentifier: any Decodable] = [:]
  private var active: Set<ObjectIdentifier> = []

  /// Texts of which one or the other is right for each type that reads a text of its own form.
  private static let texts = ["a", "auto", "identity", "comma", "mean"]

  /// What may stand where a type is read.
  func shape(of type: any Decodable.Type) -> SchemaShape {
    let identity = ObjectIdentifier(type)
    if let known = shapes[identity] { return known }
    let shape = plainShape(of: type) ?? explored(type)
    shapes[identity] = shape
    return shape
  }

  private func plainShape(of type: any Decodable.Type) -> SchemaShape? {
    if let words = WordSet.words(of: type) { return .words(words) }
    if let list = type as? any ListType.Type { return .list(shape(of: list.itemType)) }
    if let whole = type as? any FixedWidthInteger.Type {
      return .integer(isUnsigned: !whole.isSigned)
    }
    switch type {
    case is Bool.Type: return .bool
    case is Double.Type, is Float.Type: return .number
    case is String.Type: return .text
    default: return nil
    }
  }

  // MARK: Ways through an initialiser

  /// A section as the initialiser finds it: empty, or with one key.
  struct Way {
    var key: String?
    var word: String?
    /// The text that stands there instead of a section.
    var text: String?
  }

  private func explored(_ type: any Decodable.Type) -> SchemaShape {
    let identity = ObjectIdentifier(type)
    guard active.insert(identity).inserted else {
      return .section(.init(entries: [], alternatives: [], isSingle: false))
    }
    defer { active.remove(identity) }
    var scalar: [SchemaShape] = []
    for text in Self.texts {
      let notes = SchemaNotes()
      let value = run(type, Way(text: text), notes)
      if !notes.singles.isEmpty {
        // The narrowest of what was asked for: `ModelConfiguration.Kind` after `String`.
        scalar = notes.singles.map(shape(of:)).filter { $0 != .text }
        if scalar.isEmpty { scalar = [.text] }
      }
      if let value {
        examples[identity] = examples[identity] ?? value
        break
      }
      if notes.singles.isEmpty { break }
    }
    if let section = section(type) {
      scalar.append(.section(section))
    }
    return scalar.count == 1 ? scalar[0] : .either(scalar)
  }

  private func section(_ type: any Decodable.Type) -> SchemaSection? {
    let notes = SchemaNotes()
    let first = run(type, Way(), notes)
    guard notes.isSection else { return nil }
    var demanded = notes.demanded
    let demandedOfNothing = notes.demanded
    var order = notes.order
    var types = notes.types
    var alternatives: [String] = []
    var ways = order.flatMap { self.ways($0, types[$0]) }
    var example = first
    while !ways.isEmpty {
      let way = ways.removeFirst()
      let notes = SchemaNotes()
      let value = run(type, way, notes)
      example = example ?? value
      for key in notes.order {
        if types[key] == nil { types[key] = notes.types[key] }
        guard !order.contains(key) else { continue }
        order.append(key)
        ways += self.ways(key, types[key])
      }
      if let value, let key = way.key {
        let isOtherWay = first == nil || !demandedOfNothing.isSubset(of: notes.demanded)
        if isOtherWay, !demandedOfNothing.contains(key), !alternatives.contains(key) {
          alternatives.append(key)
        }
        example = example ?? value
      }
      if value != nil || !notes.demanded.isEmpty { demanded.formIntersection(notes.demanded) }
    }
    examples[ObjectIdentifier(type)] = examples[ObjectIdentifier(type)] ?? example
    alternatives = order.filter {
      alternatives.contains($0)
        || !alternatives.isEmpty && demandedOfNothing.contains($0)
          && !demanded.contains($0)
    }
    let standards = (example as? any Encodable).flatMap { try? NodeEncoder.encode($0) }
    let entries = order.map { key in
      var standard = standards?[key]
      // Where keys have to be given, a list may follow from them.
      if demandedOfNothing.contains(key) || alternatives.contains(key)
        || !demandedOfNothing.isEmpty && standard?.isScalar == false
      {
        standard = nil
      }
      return SchemaSection.Entry(
        key: key, shape: types[key].map(shape(of:)) ?? .text, isOptional: !demanded.contains(key),
        standard: standard)
    }
    return SchemaSection(
      entries: entries, alternatives: alternatives,
      isSingle: !alternatives.isEmpty && alternatives.count == order.count)
  }

  private func ways(_ key: String, _ type: (any Decodable.Type)?) -> [Way] {
    let words = type.flatMap { WordSet.words(of: $0) }
    return words.map { $0.map { Way(key: key, word: $0) } } ?? [Way(key: key)]
  }

  private func run(_ type: any Decodable.Type, _ way: Way, _ notes: SchemaNotes) -> (any Decodable)?
  {
    try? type.init(from: SchemaDecoder(finder: self, way: way, notes: notes, codingPath: []))
  }

  // MARK: Examples

  /// A value of a type, to let an initialiser go on.
  func example<Value: Decodable>(_ type: Value.Type, word: String?) throws -> Value {
    let found: (any Decodable)?
    if WordSet.words(of: type) != nil {
      found = WordSet.value(of: type, word: word) as? any Decodable
    } else if let whole = type as? any FixedWidthInteger.Type {
      found = Self.one(whole)
    } else {
      switch type {
      case is Bool.Type: found = false
      case is Double.Type: found = 1.0
      case is Float.Type: found = Float(1)
      case is String.Type: found = "a"
      default:
        if let list = type as? any ListType.Type {
          found = list.list(of: self) as? any Decodable
        } else {
          _ = shape(of: type)
          found = examples[ObjectIdentifier(type)]
        }
      }
    }
    guard let value = found as? Value else { throw SchemaNotes.NoExample() }
    return value
  }

  private static func one<Whole: FixedWidthInteger>(_ type: Whole.Type) -> (any Decodable)? {
    (1 as Whole) as? any Decodable
  }
}

/// A list, whose items' type can be asked for.
protocol ListType {
  static var itemType: any Decodable.Type { get }
  /// A list of one item.
  static func list(of finder: SchemaFinder) -> Any?
}

extension Array: ListType where Element: Decodable {
  static var itemType: any Decodable.Type { Element.self }

  static func list(of finder: SchemaFinder) -> Any? {
    (try? finder.example(Element.self, word: nil)).map { [$0] }
  }
}
