/// The score of the UCR Anomaly Archive for one series: whether the highest score lies at the one
/// anomaly (Wu and Keogh, TKDE 2021).
///
/// ```swift
/// let location = UCRLocation(scores: scores, trainingEnd: 2000, anomaly: 5403..<5501)
/// print(location.peak ?? -1, location.isFound)
/// ```
public struct UCRLocation: Sendable, Hashable {
  /// The row of the highest score behind the training rows, the first of equal ones; `nil` where no
  /// row there has a score.
  public let peak: Int?
  /// Whether it lies in the anomaly or within the margin before or behind it.
  public let isFound: Bool

  /// Looks for the highest score.
  ///
  /// - Parameters:
  ///   - scores: `[time]`: `NaN` where a row has none.
  ///   - trainingEnd: The first row that counts.
  ///   - anomaly: The rows of the anomaly.
  ///   - margin: Rows on both sides that count as found; the archive has 100.
  /// - Precondition: the training end and the margin are not negative.
  public init(scores: [Double], trainingEnd: Int, anomaly: Range<Int>, margin: Int = 100) {
    precondition(trainingEnd >= 0 && margin >= 0, "training end \(trainingEnd), margin \(margin)")
    var peak: Int?
    for row in scores.indices.dropFirst(trainingEnd) where !scores[row].isNaN {
      if peak.map({ scores[row] > scores[$0] }) ?? true { peak = row }
    }
    self.peak = peak
    isFound =
      peak.map { $0 >= anomaly.lowerBound - margin && $0 < anomaly.upperBound + margin } ?? false
  }
}
