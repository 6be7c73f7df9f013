internal import TimeSeries

/// The columns that hold a timestamp together, as date and time, or year, month, day and hour.
struct TimestampColumns {
  /// The columns, in the order in which their fields are joined.
  private(set) var indices: [Int]
  /// `[part]`: what is put before the field of each column.
  private(set) var separators: [String]

  init(indices: [Int], separators: [String]) {
    self.indices = indices
    self.separators = separators
  }

  /// The columns that a person named, in the order given.
  init(asked indices: [Int], in columns: CSVColumns) {
    self.init(indices: indices, separators: [])
    var last: Part?
    for index in indices {
      let part = Part.allCases.first { $0.fits(index, columns) }
      separators.append(last == nil ? "" : part.map { $0.separator(behind: last) } ?? " ")
      last = part ?? .day
    }
  }

  /// The timestamp of a row, as one text.
  func joined(_ cells: [[UInt8]]) -> [UInt8] {
    indices.count == 1 ? cells[indices[0]] : joined { cells[indices[$0]] }
  }

  /// The timestamp of which `field` gives the parts, as one text.
  func joined(_ field: (Int) -> [UInt8]) -> [UInt8] {
    var text: [UInt8] = []
    for part in indices.indices {
      var field = field(part)
      text.append(contentsOf: separators[part].utf8)
      // 30 is half past midnight among 0, 30, 100 and 130.
      if separators[part] == Self.beforeClockDigits {
        field = Array(repeatElement(0x30, count: max(0, 4 - field.count))) + field
      }
      text.append(contentsOf: field)
    }
    return text
  }

  /// Two blanks, for one is enough elsewhere.
  private static let beforeClockDigits = "  "

  /// A part of a timestamp with a column of its own.
  enum Part: Int, CaseIterable {
    case year
    case month
    case day
    case hour
    case minute
    case second

    private var names: Set<String> {
      switch self {
      case .year: ["year", "yr", "yyyy", "jahr"]
      case .month: ["month", "mon", "mo", "mm", "monat"]
      case .day: ["day", "dy", "dd", "dayofmonth", "mday", "tag"]
      case .hour: ["hour", "hr", "hh", "hours", "hourofday", "stunde"]
      case .minute: ["minute", "min", "minutes", "mi"]
      case .second: ["second", "sec", "seconds", "ss", "sekunde"]
      }
    }

    private var range: ClosedRange<Double> {
      switch self {
      case .year: 1600...2200
      case .month: 1...12
      case .day: 1...31
      case .hour: 0...24
      case .minute, .second: 0...59
      }
    }

    /// What stands between this part and the one before.
    func separator(behind last: Part?) -> String {
      switch self {
      case .year, .month, .day: "-"
      case .hour: " "
      case .minute, .second: last == .day || last == nil ? " " : ":"
      }
    }

    /// Whether a column is this part by its name and content.
    func fits(_ index: Int, _ columns: CSVColumns) -> Bool {
      guard names.contains(columns.plainName(index)) else { return false }
      return columns.body.allSatisfy { row in
        let cell = row.cells[index]
        if self == .month,
          CalendarWords.month(String(decoding: cell, as: UTF8.self).lowercased()) != nil
        {
          return true
        }
        guard cell.count <= 4, cell.allSatisfy(\.isDigit), let number = DecimalNumber.whole(cell)
        else { return false }
        return range ~= number
      }
    }
  }
}

extension TimestampColumns {
  /// The parts in a table; `nil` where one column has all of the timestamp, or none.
  ///
  /// - Parameters:
  ///   - timestamp: The column that would be taken for timestamps alone.
  ///   - isFree: Whether a column has no job yet.
  init?(foundIn columns: CSVColumns, timestamp: Int?, where isFree: (Int) -> Bool) {
    let free = columns.indices.filter(isFree)
    func part(_ part: Part) -> Int? { free.first { part.fits($0, columns) } }
    var indices: [Int]
    var separators = [""]
    let date =
      free.first { $0 == timestamp && columns.holdsDays($0) }
      ?? free.first(where: columns.holdsDays)
    if let date, timestamp == date || timestamp.map({ columns.clockDigits($0) }) ?? true {
      indices = [date]
    } else if timestamp == nil
      || timestamp.map({
        columns.isNamedAsTime($0) && !columns.kinds[$0].isDates && columns.clockDigits($0)
      }) ?? false,
      let year = part(.year), let month = part(.month)
    {
      indices = [year, month]
      separators.append("-")
      if let day = part(.day) {
        indices.append(day)
        separators.append("-")
      }
    } else {
      return nil
    }
    let hasDay = indices.count != 2
    if hasDay,
      let clock = free.first(where: {
        !indices.contains($0) && columns.holdsClock($0, beside: indices[0])
      })
    {
      indices.append(clock)
      separators.append(columns.clockDigits(clock) ? Self.beforeClockDigits : " ")
    } else if hasDay, let hour = part(.hour) {
      indices.append(hour)
      separators.append(" ")
      if let minute = part(.minute) {
        indices.append(minute)
        separators.append(":")
        if let second = part(.second) {
          indices.append(second)
          separators.append(":")
        }
      }
    }
    guard indices.count > 1 else { return nil }
    self.init(indices: indices, separators: separators)
  }
}

extension CSVColumns {
  private func cells(_ index: Int) -> [[UInt8]] {
    body.map { $0.cells[index] }.filter { !CSVCell.isMissing($0) }
  }

  /// Whether a column holds days without a time.
  fileprivate func holdsDays(_ index: Int) -> Bool {
    let cells = cells(index)
    guard !cells.isEmpty,
      kinds[index].isDates
        || kinds[index].numbers > 0 && isNamedAsDate(index) && cells[0].count == 8,
      let fit = TimestampParser.fitted(to: cells, monthFirst: nil),
      case .dateTime(let style) = fit.parser.style
    else { return false }
    return !style.hasTime && fit.count == cells.count
  }

  /// Whether a column holds times of day for the days in another column.
  fileprivate func holdsClock(_ index: Int, beside date: Int) -> Bool {
    let cells = cells(index)
    guard !cells.isEmpty else { return false }
    if isNamedAsTime(index), clockDigits(index) { return true }
    guard kinds[index].isText else { return false }
    let isClock = cells.allSatisfy {
      $0.contains(UInt8(ascii: ":"))
        && WrittenTimestamp(Array("2000-01-01 ".utf8) + $0, order: .yearMonthDay)?.style.hasTime
          == true
    }
    guard isClock else { return false }
    if isNamedAsTime(index) || ["hour", "hours"].contains(plainName(index)) { return true }
    // Without a name the days tell: they come again and again.
    return index == date + 1 && Set(self.cells(date)).count < self.cells(date).count
  }

  /// Whether a column holds times of day of three to six digits, as 130 and 1300.
  fileprivate func clockDigits(_ index: Int) -> Bool {
    let cells = cells(index)
    guard !cells.isEmpty, kinds[index].numbers == body.count, names != nil else { return false }
    let isLong = cells.contains { $0.count > 4 }
    return cells.contains { $0.count >= 3 }
      && cells.allSatisfy { cell in
        guard cell.count <= 6, cell.allSatisfy(\.isDigit),
          let number = DecimalNumber.whole(cell).map(Int.init)
        else { return false }
        if isLong {
          return cell.count == 6 && number / 10_000 < 24 && number / 100 % 100 < 60
            && number % 100 < 60
        }
        return number / 100 <= 24 && number % 100 < 60
      }
  }
}
