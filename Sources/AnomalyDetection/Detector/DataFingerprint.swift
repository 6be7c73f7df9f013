internal import NeuralEngine
public import TimeSeries

/// Which data a model was fitted on.
///
/// ```swift
/// let data = DataFingerprint(series, trainingRows: 0..<1000)
/// print(data.hash == detector.fingerprint.hash ? "fitted on these rows" : "fitted on other data")
/// ```
public struct DataFingerprint: Sendable, Hashable, Codable {
  /// What the series was called.
  public let series: String
  /// Rows of the series.
  public let rows: Int
  /// The rows that were learned from.
  public let trainingRows: Int
  /// The timestamp of the first training row, as it was written.
  public let start: String
  /// The timestamp of the last training row, as it was written.
  public let end: String
  /// FNV-1a (64 bits) of the training values' bits, in hexadecimal: tells whether two models saw the
  /// same numbers. It is no proof against forgery.
  public let hash: String

  /// The fingerprint of a series, of which `trainingRows` were learned from.
  public init(_ series: Series, trainingRows: Range<Int>) {
    self.series = series.name
    rows = series.rowCount
    self.trainingRows = trainingRows.count
    start = trainingRows.isEmpty ? "" : series.timeAxis.text(at: trainingRows.lowerBound)
    end = trainingRows.isEmpty ? "" : series.timeAxis.text(at: trainingRows.upperBound - 1)
    var hash = FNV1a()
    let width = series.channelCount
    for value in series.values[trainingRows.lowerBound * width..<trainingRows.upperBound * width] {
      // All NaN are one value here: which bits a missing cell has is an accident.
      var bits = value.isNaN ? 0x7FF8_0000_0000_0000 : value.bitPattern
      for _ in 0..<8 {
        hash.add(bits & 0xFF)
        bits >>= 8
      }
    }
    let digits = String(hash.value, radix: 16)
    self.hash = String(repeating: "0", count: 16 - digits.count) + digits
  }

  private enum CodingKeys: String, CodingKey {
    case series
    case rows
    case trainingRows = "training_rows"
    case start
    case end
    case hash
  }
}
