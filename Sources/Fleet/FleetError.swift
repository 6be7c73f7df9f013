package import AnomalyDetection

/// Why a series cannot be watched.
package struct FleetError: Error, Sendable, Equatable, CustomStringConvertible {
  package let series: String
  package let error: DetectorError

  /// What was found, and what to do.
  package var description: String { "\(series): \(error)" }
}
