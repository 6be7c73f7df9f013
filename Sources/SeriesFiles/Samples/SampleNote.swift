/// Something worth knowing about a stream that is read all the same.
package enum SampleNote: Sendable, Hashable {
  /// A line could not be read and was skipped: why, with its place and what was found there.
  case skippedLine(DataError)
  /// So many lines could not be read that from this one on they are counted and not told.
  case skippingSilently(line: Int)
  /// What the deciding lines showed about the columns.
  case columns(DataNote)
  /// A column without a value so far turned out to be text; it counts as missing.
  case textTakenAsMissing(column: DataColumn)
  /// A member or field of text that is no channel.
  case textIgnored(series: String, name: String, line: Int)
  /// A channel that the series' first row does not have.
  case newChannelIgnored(series: String, name: String, line: Int)
}

extension SampleNote: CustomStringConvertible {
  /// A sentence or two.
  package var description: String {
    switch self {
    case .skippedLine(let error):
      "\(error) The line was skipped."
    case .skippingSilently(let line):
      "From line \(line) on, lines that cannot be read are skipped and only counted."
    case .columns(let note):
      note.description
    case .textTakenAsMissing(let column):
      "\(column) holds text; its values count as missing. Choose the value columns to leave it out."
    case .textIgnored(let series, let name, let line):
      "\(series): line \(line): \(name) is text and was left out."
    case .newChannelIgnored(let series, let name, let line):
      """
      \(series): line \(line): \(name) is not in the series' first row and was left out; begin \
      anew to take it in.
      """
    }
  }
}
