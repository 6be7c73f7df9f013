/// The columns of a sample: their names, and what their first rows hold.
struct CSVColumns {
  /// How many of a column's cells are of each kind.
  struct Kinds {
    var missing = 0
    var numbers = 0
    var dates = 0
    var texts = 0
    /// Whether every cell is a label.
    var areLabels = true

    /// Most cells that say something are dates.
    var isDates: Bool { dates > 0 && dates * 2 >= numbers + dates + texts }
    /// Most cells that say something are no numbers.
    var isText: Bool { numbers * 2 < numbers + dates + texts }
    /// Most cells are labels, or at least numbers, of which a wrong one is an error.
    var isLabels: Bool { areLabels || (numbers > 0 && !isText) }
  }

  /// The names in the header; `nil` without one.
  let names: [String]?
  /// What each column holds.
  var kinds: [Kinds]
  /// How the numbers of each column are written.
  var numbers: [Numbers] = []
  /// The rows below the header.
  let body: [CSVSample.Row]
  /// The decimal mark.
  let point: UInt8
  /// What stands for a missing value.
  let missing: MissingWords
  private let file: String
  private let plainNames: [String]

  /// Takes a sample for a table.
  init(_ sample: CSVSample, file: String, _ options: SeriesReader.Options) throws(DataError) {
    self.file = file
    let missing = MissingWords(options.missing)
    self.missing = missing
    guard let first = sample.rows.first else { throw .emptyFile(file: file) }
    for row in sample.rows where row.cells.count != first.cells.count {
      throw .unevenRow(
        file: file, line: row.line, found: row.cells.count, expected: first.cells.count)
    }
    let point = Self.point(of: sample, options)
    self.point = point
    let hasHeader = options.hasHeader ?? Self.hasHeader(sample, point)
    body = hasHeader ? Array(sample.rows.dropFirst()) : sample.rows
    if hasHeader {
      var names: [String] = []
      for cell in first.cells {
        guard let name = String(validating: cell, as: UTF8.self) else {
          throw .notUTF8(file: file, line: first.line)
        }
        names.append(name)
      }
      self.names = names
      plainNames = names.map(ColumnNames.plain)
    } else {
      names = nil
      plainNames = []
    }
    guard !body.isEmpty else { throw .noRows(file: file) }
    var kinds = [Kinds](repeating: Kinds(), count: first.cells.count)
    for row in body {
      for (index, cell) in row.cells.enumerated() {
        switch missing.contains(cell) ? .missing : CSVCell(cell, point: point) {
        case .missing: kinds[index].missing += 1
        case .number: kinds[index].numbers += 1
        case .dateTime: kinds[index].dates += 1
        case .text: kinds[index].texts += 1
        }
        if kinds[index].areLabels, CSVCell.label(cell) == nil { kinds[index].areLabels = false }
      }
    }
    self.kinds = kinds
    findNumbers(options, delimiter: sample.delimiter)
  }

  /// The name of a column without case, blanks and marks; empty without a header.
  func plainName(_ index: Int) -> String { plainNames.isEmpty ? "" : plainNames[index] }

  var count: Int { kinds.count }

  /// The columns, from 0.
  var indices: Range<Int> { kinds.indices }

  /// A column, for a message.
  func column(_ index: Int) -> DataColumn {
    DataColumn(position: index + 1, name: names?[index])
  }

  /// The column asked for.
  func index(of wanted: ColumnReference) throws(DataError) -> Int {
    switch wanted {
    case .position(let position):
      if position >= 1, position <= count { return position - 1 }
      // A name may look like a number.
      if let index = names?.firstIndex(of: String(position)) { return index }
    case .name(let name):
      if let index = names?.firstIndex(of: name) { return index }
      let lower = name.lowercased()
      let alike = (names ?? []).indices.filter { names?[$0].lowercased() == lower }
      if alike.count == 1 { return alike[0] }
    }
    throw .columnNotFound(file: file, wanted: wanted, available: indices.map(column))
  }

  /// The first column that has one of the names, tried in order, and passes the test.
  func first(named names: [String], where test: (Int) -> Bool) -> Int? {
    for name in names {
      if let index = plainNames.indices.first(where: { plainNames[$0] == name && test($0) }) {
        return index
      }
    }
    return nil
  }

  /// Whether a column can be one of timestamps: dates or numbers, not words.
  func holdsTimestamps(_ index: Int) -> Bool {
    kinds[index].dates > 0 || !kinds[index].isText && kinds[index].numbers > 0
  }

  /// Whether a column can name series: words, or numbers that come again and again.
  func holdsSeriesIDs(_ index: Int) -> Bool {
    let kind = kinds[index]
    if kind.isDates { return false }
    if kind.isText { return true }
    guard plainNames[index].hasSuffix("id"), kind.numbers == body.count, body.count > 1 else {
      return false
    }
    return Set(body.map { $0.cells[index] }).count * 2 <= body.count
  }

  /// Whether a column's name says that it is no measurement.
  func isNoMeasurement(_ index: Int) -> Bool {
    guard let names else { return false }
    let plain = plainNames[index]
    if ColumnNames.notMeasured.contains(plain) || names[index].hasPrefix("S(t)") { return true }
    if ColumnNames.partsOfYahoo.contains(plain) {
      return ColumnNames.partsOfYahoo.isSubset(of: plainNames)
    }
    // A second column of labels or times, or the index that a data frame wrote.
    return ColumnNames.labels.contains(plain) && kinds[index].areLabels
      || (index == 0 && isUnnamed && firstCountsRows)
  }

  /// Whether a column has neither name nor value: the delimiter at each line's end.
  func isTrailingBlank(_ index: Int) -> Bool {
    index == count - 1 && count > 1 && kinds[index].missing == body.count
      && (names?[index].isEmpty ?? true)
  }

  private var isUnnamed: Bool {
    plainNames.first.map { $0.isEmpty || $0 == "unnamed0" || $0 == "index" } ?? true
  }

  /// Whether the first column has no name and counts rows, or moments since 1970.
  var firstCountsRows: Bool {
    guard isUnnamed, body.count >= (names == nil ? 2 : 1) else { return false }
    var last: Int?
    var isCount = true
    var isClock = true
    for row in body {
      guard let cell = row.cells.first, let number = Int(String(decoding: cell, as: UTF8.self))
      else { return false }
      if let last {
        isCount = isCount && number == last &+ 1
        isClock = isClock && number > last
      } else {
        isCount = names != nil || number == 0 || number == 1
      }
      isClock = isClock && number >= 1_000_000_000
      last = number
    }
    // Two rows are too few to tell a count without a header from numbers that happen to follow.
    return isClock || isCount && (names != nil || body.count > 2)
  }

  /// The error for a table without numbers: the first cell of a column of one, or the columns.
  var noNumbers: DataError {
    if count == 1, let row = body.first, let cell = row.cells.first, !missing.contains(cell) {
      return .notANumber(
        file: file, line: row.line, column: column(0),
        found: String(decoding: cell, as: UTF8.self))
    }
    return .noNumericColumn(file: file, columns: indices.map(column))
  }

  /// Whether the first row names the columns.
  ///
  /// It does if it has a word and neither number nor date; with numbers too, if below a word there
  /// is none (`time,0,1`), or if it counts from 0 behind an empty cell, as data frames are written.
  private static func hasHeader(_ sample: CSVSample, _ point: UInt8) -> Bool {
    guard let first = sample.rows.first else { return false }
    let kinds = first.cells.map { cell in
      let kind = CSVCell(cell, point: point)
      if case .missing = kind, !CSVCell.isEmptyWord(cell) { return CSVCell.text }
      if case .text = kind, WrittenNumber(cell) != nil { return CSVCell.number }
      return kind
    }
    let hasWord = kinds.contains { if case .text = $0 { true } else { false } }
    let hasValue = kinds.contains {
      switch $0 {
      case .number, .dateTime: true
      case .missing, .text: false
      }
    }
    if !hasWord {
      return first.cells.count > 1 && first.cells[0].isEmpty
        && first.cells.dropFirst().enumerated().allSatisfy { Array(String($0).utf8) == $1 }
    }
    guard hasValue, sample.rows.count > 1 else { return !hasValue }
    return zip(kinds, sample.rows[1].cells).contains { kind, cell in
      guard case .text = kind else { return false }
      if case .text = CSVCell(cell, point: point) { return false }
      return true
    }
  }

  /// The decimal mark: a comma where the delimiter is none, some cell can be nothing but a number
  /// with a decimal comma, and no cell has a point.
  private static func point(of sample: CSVSample, _ options: SeriesReader.Options) -> UInt8 {
    let comma = UInt8(ascii: ",")
    let point = UInt8(ascii: ".")
    if let decimalComma = options.decimalComma { return decimalComma ? comma : point }
    guard sample.delimiter != comma else { return point }
    var isSure = false
    for row in sample.rows {
      for cell in row.cells {
        if cell.contains(point), DecimalNumber.whole(cell) != nil { return point }
        guard !isSure, let mark = cell.firstIndex(of: comma),
          DecimalNumber.whole(cell, point: comma) != nil
        else { continue }
        // 1,234 may be one thousand; 0,234 and 1,5 cannot.
        let digits = cell[..<mark].filter(\.isDigit)
        isSure =
          cell.count - mark - 1 != 3 || digits.isEmpty || digits.first == 0x30 || digits.count > 3
      }
    }
    return isSure ? comma : point
  }
}
