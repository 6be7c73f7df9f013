public import TimeSeries

/// How a detector comes to know what is normal.
///
/// ```swift
/// switch DetectionMethod(for: series) {
/// case .fitted: print("enough alike to fit a detector once")
/// case .online: print("better learned from as rows come")
/// }
/// ```
///
/// A metric with a clock belongs to something that runs and changes: it is judged by a detector that
/// learns as rows come, and whose alarms name the first odd row. A recording without one, and channels
/// that explain each other, are judged by a detector fitted once: what it learned from stays the measure.
public enum DetectionMethod: String, Sendable, Hashable, Codable, CaseIterable {
  /// Fitted on the first rows, and then left as it is: `Detector`.
  case fitted
  /// Learning as rows come: `OnlineConfiguration`.
  case online

  /// A stream has to be so many warm-ups long before there is more to judge than to learn from.
  private static let fewestWarmUps = 2

  /// The method that suits a series of which nothing is known but its rows: on line for one channel
  /// with a clock and at least twice the rows of the warm-up, fitted for all others.
  ///
  /// - Parameter trainingRows: Rows that a fit would be given; `nil` for all. One on fewer than the
  ///   rows of a warm-up would have learned too little to be trusted with a metric.
  public init(for series: Series, trainingRows: Int? = nil) {
    let interval = series.timeAxis.clockInterval
    let isMetric = series.channelCount == 1 && interval != nil
    let warmUp = OnlineConfiguration().warmUp(samplingInterval: interval)
    let isLong = series.rowCount >= Self.fewestWarmUps * warmUp
    let isFitPoor = trainingRows.map { $0 < warmUp } ?? false
    self = isMetric && (isLong || isFitPoor) ? .online : .fitted
  }
}

extension DetectionMethod {
  /// The method where none was asked for.
  ///
  /// - Parameters:
  ///   - leavesFitOpen: whether nothing is asked for that only a fitted detector can do.
  ///   - threshold: the rule that was asked for; most need the scores of rows that were learned from.
  package init(for series: Series, leavesFitOpen: Bool, threshold: ThresholdRule?) {
    guard leavesFitOpen else {
      self = .fitted
      return
    }
    switch threshold {
    case nil, .budget: self.init(for: series)
    default: self = .fitted
    }
  }
}
