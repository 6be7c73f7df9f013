internal import TimeSeries

/// A way to write timestamps that `DateTimeScanner` and the epochs do not know.
enum TimestampNotation: Sendable, Hashable {
  /// One that they know.
  case usual
  /// Numbers, words and marks in some order.
  case written(WrittenTimestamp.Order)
  /// So many digits: `20220101`, `202501011300`.
  case digits(width: Int)
  /// Days since 1899-12-30, as spreadsheets count them, in steps of so many milliseconds.
  case spreadsheetDays(step: Int64)
  /// Days since the year 0, as MATLAB counts them, in steps of so many milliseconds.
  case matlabDays(step: Int64)
  /// Tenths of microseconds since 1601, as Windows counts them.
  case windowsTicks
  /// Tenths of microseconds since the year 1, as .NET counts them.
  case dotNetTicks

  /// The look in which such timestamps are printed.
  var style: TimestampStyle.DateTimeStyle {
    var style = TimestampStyle.DateTimeStyle()
    switch self {
    case .digits(let width):
      style.hasTime = width > 8
      style.hasSeconds = width != 10 && width != 12
      style.fractionDigits = width == 17 ? 3 : 0
    case .spreadsheetDays(let step), .matlabDays(let step):
      style.hasTime = step < 86_400_000
      style.hasSeconds = step < 60_000 || !style.hasTime
      style.fractionDigits = step < 1000 ? 3 : 0
    case .windowsTicks, .dotNetTicks:
      style.zone = .utc
    case .usual, .written: break
    }
    return style
  }

  /// What the numbers are, where that is a guess that a person should know of.
  var guess: String? {
    switch self {
    case .usual, .written, .digits: nil
    case .spreadsheetDays: "days since 1899-12-30, as spreadsheets count them"
    case .matlabDays: "days since the year 0, as MATLAB counts them"
    case .windowsTicks: "steps of 100 ns since 1601, as Windows counts them"
    case .dotNetTicks: "steps of 100 ns since the year 1, as .NET counts them"
    }
  }

  /// The tick of a whole field.
  func tick(_ field: [UInt8]) -> Int64? {
    switch self {
    case .usual: return nil
    case .written(let order): return WrittenTimestamp(field, order: order)?.tick
    case .digits(let width):
      guard field.count == width else { return nil }
      return WrittenTimestamp(field, order: .yearMonthDay, takesDigits: true)?.tick
    case .spreadsheetDays(let step): return Self.days(field, from: 25_569, step: step)
    case .matlabDays(let step): return Self.days(field, from: 719_529, step: step)
    case .windowsTicks: return Self.tenths(field, from: 116_444_736_000_000_000)
    case .dotNetTicks: return Self.tenths(field, from: 621_355_968_000_000_000)
    }
  }

  private static func days(_ field: [UInt8], from first: Double, step: Int64) -> Int64? {
    guard let number = DecimalNumber.whole(field) ?? DecimalNumber.whole(field, point: 0x2C),
      abs(number) < 5_000_000
    else { return nil }
    let steps = ((number - first) * 86_400_000 / Double(step)).rounded()
    let (tick, overflow) = Int64(steps).multipliedReportingOverflow(by: step * 1_000_000)
    return overflow ? nil : tick
  }

  private static func tenths(_ field: [UInt8], from first: Int64) -> Int64? {
    guard let number = Int64(String(decoding: field, as: UTF8.self)) else { return nil }
    let (difference, tooFar) = number.subtractingReportingOverflow(first)
    let (tick, overflow) = difference.multipliedReportingOverflow(by: 100)
    return tooFar || overflow ? nil : tick
  }

  /// The notation of the numbers of a column, where they can hardly be anything else.
  ///
  /// - Parameter isDate: Whether the column's name says that it holds dates.
  static func fitted(toNumbers cells: [[UInt8]], isDate: Bool) -> TimestampNotation? {
    guard let first = cells.first else { return nil }
    if first.allSatisfy(\.isDigit) {
      let width = first.count
      if [8, 10, 12, 14, 17].contains(width),
        cells.count(where: { isStamp($0, width) }) * 2 > cells.count
      {
        return .digits(width: width)
      }
    }
    let numbers = cells.compactMap {
      DecimalNumber.whole($0) ?? DecimalNumber.whole($0, point: 0x2C)
    }
    guard numbers.count == cells.count, let least = numbers.min(), let most = numbers.max() else {
      return nil
    }
    func isWithin(_ range: ClosedRange<Double>) -> Bool { range ~= least && range ~= most }
    if isWithin(1.259e17...1.45e17) { return .windowsTicks }
    if isWithin(6.308e17...6.5e17) { return .dotNetTicks }
    let isFractional = numbers.contains { $0 != $0.rounded() }
    guard isFractional || isDate else { return nil }
    let step = isFractional ? step(of: cells) : 86_400_000
    // From 1982 to 2064, and from 1958 to 2067.
    if isWithin(30_000...60_000) { return .spreadsheetDays(step: step) }
    if isWithin(715_000...755_000) { return .matlabDays(step: step) }
    return nil
  }

  private static func isStamp(_ cell: [UInt8], _ width: Int) -> Bool {
    guard cell.count == width, cell.first == UInt8(ascii: "1") || cell.first == UInt8(ascii: "2"),
      let reading = WrittenTimestamp(cell, order: .yearMonthDay, takesDigits: true)
    else { return false }
    // From 1950 to 2099; in seconds since 1970, ten such digits would begin in 2031.
    return reading.tick >= -631_152_000_000_000_000 && reading.tick < 4_102_444_800_000_000_000
  }

  /// The milliseconds that the digits of a fraction of a day can tell apart.
  private static func step(of cells: [[UInt8]]) -> Int64 {
    let digits =
      cells.map { cell in
        cell.lastIndex { !$0.isDigit }.map { cell.count - $0 - 1 } ?? 0
      }.max() ?? 0
    return digits >= 8 ? 1 : digits >= 5 ? 1000 : 60_000
  }
}
