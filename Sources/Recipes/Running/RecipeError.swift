package import AnomalyDetection
package import ModelStorage
package import SeriesFiles
package import Studies
package import TimeSeries

/// Why a recipe cannot be run to its end.
package enum RecipeError: Error, Sendable {
  /// Something in the recipe cannot be.
  case fault(RecipeFault)
  /// The data cannot be read, or a result not written.
  case data(DataError)
  /// The data cannot be made up, or brought into the shape asked for.
  case preparation(PreparationError)
  /// A folder of data is not there.
  case noFolder(path: String)
  /// No file of a folder has a name as asked for.
  case noFiles(folder: String, pattern: String)
  /// A file holds several series where one is needed.
  case severalSeries(file: String, count: Int)
  /// A 0 or 1 a row beside a file of several series: they do not say whose rows these are.
  case labelsOfSeveralSeries(file: String, seriesCount: Int)
  /// The labels lie beyond the data.
  case labelsBeyondData(row: Int, rows: Int)
  /// Every value is missing, so there is nothing to learn from.
  case nothingMeasured(source: String)
  /// Fewer rows to learn from than asked for.
  case trainingRows(file: String, asked: Int, found: Int)
  /// A protocol of its own cannot be followed.
  case study(StudyError)
  /// The detector cannot be fitted or applied to a file's series.
  case detector(file: String, series: String?, DetectorError)
  /// A model file cannot be read or written.
  case model(ModelFileError)
  /// Two models that are to judge together were fitted on different channels.
  case otherChannels(model: String, channels: [String], first: String, expected: [String])
  /// The same path is to be read and written, or written twice.
  case sameFile(path: String)
  /// Two results are to go to standard output.
  case standardOutputTwice

  /// Whether it was stopped from outside.
  var isCancelled: Bool {
    if case .study(.cancelled) = self { return true }
    if case .detector(_, _, .cancelled) = self { return true }
    return false
  }
}

extension RecipeError: CustomStringConvertible {
  /// What was found, what was expected, and what to do.
  package var description: String {
    switch self {
    case .fault(let fault): "\(fault)"
    case .data(let error): "\(error)"
    case .preparation(let error): "\(error)"
    case .noFolder(let path):
      """
      \(path): there is no such folder: say where the data is with --data, or in the environment \
      variable MARTLET_DATA
      """
    case .noFiles(let folder, let pattern):
      "\(folder): no file here has a name like \(pattern): look at the folder, or alter the pattern"
    case .severalSeries(let file, let count):
      """
      \(file): holds \(count) series, and one is needed here: split the file, or name the column of one \
      with data.columns
      """
    case .labelsOfSeveralSeries(let file, let seriesCount):
      """
      \(file): holds a 0 or 1 a row, but the data has \(seriesCount) series: give the labels as a \
      column of the data with --label-column, or as JSON of windows
      """
    case .labelsBeyondData(let row, let rows):
      "data.labels.ranges reach to row \(row), but the data has \(rows) rows"
    case .nothingMeasured(let source): "\(source): every value is missing: give other columns"
    case .trainingRows(let file, let asked, let found):
      """
      \(file): found \(found) rows, but was to learn from the first \(asked): give a number from 1 \
      to \(found)
      """
    case .study(let error): "\(error)"
    case .detector(let file, let series, let error):
      series.map { "\(file) (\($0)): \(error)" } ?? "\(file): \(error)"
    case .model(let error): "\(error)"
    case .otherChannels(let model, let channels, let first, let expected):
      """
      \(model): was fitted on \(Self.words(channels)), but \(first) on \(Self.words(expected)): models \
      judge together where they know the same channels in the same order
      """
    case .sameFile(let path):
      "\(path): would be overwritten by another file of this run: choose another name"
    case .standardOutputTwice:
      "more than one result was to go to standard output: name a file for all but one"
    }
  }

  /// Some names are enough to tell files apart.
  private static func words(_ channels: [String]) -> String {
    let names = channels.prefix(4).map { "\"\($0)\"" }.joined(separator: ", ")
    let more = channels.count > 4 ? ", …" : ""
    return "\(NumberText.count(channels.count, "channel", "channels")) (\(names)\(more))"
  }
}
