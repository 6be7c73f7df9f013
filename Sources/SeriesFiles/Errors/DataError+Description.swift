internal import Files

extension DataError: CustomStringConvertible {
  /// A sentence or two: what was found, where, what was expected, what to do.
  public var description: String {
    switch self {
    case .file(let error): error.description
    case .emptyFile(let file):
      "\(file): the file is empty; expected rows of numbers."
    case .noRows(let file):
      "\(file): only a line of column names, no rows; expected rows of numbers below it."
    case .compressed(let file, "gzip"):
      "\(file): the file is compressed (gzip); gunzip it first."
    case .compressed(let file, let kind):
      "\(file): this is \(kind) data; expected text, .npy or NDJSON. Unpack or export it first."
    case .utf16(let file):
      """
      \(file): the text is UTF-16; expected UTF-8. Save it as UTF-8, or convert it: \
      iconv -f UTF-16 -t UTF-8.
      """
    case .notUTF8(let file, let line):
      """
      \(file):\(line): the text is not UTF-8. Save it as UTF-8, or convert it: \
      iconv -f LATIN1 -t UTF-8.
      """
    case .zeroByte(let file, let line):
      "\(file):\(line): a zero byte; expected text. The file is binary or damaged."
    case .lineTooLong(let file, let line, let limit):
      "\(file):\(line): the line is longer than \(limit) bytes; expected one row a line."
    case .tooManyColumns(let file, let line, let found, let limit):
      """
      \(file):\(line): at least \(found) columns; at most \(limit) are read. Turn the table \
      round if its rows are channels, or choose fewer columns.
      """
    case .unevenRow(let file, let line, let found, let expected):
      """
      \(file):\(line): \(found) \(found == 1 ? "field" : "fields"), expected \(expected) as in \
      the lines before. Mend the line, or quote a field that holds the delimiter.
      """
    case .openQuote(let file, let line):
      "\(file):\(line): a quote opens here and never closes. Close it, or double a quote inside."
    default: cellDescription
    }
  }

  private var cellDescription: String {
    switch self {
    case .notANumber(let file, let line, let column, let found):
      """
      \(file):\(line): \(column): found \(Self.quoted(found)), expected a number. Mend it, or \
      leave it empty if the value is missing; --decimal says what the decimal mark is, \
      and --missing what else stands for a missing value.
      """
    case .notATimestamp(let file, let line, let column, let found, let example):
      """
      \(file):\(line): \(column): found \(Self.quoted(found)), expected a timestamp\
      \(example.map { " like \(Self.quoted($0))" } ?? ""). Mend it, or name another column with \
      --timestamp-column.
      """
    case .ambiguousDate(let file, let line, let column, let found):
      """
      \(file):\(line): \(column): \(Self.quoted(found)) may be month/day or day/month, and no row \
      decides it; expected yyyy-MM-dd. Say which with --month-first or --no-month-first, or rewrite them.
      """
    case .ambiguousNumber(let file, let line, let column, let found):
      """
      \(file):\(line): \(column): the mark in \(Self.quoted(found)) may part decimals or thousands, and \
      the column does not decide it. Say which with --decimal comma or --decimal point.
      """
    case .notALabel(let file, let line, let column, let found):
      """
      \(file):\(line): \(column): found \(Self.quoted(found)), expected a label: 0, 1, true or \
      false. Mend it, or name another label column.
      """
    case .noNumericColumn(let file, let columns):
      """
      \(file): no column of numbers to read among \(Self.list(columns)). Check the delimiter, or \
      choose the value columns.
      """
    case .columnNotFound(let file, let wanted, let available):
      "\(file): no column \(wanted); there are \(Self.list(available))."
    case .columnUsedTwice(let file, let column):
      "\(file): \(column) is asked for twice, for different jobs. Give each job its own column."
    case .allMissing(let file):
      "\(file): every value is missing (empty or NaN); expected numbers."
    default: formatDescription
    }
  }

  private var formatDescription: String {
    switch self {
    case .notAnArchiveName(let file, let rows?):
      """
      \(file): the name's training end, begin and end do not fit \(rows) rows; expected \
      trainingEnd < begin <= end <= rows.
      """
    case .notAnArchiveName(let file, nil):
      """
      \(file): the name does not end in _trainingEnd_begin_end.txt as those of the UCR archive. \
      Rename the file, or read it as csv.
      """
    case .notAnArray(let file, let problem):
      "\(file): \(problem)"
    case .notJSON(let file, let line, let column, let problem):
      "\(file):\(line):\(column): \(problem)"
    case .notLineProtocol(let file, let line, let column, let expected):
      """
      \(file):\(line):\(column): expected \(expected). Give lines as \
      measurement,tag=value field=1.5 1767225600000000000.
      """
    case .unfitState(let file):
      """
      \(file): the saved state does not fit this stream and its options. Use the options it was \
      saved with, or begin anew without it.
      """
    case .labelCount(let file, let found, let expected):
      "\(file): \(found) labels for \(expected) rows of data; expected one a row."
    case .noLabels(let file, let series):
      "\(file): no labels for \(series). Check that the file of labels belongs to the data."
    default: "data error"
    }
  }

  private static func quoted(_ text: String) -> String {
    let escaped = text.unicodeScalars.prefix(60).map { $0.escaped(asASCII: false) }.joined()
    return "\"\(escaped)\(text.unicodeScalars.count > 60 ? "…" : "")\""
  }

  private static func list(_ columns: [DataColumn]) -> String {
    let shown = columns.prefix(12).map(\.description).joined(separator: ", ")
    return columns.isEmpty
      ? "none" : shown + (columns.count > 12 ? ", … (\(columns.count) in all)" : "")
  }
}

extension DataError.ArrayProblem: CustomStringConvertible {
  /// What was found and expected.
  public var description: String {
    switch self {
    case .noMagic: "not a NumPy array; expected a file written by numpy.save."
    case .version(let found): "version \(found) of the .npy format; expected 1, 2 or 3."
    case .header(let found):
      "the array's header is \(found.debugDescription); expected descr, fortran_order and shape."
    case .elementType(let found):
      "elements of type \(found.debugDescription); expected numbers. Save it with astype(float)."
    case .shape(let shape):
      "an array of shape \(shape); expected [time] or [time, channel]. Reshape it first."
    case .truncated(let found, let expected):
      "\(found) bytes of values, expected \(expected) for its shape. The file is cut off."
    }
  }
}

extension DataError.JSONProblem: CustomStringConvertible {
  /// What was found and expected.
  public var description: String {
    switch self {
    case .expected(let what): "expected \(what). Give one JSON object a line."
    case .tooDeep: "nested deeper than any data should be; expected one flat object a line."
    case .notAnObject: "expected one JSON object a line."
    case .missing(let names):
      "no member \(names.map { "\"\($0)\"" }.joined(separator: " or ")). Add it."
    case .member(let name, let found):
      "\"\(name)\" is \(found); expected a number, or a timestamp where it is one."
    }
  }
}
