internal import Evaluation
internal import Reporting

/// A figure of a detector over a benchmark.
package struct BenchmarkFigure: Sendable, Hashable {
  /// Its name in JSON.
  package let key: String
  /// Its name in a table.
  package let title: String
  /// The figure; `nil` where it cannot be measured.
  package let value: Double?
  /// The 95 % interval over series, families of twins counted once.
  package let interval: ClosedRange<Double>?
  /// The deviation over repetitions.
  package let deviation: Double?
  /// Digits behind the point in a table.
  package let decimals: Int

  init(
    key: String, title: String, value: Double?, interval: ClosedRange<Double>? = nil,
    deviation: Double? = nil, decimals: Int = 3
  ) {
    self.key = key
    self.title = title
    self.value = value
    self.interval = interval
    self.deviation = deviation
    self.decimals = decimals
  }

  init(key: String, title: String, _ interval: BootstrapInterval?, decimals: Int = 3) {
    self.init(
      key: key, title: title, value: interval?.value,
      interval: interval.map { $0.lower...$0.upper }, decimals: decimals)
  }

  /// The figure without its name.
  var measured: MeasuredFigure {
    MeasuredFigure(value, interval: interval, deviation: deviation, decimals: decimals)
  }
}
