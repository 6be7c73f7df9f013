package import AnomalyDetection

/// How far a run is.
package struct RunProgress: Sendable, Equatable {
  /// The series at work; `nil` where there is only one.
  package let series: String?
  /// What is being done, and how much of the whole is done.
  package let fit: FitProgress

  package init(series: String? = nil, _ fit: FitProgress) {
    self.series = series
    self.fit = fit
  }
}
