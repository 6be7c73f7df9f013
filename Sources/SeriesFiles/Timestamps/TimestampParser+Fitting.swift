internal import TimeSeries

extension TimestampParser {
  /// The parser for the first rows of a column; `nil` where not one of them is a timestamp.
  ///
  /// - Parameters:
  ///   - cells: The first rows, blanks trimmed.
  ///   - monthFirst: The order of `1/2/2024`, if a person said it.
  ///   - isDate: Whether the column's name says that it holds dates.
  static func fitted(to cells: [[UInt8]], monthFirst: Bool?, isDate: Bool = false) -> Fit? {
    let usual = fittedDate(to: cells, monthFirst: monthFirst)
    let present = cells.filter { !CSVCell.isMissing($0) }
    // A cell that does not fit most others is a fault, not another notation.
    if let usual, usual.count * 2 >= present.count { return usual }
    if let written = fittedWritten(to: cells, monthFirst: monthFirst),
      written.count * 2 >= present.count
    {
      return written
    }
    if let usual { return usual }
    if let notation = TimestampNotation.fitted(toNumbers: present, isDate: isDate) {
      return Fit(
        parser: TimestampParser(style: .dateTime(notation.style), notation: notation),
        count: present.count)
    }
    let numbers = cells.compactMap { DecimalNumber.whole($0) }.filter(\.isFinite)
    guard let largest = numbers.map(\.magnitude).max() else { return nil }
    let style: TimestampStyle =
      if largest >= 1e17 { .epoch(.nanoseconds) } else if largest >= 1e14 {
        .epoch(.microseconds)
      } else if largest >= 1e11 {
        .epoch(.milliseconds)
      } else if largest >= 1e8 || numbers.contains(where: { $0 != $0.rounded() }) {
        .epoch(.seconds)
      } else {
        .integer
      }
    return Fit(parser: TimestampParser(style: style), count: numbers.count)
  }

  /// A parser, and what its column left open.
  struct Fit {
    var parser: TimestampParser
    /// The cells that are timestamps.
    var count: Int
    /// The row whose date could be read both ways, if no row decides.
    var ambiguousRow: Int?
    var hasMixedZones = false

    /// The note on numbers whose meaning is a guess; `nil` where nothing was guessed.
    func note(on column: DataColumn, _ cells: [[UInt8]]) -> DataNote? {
      for cell in cells {
        guard let guess = parser.notation.guess, let tick = parser.whole(cell) else { continue }
        return .timestampsGuessed(
          column: column, found: String(decoding: cell.prefix(60), as: UTF8.self), guess: guess,
          meaning: parser.style.text(tick: tick))
      }
      return nil
    }
  }

  private static func fittedDate(to cells: [[UInt8]], monthFirst: Bool?) -> Fit? {
    var style: TimestampStyle.DateTimeStyle?
    var ambiguousRow: Int?
    var decided = monthFirst
    var hasMixedZones = false
    var count = 0
    for (row, cell) in cells.enumerated() {
      // The guess "month first" fails where the first number is above 12: then try the other.
      guard
        let read = DateTimeScanner(cell, monthFirst: true)
          ?? DateTimeScanner(cell, monthFirst: false)
      else { continue }
      count += 1
      if read.isAmbiguous { ambiguousRow = ambiguousRow ?? row }
      if decided == nil { decided = read.monthFirst }
      if var known = style {
        known.fractionDigits = max(known.fractionDigits, read.style.fractionDigits)
        if !known.hasTime && read.style.hasTime {
          known.hasTime = true
          known.separator = read.style.separator
          known.hourFormat = read.style.hourFormat
        }
        known.hasSeconds = known.hasSeconds || (read.style.hasTime && read.style.hasSeconds)
        known.dateFormat = known.dateFormat.padded(by: read.style.dateFormat)
        known.hourFormat = known.hourFormat.padded(by: read.style.hourFormat)
        hasMixedZones = hasMixedZones || known.zone != read.style.zone
        style = known
      } else {
        style = read.style
      }
    }
    guard var style else { return nil }
    if let decided { style.dateFormat = style.dateFormat.ordered(monthFirst: decided) }
    if !style.hasTime { style.hasSeconds = true }
    return Fit(
      parser: TimestampParser(style: .dateTime(style), monthFirst: decided ?? true),
      count: count, ambiguousRow: decided == nil ? ambiguousRow : nil, hasMixedZones: hasMixedZones)
  }

  private static func fittedWritten(to cells: [[UInt8]], monthFirst: Bool?) -> Fit? {
    var read: [(row: Int, WrittenTimestamp)] = []
    // Whether all cells are dates in an order.
    var fits = [true, true, true]
    for (row, cell) in cells.enumerated() {
      let readings = WrittenTimestamp.Order.allCases.map { WrittenTimestamp(cell, order: $0) }
      guard let reading = readings.lazy.compactMap({ $0 }).first else { continue }
      read.append((row, reading))
      for index in fits.indices where readings[index] == nil { fits[index] = false }
    }
    guard let first = read.first?.1 else { return nil }
    var style = first.style
    for (_, reading) in read {
      style.hasTime = style.hasTime || reading.style.hasTime
      style.hasSeconds = style.hasSeconds || reading.style.hasSeconds
      style.fractionDigits = max(style.fractionDigits, reading.style.fractionDigits)
    }
    if !style.hasTime { style.hasSeconds = true }
    let (order, ambiguous) = order(of: read, fits, monthFirst: monthFirst)
    return Fit(
      parser: TimestampParser(style: .dateTime(style), notation: .written(order)),
      count: read.count, ambiguousRow: ambiguous,
      hasMixedZones: read.contains { $0.1.style.zone != style.zone })
  }

  /// The order of dates of three numbers, and the row that leaves it open, if none decides.
  private static func order(
    of read: [(row: Int, WrittenTimestamp)], _ fits: [Bool], monthFirst: Bool?
  ) -> (WrittenTimestamp.Order, ambiguousRow: Int?) {
    let numeric = read.compactMap { row, reading in reading.numbers.map { (row, reading, $0) } }
    guard let first = numeric.first else { return (.dayMonthYear, nil) }
    if let monthFirst { return (monthFirst ? .monthDayYear : .dayMonthYear, nil) }
    // 25-01-30 and 25-01-31: the first number stays, so it is the year.
    let yearStays =
      numeric.count > 2 && numeric.allSatisfy { $0.2.first == first.2.first }
      && numeric.contains { $0.2.third != first.2.third }
      && numeric.contains { $0.1.hasShortYear }
    if fits[2], yearStays || !(fits[0] || fits[1]) { return (.yearMonthDay, nil) }
    if numeric.allSatisfy({ $0.1.hasPoints }) || !fits[0] { return (.dayMonthYear, nil) }
    if !fits[1] { return (.monthDayYear, nil) }
    return (.monthDayYear, numeric.first { $0.2.first != $0.2.second }?.0)
  }
}
