/// Something worth knowing about data that was read all the same.
///
/// ```swift
/// for note in file.notes {
///   if case .missingValues(_, let channel, let count) = note { print(channel, count) }
///   print(note)  // one sentence
/// }
/// ```
public enum DataNote: Sendable, Hashable {
  /// `count` rows of a series stood before a row with an earlier timestamp; all rows were sorted by
  /// time, rows of the same timestamp in the file's order.
  case sortedRows(series: String, count: Int)
  /// `count` rows of a series that is read as a stream stood before a row with an earlier timestamp, and
  /// were left out.
  case lateRows(series: String, count: Int)
  /// `count` lines of a file that is read as a stream could not be read, and were skipped.
  case skippedLines(count: Int)
  /// `count` rows carry the timestamp of the row before; they were kept, in the file's order.
  case duplicateTimestamps(series: String, count: Int)
  /// `count` values of a channel are missing.
  case missingValues(series: String, channel: String, count: Int)
  /// `count` values of a channel were infinite, and count as missing.
  case infiniteValues(series: String, channel: String, count: Int)
  /// A column holds text, and was left out.
  case textColumnIgnored(column: DataColumn)
  /// A column's name says that it is no measurement, and it was left out.
  case columnIgnored(column: DataColumn)
  /// A channel that a series' first row does not have, and that was left out.
  case lateChannelIgnored(series: String, channel: String)
  /// Timestamps of more than one time zone; all are printed in the first row's.
  case mixedZones(column: DataColumn)
  /// Several columns hold a timestamp together.
  case timestampsJoined(columns: [DataColumn])
  /// A column that is not named like timestamps was taken for them.
  case timestampsFound(column: DataColumn)
  /// Numbers were taken for timestamps in some count of time: one of them, and what it means.
  case timestampsGuessed(column: DataColumn, found: String, guess: String, meaning: String)
  /// A column looks like timestamps, and could not be read as such.
  case timestampsNotRead(column: DataColumn, found: String)
  /// Numbers that are not plain: one of them, and what it is read as.
  case numbersRead(column: DataColumn, found: String, meaning: Double)
  /// A column holds no value at all, and was left out.
  case emptyColumnIgnored(column: DataColumn)
  /// A number that comes again and again, far outside of all others, counts as missing.
  case codeTakenAsMissing(series: String, channel: String, code: Double, count: Int)
  /// A number that may be a code for a missing value, but was kept.
  case possibleCode(series: String, channel: String, code: Double, count: Int)
}

extension DataNote: CustomStringConvertible {
  /// One sentence.
  public var description: String {
    switch self {
    case .sortedRows(let series, let count):
      "\(series): \(Self.counted(count, "row")) came out of order; rows were sorted by time."
    case .lateRows(let series, let count):
      "\(series): \(Self.counted(count, "row")) came late and \(count == 1 ? "was" : "were") left out."
    case .skippedLines(let count):
      "\(Self.counted(count, "line")) could not be read and \(count == 1 ? "was" : "were") skipped."
    case .duplicateTimestamps(let series, let count):
      "\(series): \(Self.counted(count, "row")) repeated the timestamp before; all were kept."
    case .missingValues(let series, let channel, let count):
      "\(series): \(Self.counted(count, "value")) of \(channel) missing."
    case .infiniteValues(let series, let channel, let count):
      "\(series): \(Self.counted(count, "value")) of \(channel) infinite; taken as missing."
    case .textColumnIgnored(let column):
      "\(column) holds text and was left out."
    case .columnIgnored(let column):
      "\(column) is not a measurement by its name and was left out; choose it to use it."
    case .lateChannelIgnored(let series, let channel):
      "\(series): \(channel) is not in the first row and was left out."
    case .mixedZones(let column):
      "\(column) mixes time zones; times are shown in the zone of the first row."
    case .timestampsJoined(let columns):
      """
      \(columns.map(\.description).joined(separator: ", ")) are read together as timestamps; \
      --timestamp-column names others.
      """
    case .timestampsFound(let column):
      "\(column) is taken for timestamps by its content; --timestamp-column names another, or none."
    case .timestampsGuessed(let column, let found, let guess, let meaning):
      """
      \(column): \(found) is read as \(guess): \(meaning); --timestamp-column names another \
      column, or none.
      """
    case .timestampsNotRead(let column, let found):
      """
      \(column) looks like timestamps, such as "\(found)", and could not be read as such; it was left \
      out. Write them as 2025-01-31 13:00:00, or name another column with --timestamp-column.
      """
    case .numbersRead(let column, let found, let meaning):
      "\(column): \"\(found)\" is read as \(meaning); --decimal says what the decimal mark is."
    case .emptyColumnIgnored(let column):
      "\(column) is empty throughout and was left out; choose it with --columns to keep it."
    case .codeTakenAsMissing(let series, let channel, let code, let count):
      """
      \(series): \(Self.short(code)) comes \(count) times in \(channel), far outside of all else; it is \
      taken for a missing value. --missing none keeps it.
      """
    case .possibleCode(let series, let channel, let code, let count):
      """
      \(series): \(Self.short(code)) comes \(count == 1 ? "once" : "twice") in \(channel), far outside \
      of all else; if it stands for a missing value, say --missing=\(Self.short(code)).
      """
    }
  }

  private static func short(_ number: Double) -> String {
    number == number.rounded() ? String(Int64(number)) : "\(number)"
  }

  private static func counted(_ count: Int, _ noun: String) -> String {
    "\(count) \(noun)\(count == 1 ? "" : "s")"
  }
}
