package import AnomalyDetection
package import TimeSeries

/// Why a study cannot be done to its end.
package enum StudyError: Error, Sendable {
  /// Features cannot be made as asked for.
  case preparation(PreparationError)
  /// A part of the split has too few windows.
  case tooFewWindows(part: String, found: Int, needed: Int, rows: Int)
  /// A channel to leave unscaled is not there.
  case unknownChannel(String, known: [String])
  /// The threshold cannot be found.
  case threshold(ThresholdError)
  /// The model cannot be made or trained.
  case model(DetectorError)
  /// The model cannot be applied.
  case detector(DetectorError)
  /// It was stopped from outside.
  case cancelled

  /// Why a model could not be fitted.
  init(_ error: DetectorError) {
    if case .cancelled = error { self = .cancelled } else { self = .model(error) }
  }
}

extension StudyError: CustomStringConvertible {
  /// What was found, what was expected, and what to do.
  package var description: String {
    switch self {
    case .preparation(let error): "\(error)"
    case .tooFewWindows(let part, let found, let needed, let rows):
      """
      found \(found) windows for \(part) in \(rows) rows, needed \(needed): give more data, a \
      shorter windows.length, or another split
      """
    case .unknownChannel(let name, let known):
      "scaling.exclude names \(name), but the channels are \(known.joined(separator: ", "))"
    case .threshold(let error): "\(error)"
    case .model(.architecture(let error)): "model: \(error)"
    case .model(let error), .detector(let error): "\(error)"
    case .cancelled: "stopped before the study was done; nothing was written"
    }
  }
}
