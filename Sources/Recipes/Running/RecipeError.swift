package import AnomalyDetection
package import ModelStorage
package import TimeSeries

/// Why a recipe cannot be run.
package enum RecipeError: Error, Sendable {
  /// The data cannot be read, or a result not written.
  case data(DataError)
  /// The telemetry asked for cannot be made.
  case telemetry(PreparationError)
  /// A model file cannot be read or written.
  case model(ModelFileError)
  /// The detector cannot be fitted or applied to a file's series.
  case detector(file: String, series: String?, DetectorError)
  /// Fewer rows to learn from than asked for.
  case trainingRows(file: String, asked: Int, found: Int)
  /// The same path is to be read and written, or written twice.
  case sameFile(path: String)
}

extension RecipeError: CustomStringConvertible {
  /// What was found, what was expected, and what to do.
  package var description: String {
    switch self {
    case .data(let error): "\(error)"
    case .telemetry(let error): "\(error)"
    case .model(let error): "\(error)"
    case .detector(let file, let series, let error):
      series.map { "\(file) (\($0)): \(error)" } ?? "\(file): \(error)"
    case .trainingRows(let file, let asked, let found):
      """
      \(file): found \(found) rows, but was to learn from the first \(asked): give a number from 1 \
      to \(found)
      """
    case .sameFile(let path):
      "\(path): would be overwritten by another file of this job: choose another name"
    }
  }
}
