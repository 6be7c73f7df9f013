/// A window of the test, held against its reconstruction.
package struct ReviewedWindow: Sendable, Equatable {
  /// Why a window is looked at.
  package enum Reason: String, Sendable {
    /// It is among the highest scores.
    case worst
    /// Its score is among the nearest to the threshold.
    case borderline
  }

  /// Why it is looked at.
  package let reason: Reason
  /// Its place among the test's windows, from 0.
  package let index: Int
  /// The first row of the data that the model sees of it; `nil` for a window that was made.
  package let firstRow: Int?
  package let score: Float
  /// Whether it holds a labelled row; `nil` without labels.
  package let isAnomalous: Bool?
  /// `[time, channel]`, in the data's units.
  package let actual: [Double]
  /// `[time, channel]`: what the model made of it.
  package let expected: [Double]

  package init(
    reason: Reason, index: Int, firstRow: Int?, score: Float, isAnomalous: Bool?,
    actual: [Double], expected: [Double]
  ) {
    self.reason = reason
    self.index = index
    self.firstRow = firstRow
    self.score = score
    self.isAnomalous = isAnomalous
    self.actual = actual
    self.expected = expected
  }
}
