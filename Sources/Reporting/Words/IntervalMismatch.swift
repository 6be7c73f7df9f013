import AnomalyDetection
import TimeSeries

/// A model applied to rows much closer together or further apart than those it was fitted on.
struct IntervalMismatch: CustomStringConvertible {
  /// Clocks drift and collectors skip; beyond this share it is another interval.
  private static let tolerance = 0.2

  private let found: String
  private let fitted: String

  /// `nil` where the intervals agree or one of the two has no clock.
  init?(_ axis: TimeAxis, _ calibration: CalibrationScores) {
    guard axis.style.isClock, calibration.timestampStyle.isClock,
      let interval = axis.samplingInterval
    else { return nil }
    let ratio = Double(interval) / Double(calibration.samplingInterval)
    guard ratio < 1 - Self.tolerance || ratio > 1 + Self.tolerance else { return nil }
    found = Self.words(interval, axis.style)
    fitted = Self.words(calibration.samplingInterval, calibration.timestampStyle)
  }

  var description: String {
    "the model was fitted on a row every \(fitted), but this data has one every \(found), so its "
      + "windows span another time: resample the data, or fit a new model"
  }

  /// A terminal breaks no lines between words, and a search for a space finds spaces.
  private static func words(_ interval: Int64, _ style: TimestampStyle) -> String {
    TimeText.duration(interval, style: style).split(separator: "\u{A0}").joined(separator: " ")
  }
}
