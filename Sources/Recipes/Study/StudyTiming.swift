/// How long a study took: the only thing about it that differs from run to run.
package struct StudyTiming: Sendable, Equatable {
  /// Seconds of training alone.
  package let trainSeconds: Double
  /// Seconds from the first byte read to the last number known; writing is not in it.
  package let totalSeconds: Double
}

extension Duration {
  /// The duration in seconds.
  var inSeconds: Double {
    Double(components.seconds) + Double(components.attoseconds) * 1e-18
  }
}
