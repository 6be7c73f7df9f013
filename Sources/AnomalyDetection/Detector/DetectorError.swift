public import NeuralEngine
public import TimeSeries

/// Why a detector cannot be fitted or applied.
///
/// ```swift
/// do throws(DetectorError) {
///   print(try detector.detect(series).anomalies)
/// } catch .missingChannel(let name, let found) {
///   print("no \(name) among \(found)")
/// }
/// ```
public enum DetectorError: Error, Sendable, Equatable {
  /// The series has fewer rows than a window needs.
  case tooFewRows(found: Int, needed: Int, purpose: String)
  /// The series has no channel.
  case noChannels
  /// No value of the training part is a number.
  case nothingMeasured
  /// A channel that the model was fitted on is not in the data.
  case missingChannel(name: String, found: [String])
  /// A number of the configuration makes no sense.
  case invalidConfiguration(key: String, found: String, expected: String)
  /// The model's sizes make no sense.
  case architecture(ArchitectureError)
  /// The training failed.
  case training(TrainingError)
  /// The threshold cannot be found.
  case threshold(ThresholdError)
  /// The training was stopped from outside.
  case cancelled
  /// A centred score needs later rows, so it cannot be live.
  case centredScoreIsNotLive
  /// The features of a model cannot be made of the data.
  case preparation(PreparationError)
  /// A saved state cannot be gone on from.
  case state(StateError)
}

extension DetectorError: CustomStringConvertible {
  /// What was found, what was expected, and what to do.
  public var description: String {
    switch self {
    case .tooFewRows(let found, let needed, let purpose):
      "found \(found) rows, needed \(needed) \(purpose): give more data, or a shorter window with "
        + "--window"
    case .noChannels:
      "found no column of numbers: name one with --columns"
    case .nothingMeasured:
      "every value to learn from is missing: choose other columns with --columns, or other rows"
    case .missingChannel(let name, let found):
      "the model was fitted on the channel \"\(name)\", but the data has "
        + (found.isEmpty ? "no channels" : found.map { "\"\($0)\"" }.joined(separator: ", "))
        + ": rename the column, or fit a new model"
    case .invalidConfiguration(let key, let found, let expected):
      "\(key) is \(found), expected \(expected)"
    case .architecture(let error): "\(error)"
    case .training(let error): "\(error)"
    case .threshold(let error): "\(error)"
    case .cancelled:
      "stopped before the model was fitted; nothing was written"
    case .centredScoreIsNotLive:
      "a centred score needs rows that come later, so it cannot be live: use causal timing"
    case .preparation(let error): "\(error)"
    case .state(let error): "\(error)"
    }
  }
}
