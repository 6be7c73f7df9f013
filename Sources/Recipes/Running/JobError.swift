package import AnomalyDetection
package import ModelStorage
package import TimeSeries

/// Why a job cannot be run.
package enum JobError: Error, Sendable {
  /// The data cannot be read, or a result not written.
  case data(DataError)
  /// The telemetry asked for cannot be made.
  case telemetry(PreparationError)
  /// A model file cannot be read or written.
  case model(ModelFileError)
  /// Two models that are to judge together were fitted on different channels.
  case otherChannels(model: String, channels: [String], first: String, expected: [String])
  /// The detector cannot be fitted or applied to a file's series.
  case detector(file: String, series: String?, DetectorError)
  /// Fewer rows to learn from than asked for.
  case trainingRows(file: String, asked: Int, found: Int)
  /// The same path is to be read and written, or written twice.
  case sameFile(path: String)
  /// Two results are to go to standard output.
  case standardOutputTwice
  /// A 0 or 1 a row beside a file of several series: they do not say whose rows these are.
  case labelsOfSeveralSeries(file: String, seriesCount: Int)
}

extension JobError: CustomStringConvertible {
  /// What was found, what was expected, and what to do.
  package var description: String {
    switch self {
    case .data(let error): "\(error)"
    case .telemetry(let error): "\(error)"
    case .model(let error): "\(error)"
    case .otherChannels(let model, let channels, let first, let expected):
      """
      \(model): was fitted on \(Self.words(channels)), but \(first) on \(Self.words(expected)): models \
      judge together where they know the same channels in the same order
      """
    case .detector(let file, let series, let error):
      series.map { "\(file) (\($0)): \(error)" } ?? "\(file): \(error)"
    case .trainingRows(let file, let asked, let found):
      """
      \(file): found \(found) rows, but was to learn from the first \(asked): give a number from 1 \
      to \(found)
      """
    case .sameFile(let path):
      "\(path): would be overwritten by another file of this job: choose another name"
    case .standardOutputTwice:
      "more than one result was to go to standard output: name a file for all but one"
    case .labelsOfSeveralSeries(let file, let seriesCount):
      """
      \(file): holds a 0 or 1 a row, but the data has \(seriesCount) series: give the labels as a \
      column of the data with --label-column, or as JSON of windows
      """
    }
  }

  /// Some names are enough to tell files apart.
  private static func words(_ channels: [String]) -> String {
    let names = channels.prefix(4).map { "\"\($0)\"" }.joined(separator: ", ")
    let more = channels.count > 4 ? ", …" : ""
    return "\(NumberText.count(channels.count, "channel", "channels")) (\(names)\(more))"
  }
}
