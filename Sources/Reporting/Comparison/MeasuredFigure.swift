internal import AnomalyDetection

/// A figure over many series, and how sure it is.
package struct MeasuredFigure: Sendable, Equatable {
  /// The figure; `nil` where it could not be measured.
  package let value: Double?
  /// Where it would lie for other series like them.
  package let interval: ClosedRange<Double>?
  /// Its deviation over repetitions.
  package let deviation: Double?
  /// Digits behind the point.
  package let decimals: Int

  /// A figure; what is not finite was not measured.
  package init(
    _ value: Double?, interval: ClosedRange<Double>? = nil, deviation: Double? = nil,
    decimals: Int = 3
  ) {
    self.value = value.flatMap { $0.isFinite ? $0 : nil }
    self.interval = interval.flatMap {
      $0.lowerBound.isFinite && $0.upperBound.isFinite ? $0 : nil
    }
    self.deviation = deviation.flatMap { $0.isFinite ? $0 : nil }
    self.decimals = decimals
  }

  /// Such as `0.417 (0.32…0.52)` or `69.74 ± 1.7`; a dash where nothing was measured.
  package var text: String {
    guard value != nil else { return number }
    if let range { return "\(number) (\(range))" }
    return spread.map { "\(number) \($0)" } ?? number
  }

  /// The figure alone.
  var number: String { value.map { NumberText.fixed($0, decimals: decimals) } ?? "–" }

  /// Such as `0.32…0.52` or `± 1.7`; `nil` where nothing is known of it.
  var spread: String? {
    guard value != nil else { return nil }
    return range ?? deviation.map { "± \(rough($0))" }
  }

  /// Such as `+0.013` or `−0.200`.
  var signedNumber: String {
    (value ?? 0) > 0 && number != Self(0, decimals: decimals).number ? "+\(number)" : number
  }

  private var range: String? {
    interval.map { "\(rough($0.lowerBound))…\(rough($0.upperBound))" }
  }

  /// The ends of an interval are known to fewer digits.
  private func rough(_ value: Double) -> String {
    NumberText.fixed(value, decimals: max(1, decimals - 1))
  }
}
