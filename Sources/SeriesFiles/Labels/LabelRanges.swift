internal import TimeSeries

/// Labels as ranges of rows or of time, both ends included: JSON `[[120, 140], ["2014-04-10 07:15",
/// "2014-04-10 09:00"]]`, or csv of a start and an end a line, perhaps below names. Rows count from 0.
struct LabelRanges {
  /// A border as it was written.
  private enum Border {
    case number(Int64)
    case tick(Int64)
  }

  /// What the first of two columns is called in files of ranges.
  private static let startNames: Set = ["start", "begin", "from", "start_index", "start_time"]

  private let ranges: [(start: Border, end: Border)]

  /// Reads JSON, which begins with a bracket.
  init(json bytes: ArraySlice<UInt8>, path: String) throws(DataError) {
    let value: JSONValue
    do throws(JSONScanner.Failure) {
      value = try JSONScanner.value(of: bytes)
    } catch {
      let before = bytes.prefix(error.position)
      let column = before.reversed().prefix { $0 != 0x0A }.count + 1
      throw .notJSON(
        file: path, line: before.count { $0 == 0x0A } + 1, column: column, problem: error.problem)
    }
    var ranges: [(Border, Border)] = []
    guard case .array(let pairs) = value else {
      throw .notJSON(file: path, line: 1, column: 1, problem: .expected("an array of ranges"))
    }
    for (index, pair) in pairs.enumerated() {
      guard case .array(let ends) = pair, ends.count == 2,
        let start = ends[0].text.flatMap(Self.border), let end = ends[1].text.flatMap(Self.border)
      else {
        throw .notJSON(
          file: path, line: 1, column: 1,
          problem: .expected("a start and an end in range number \(index + 1)"))
      }
      ranges.append((start, end))
    }
    self.ranges = ranges
  }

  /// Reads csv; `nil` where its first lines are not a start and an end.
  init?(csv bytes: ArraySlice<UInt8>, path: String) throws(DataError) {
    var ranges: [(Border, Border)] = []
    var line = 0
    for text in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
      line += 1
      let cells = text.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
        .map { cell in cell.filter { $0 != 0x0D && $0 != UInt8(ascii: "\"") } }
      if cells.allSatisfy({ $0.allSatisfy(\.isBlankOrLineEnd) }) { continue }
      if cells.count == 2, let start = Self.border(cells[0]), let end = Self.border(cells[1]) {
        // A value and a label are two numbers as well.
        if case .number(let first) = start, case .number(let last) = end, last < first {
          return nil
        }
        ranges.append((start, end))
      } else if ranges.isEmpty {
        guard line == 1, cells.count == 2,
          Self.startNames.contains(String(decoding: cells[0], as: UTF8.self).lowercased())
        else { return nil }
      } else {
        throw .notATimestamp(
          file: path, line: line, column: DataColumn(position: 1, name: nil),
          found: String(decoding: text.prefix(200), as: UTF8.self), example: "120,140")
      }
    }
    guard !ranges.isEmpty else { return nil }
    self.ranges = ranges
  }

  private static func border(_ text: [UInt8]) -> Border? {
    let text = text.filter { $0 != UInt8(ascii: "\"") }
    if let number = Int64(String(decoding: text, as: UTF8.self)) { return .number(number) }
    return
      (DateTimeScanner(text, monthFirst: true)?.tick
      ?? WrittenTimestamp(text, order: .monthDayYear)?.tick).map { .tick($0) }
  }

  /// `[row]`: whether a row lies in a range. Numbers are rows, or timestamps where the series has
  /// timestamps that are numbers too.
  func labels(of series: Series, path: String) throws(DataError) -> [Bool] {
    let axis = series.timeAxis
    var labels = [Bool](repeating: false, count: series.rowCount)
    for (start, end) in ranges {
      switch (start, end) {
      case (.number(let start), .number(let end)):
        let scale: Int64? =
          switch axis.style {
          case .epoch(let unit): unit.nanoseconds
          case .integer: 1
          case .rowNumber, .dateTime: nil
          }
        guard let scale else {
          guard start >= 0, end >= start, end < Int64(series.rowCount) else {
            throw .noLabels(file: path, series: "rows \(start) to \(end) of \(series.rowCount)")
          }
          for row in Int(start)...Int(end) { labels[row] = true }
          continue
        }
        let (first, overflow) = start.multipliedReportingOverflow(by: scale)
        let (last, lastOverflow) = end.multipliedReportingOverflow(by: scale)
        guard !overflow, !lastOverflow else {
          throw .noLabels(file: path, series: "\(start) to \(end)")
        }
        axis.mark(first, last, &labels)
      case (.tick(let start), .tick(let end)): axis.mark(start, end, &labels)
      case (.number, .tick), (.tick, .number):
        throw .noLabels(file: path, series: "a range from a row to a moment")
      }
    }
    return labels
  }
}

extension TimeAxis {
  fileprivate func mark(_ start: Int64, _ end: Int64, _ labels: inout [Bool]) {
    for row in 0..<count where start <= tick(at: row) && tick(at: row) <= end {
      labels[row] = true
    }
  }
}
