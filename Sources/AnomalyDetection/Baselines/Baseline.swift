/// A detector of a few lines: what a better one has to beat before it is worth its name.
///
/// Each gives a score a row, higher being more anomalous. A row is scored by what lies before it, but
/// for the scaling of channels and what ``linear`` and ``nearestNeighbour`` learn, which is of the
/// training rows.
package enum Baseline: String, Sendable, Hashable, CaseIterable, Codable {
  /// Noise: what a metric gives to knowing nothing.
  case random
  /// The row's number: anomalies of benchmarks lie late, and a measure that rewards that is weak.
  case timeRamp = "time-ramp"
  /// The absolute difference to the row before.
  case difference
  /// How unlikely the value is under a normal distribution of the rows before (as NAB's).
  case windowedGaussian = "windowed-gaussian"
  /// The absolute difference to the median of the same place in past seasons.
  case seasonalMedian = "seasonal-median"
  /// How far the value leaves the range seen so far.
  case rangeRule = "range-rule"
  /// Principal components of windows: the linear autoencoder.
  case linear
  /// The distance to the nearest training window, of windows scaled to mean 0 and deviation 1.
  case nearestNeighbour = "1nn"
  /// The distance to the nearest window of the past (the left matrix profile).
  case discord
}
