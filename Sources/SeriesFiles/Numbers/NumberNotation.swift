/// How the numbers of one column are written, where they are not plain; decided by the whole column.
struct NumberNotation: Sendable {
  /// The decimal mark; the other mark parts thousands.
  private(set) var point = UInt8(ascii: ".")
  /// The words for 1 and 0, as on and off; `nil` for numbers.
  private(set) var words: (one: String, zero: String)?
  /// What a number is multiplied by for its unit; the unit of the first cell counts once.
  private(set) var factors: [String: Double] = [:]
  /// Whether a bare number needs no unit.
  private(set) var hasBareNumbers = true

  /// The decimal mark, where the column can have no other.
  private(set) var markThatShows: UInt8?

  /// What a column showed.
  enum Fit {
    /// Numbers in a notation.
    case notation(NumberNotation)
    /// A cell whose mark may part thousands or decimals.
    case ambiguous(cell: Int)
  }

  /// The number that a field is; `nil` where it does not fit.
  func number(_ field: [UInt8]) -> Double? {
    if let words {
      let word = String(decoding: field, as: UTF8.self).lowercased()
      return word == words.one || word == "1" ? 1 : word == words.zero || word == "0" ? 0 : nil
    }
    guard let written = WrittenNumber(field), let number = written.value(point: point) else {
      return nil
    }
    if written.unit.isEmpty {
      return hasBareNumbers || number == 0 ? number : nil
    }
    return factors[written.unit].map { $0 == 1 ? number : number * $0 }
  }

  /// The notation of a column; `nil` where most of its cells are no numbers in any.
  ///
  /// - Parameters:
  ///   - cells: The first rows, without missing ones.
  ///   - point: The decimal mark that a person said.
  ///   - locale: The decimal mark that the rest of the file shows.
  static func fitted(to cells: [[UInt8]], point: UInt8?, locale: UInt8?) -> Fit? {
    guard !cells.isEmpty else { return nil }
    if let notation = fittedWords(cells) { return .notation(notation) }
    let numbers = cells.map { WrittenNumber($0) }
    let readable = numbers.compactMap { $0 }
    guard readable.count * 2 >= cells.count, var notation = units(of: readable) else { return nil }
    let marks = NumberMarks(readable)
    if let point {
      notation.point = point
    } else if let decided = marks.point(locale: locale) {
      notation.point = decided
    } else {
      let cell = numbers.firstIndex { $0.map(NumberMarks.isOpen) ?? false }
      return .ambiguous(cell: cell ?? 0)
    }
    guard cells.count(where: { notation.number($0) != nil }) * 2 >= cells.count else { return nil }
    notation.markThatShows = marks.sureOfPoint + marks.sureOfComma > 0 ? notation.point : nil
    return .notation(notation)
  }

  private static func fittedWords(_ cells: [[UInt8]]) -> NumberNotation? {
    let words = Set(
      cells.prefix(1000).map { String(decoding: $0.prefix(16), as: UTF8.self).lowercased() })
    guard words.count <= 2 else { return nil }
    guard let pair = pairs.first(where: { words.isSubset(of: [$0.one, $0.zero]) }) else {
      return nil
    }
    // A single letter may be anything.
    guard words.count == 2 || pair.one.count > 1 else { return nil }
    var notation = NumberNotation()
    notation.words = pair
    return notation
  }

  private static let pairs: [(one: String, zero: String)] = [
    ("true", "false"), ("on", "off"), ("yes", "no"), ("open", "closed"), ("up", "down"),
    ("enabled", "disabled"), ("active", "inactive"), ("running", "stopped"), ("ein", "aus"),
    ("an", "aus"), ("ja", "nein"), ("wahr", "falsch"), ("t", "f"), ("y", "n"),
  ]

  /// The units of a column; `nil` where they do not go together.
  private static func units(of numbers: [WrittenNumber]) -> NumberNotation? {
    var notation = NumberNotation()
    let units = Set(numbers.map(\.unit)).subtracting([""])
    guard let first = numbers.first(where: { !$0.unit.isEmpty })?.unit else { return notation }
    if let family = UnitFamily.all.first(where: { units.isSubset(of: $0.factors.keys) }),
      let base = family.factors[first]
    {
      // A bare number beside 1.2k is one of ones; without such units the first cell's counts once.
      let one = family.hasBareNumbers ? 1 : base
      notation.factors = family.factors.mapValues { $0 / one }
      notation.hasBareNumbers = family.hasBareNumbers
    } else {
      guard units.count == 1 else { return nil }
      notation.factors = [first: 1]
      notation.hasBareNumbers = false
    }
    return notation
  }
}
