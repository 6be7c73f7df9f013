/// What the points and commas of a column say about its decimal mark.
struct NumberMarks {
  /// Cells that can only have a decimal point, or a decimal comma.
  private(set) var sureOfPoint = 0
  private(set) var sureOfComma = 0
  /// Cells such as `1.234` and `1,234`, which may be read both ways.
  private var openPoints = 0
  private var openCommas = 0
  /// Cells without a mark: of up to three digits, and of more.
  private var shortCount = 0
  private var longCount = 0

  private static let point = UInt8(ascii: ".")
  private static let comma = UInt8(ascii: ",")

  /// Counts the cells of a column.
  init(_ numbers: [WrittenNumber]) {
    for number in numbers { add(number) }
  }

  /// Whether a number may be read both ways.
  static func isOpen(_ number: WrittenNumber) -> Bool {
    let marks = NumberMarks([number])
    return marks.openPoints + marks.openCommas > 0
  }

  private mutating func add(_ number: WrittenNumber) {
    let body = number.body
    let points = body.count { $0 == Self.point }
    let commas = body.count { $0 == Self.comma }
    guard points + commas > 0 else {
      if body.count > 3 || number.hasBlankGroups { longCount += 1 } else { shortCount += 1 }
      return
    }
    guard points == 0 || commas == 0 else {
      let isPoint = (body.lastIndex(of: Self.point) ?? 0) > (body.lastIndex(of: Self.comma) ?? 0)
      if isPoint { sureOfPoint += 1 } else { sureOfComma += 1 }
      return
    }
    // A mark that comes again parts thousands, so the other is the decimal mark.
    if points > 1 { sureOfComma += 1 }
    if commas > 1 { sureOfPoint += 1 }
    guard points + commas == 1, let mark = body.firstIndex(where: { !$0.isDigit }) else { return }
    let isOpen =
      body.count - mark - 1 == 3 && body.allSatisfy { $0.isDigit || $0 == body[mark] }
      && (1...3).contains(mark) && body[0] != 0x30 && !number.hasBlankGroups
    switch (points == 1, isOpen) {
    case (true, true): openPoints += 1
    case (true, false): sureOfPoint += 1
    case (false, true): openCommas += 1
    case (false, false): sureOfComma += 1
    }
  }

  /// The decimal mark; `nil` where the column leaves it open.
  ///
  /// - Parameter locale: The decimal mark that the rest of the file shows.
  func point(locale: UInt8?) -> UInt8? {
    if sureOfPoint > 0 || sureOfComma > 0 {
      if sureOfPoint > 0, sureOfComma > 0 { return nil }
      return sureOfPoint > 0 ? Self.point : Self.comma
    }
    if openPoints > 0, openCommas > 0 { return nil }
    if openPoints > 0 {
      // 612 and 1.051 in a file with decimal commas are visits; 49.198 alone may be degrees.
      guard locale == Self.comma, longCount == 0 else { return Self.point }
      return shortCount > 0 ? Self.comma : nil
    }
    if openCommas > 0 {
      if longCount > 0 { return Self.comma }
      if let locale { return locale }
      return shortCount > 0 ? Self.point : nil
    }
    return locale ?? Self.point
  }
}
