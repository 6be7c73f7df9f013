public import Files

/// Why data could not be read: what was found, where, and what was expected.
///
/// ```swift
/// do throws(DataError) {
///   print(try SeriesReader.read(path: "cpu.csv").series.count)
/// } catch .notANumber(_, let line, let column, let found) {
///   print("line \(line), \(column): \(found)")
/// }
/// ```
public enum DataError: Error, Sendable, Hashable {
  /// The file itself cannot be opened or read.
  case file(FileError)

  /// There is not one byte, or nothing but blanks.
  case emptyFile(file: String)
  /// There are names of columns and no row.
  case noRows(file: String)
  /// The first bytes are those of a compressed or binary format, as `gzip`.
  case compressed(file: String, kind: String)
  /// The file is UTF-16 text.
  case utf16(file: String)
  /// A line holds bytes that are not UTF-8.
  case notUTF8(file: String, line: Int)
  /// A line holds a byte 0, so that the file is not text.
  case zeroByte(file: String, line: Int)

  /// A line is longer than `limit` bytes.
  case lineTooLong(file: String, line: Int, limit: Int)
  /// There are at least `found` columns and at most `limit` are read.
  case tooManyColumns(file: String, line: Int, found: Int, limit: Int)
  /// A line has another number of fields than the lines before it.
  case unevenRow(file: String, line: Int, found: Int, expected: Int)
  /// A quoted field never ends.
  case openQuote(file: String, line: Int)
  /// A cell of a number column is not a number.
  case notANumber(file: String, line: Int, column: DataColumn, found: String)
  /// A cell of the timestamp column is not a timestamp like the first, `example`.
  case notATimestamp(file: String, line: Int, column: DataColumn, found: String, example: String?)
  /// `1/2/2024` may be January or February, and no row decides it.
  case ambiguousDate(file: String, line: Int, column: DataColumn, found: String)
  /// `1,234` may be a thousand or one, and no row decides it.
  case ambiguousNumber(file: String, line: Int, column: DataColumn, found: String)
  /// A cell of the label column is none of 0, 1, true, false.
  case notALabel(file: String, line: Int, column: DataColumn, found: String)
  /// No column holds numbers.
  case noNumericColumn(file: String, columns: [DataColumn])
  /// The column asked for is not there.
  case columnNotFound(file: String, wanted: ColumnReference, available: [DataColumn])
  /// A column has two jobs.
  case columnUsedTwice(file: String, column: DataColumn)
  /// Not one value is a number.
  case allMissing(file: String)

  /// The name of a UCR file does not end in `_trainingEnd_begin_end`, or those do not fit the data.
  case notAnArchiveName(file: String, rows: Int?)
  /// A `.npy` file is not one, or not one that can be read.
  case notAnArray(file: String, problem: ArrayProblem)
  /// A line is not the JSON expected.
  case notJSON(file: String, line: Int, column: Int, problem: JSONProblem)
  /// A line is not the line protocol of InfluxDB: what was expected at that place.
  case notLineProtocol(file: String, line: Int, column: Int, expected: String)
  /// A saved state of reading is damaged, or of another stream or other options.
  case unfitState(file: String)
  /// A label file has another number of rows than its data.
  case labelCount(file: String, found: Int, expected: Int)
  /// A file of labels says nothing of a series.
  case noLabels(file: String, series: String)

  /// What is wrong with a `.npy` file.
  public enum ArrayProblem: Sendable, Hashable {
    /// It does not begin with `\x93NUMPY`.
    case noMagic
    /// A version of the format that is not known.
    case version(Int)
    /// The header is not the dictionary expected.
    case header(found: String)
    /// An element type that is not read.
    case elementType(found: String)
    /// An array of other than one or two axes.
    case shape([Int])
    /// Fewer bytes than the shape needs.
    case truncated(found: Int, expected: Int)
  }

  /// What is wrong with a line of JSON.
  public enum JSONProblem: Sendable, Hashable {
    /// The syntax: what was expected at that place.
    case expected(String)
    /// Deeper than any data is nested.
    case tooDeep
    /// The line is not an object.
    case notAnObject
    /// A member is missing; these would do.
    case missing([String])
    /// A member's value is not of the kind needed.
    case member(String, found: String)
  }
}
