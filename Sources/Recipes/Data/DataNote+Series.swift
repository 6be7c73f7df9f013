internal import SeriesFiles

extension DataNote {
  /// The series that the note is about; `nil` where it is about the file as a whole.
  package var series: String? {
    switch self {
    case .sortedRows(let series, _), .duplicateTimestamps(let series, _),
      .missingValues(let series, _, _), .infiniteValues(let series, _, _),
      .lateChannelIgnored(let series, _), .lateRows(let series, _),
      .codeTakenAsMissing(let series, _, _, _), .possibleCode(let series, _, _, _):
      series
    case .textColumnIgnored, .columnIgnored, .mixedZones, .skippedLines, .timestampsJoined,
      .timestampsFound, .timestampsGuessed, .timestampsNotRead, .numbersRead,
      .emptyColumnIgnored:
      nil
    }
  }
}
