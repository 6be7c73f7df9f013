package import AnomalyDetection
package import ModelStorage
package import NeuralEngine
package import TimeSeries

/// Why a recipe cannot be run to its end.
package enum StudyError: Error, Sendable {
  /// Something in the recipe cannot be.
  case fault(RecipeFault)
  /// The data cannot be read, or a result not written.
  case data(DataError)
  /// The data cannot be brought into the shape asked for.
  case preparation(PreparationError)
  /// A folder of data is not there.
  case noFolder(path: String)
  /// No file of a folder has a name as asked for.
  case noFiles(folder: String, pattern: String)
  /// A file holds several series where one is needed.
  case severalSeries(file: String, count: Int)
  /// A part of the split has too few windows.
  case tooFewWindows(part: String, found: Int, needed: Int, rows: Int)
  /// A channel to leave unscaled is not there.
  case unknownChannel(String, known: [String])
  /// The labels lie beyond the data.
  case labelsBeyondData(row: Int, rows: Int)
  /// Every value is missing, so there is nothing to learn from.
  case nothingMeasured(source: String)
  /// The model's sizes make no sense.
  case architecture(ArchitectureError)
  /// The training failed.
  case training(TrainingError)
  /// The threshold cannot be found.
  case threshold(ThresholdError)
  /// The detector cannot be fitted or applied.
  case detector(DetectorError)
  /// The model cannot be written.
  case model(ModelFileError)
  /// It was stopped from outside.
  case cancelled
}

extension StudyError: CustomStringConvertible {
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
      \(file): holds \(count) series, and a recipe studies one: name its column with \
      data.columns, or split the file
      """
    case .tooFewWindows(let part, let found, let needed, let rows):
      """
      found \(found) windows for \(part) in \(rows) rows, needed \(needed): give more data, a \
      shorter windows.length, or another split
      """
    case .unknownChannel(let name, let known):
      "scaling.exclude names \(name), but the channels are \(known.joined(separator: ", "))"
    case .labelsBeyondData(let row, let rows):
      "data.labels.ranges reach to row \(row), but the data has \(rows) rows"
    case .nothingMeasured(let source): "\(source): every value is missing: give other columns"
    case .architecture(let error): "model: \(error)"
    case .training(let error): "\(error)"
    case .threshold(let error): "\(error)"
    case .detector(let error): "\(error)"
    case .model(let error): "\(error)"
    case .cancelled: "stopped before the study was done; nothing was written"
    }
  }
}
