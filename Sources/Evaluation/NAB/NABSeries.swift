#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// One series as the NAB score sees it: the scores of its rows, and the windows to be found.
///
/// ```swift
/// let series = NABSeries(scores: scores, windows: [1200...1400])
/// print(NABSweep([series]).best().normalized)
/// ```
///
/// What a flagged row is worth depends on where it stands. In a window of `n` rows, `d` rows before
/// its end (the end itself is 1), it is worth `σ(-d / n) / σ(-1)` of a detection, where
/// `σ(y) = 2 / (1 + exp(5 y)) - 1`: nearly all at the start, little at the end. `d` rows behind the
/// last window it costs `-σ(d / (n - 1))` of a false alarm, all of it from three lengths on and
/// before the first window (Lavin and Ahmad, "Evaluating Real-time Anomaly Detection Algorithms",
/// ICMLA 2015, section III; numenta/NAB v1.1 for the row counts).
public struct NABSeries: Sendable {
  /// `[time]`: higher is more anomalous; `NaN` where a row has no score and is never flagged.
  public let scores: [Double]
  /// The windows in time order: the row that opens it and the row that closes it.
  public let windows: [ClosedRange<Int>]

  /// - Precondition: the windows lie within the rows, in time order, and do not overlap.
  public init(scores: [Double], windows: [ClosedRange<Int>]) {
    for (index, window) in windows.enumerated() {
      precondition(
        window.lowerBound >= (index == 0 ? 0 : windows[index - 1].upperBound + 1)
          && window.upperBound < scores.count,
        "window \(window) of \(windows) in \(scores.count) rows")
    }
    self.scores = scores
    self.windows = windows
  }

  /// A series in single precision, such as a detector's scores.
  public init(scores: [Float], windows: [ClosedRange<Int>]) {
    self.init(scores: scores.map { Double($0) }, windows: windows)
  }

  /// The rows at the start that are not scored, for a detector to learn from: 15 % of the rows,
  /// rounded down, but no more than 750, which is 15 % of 5000.
  public static func probationRows(rowCount: Int) -> Int { min(rowCount * 15 / 100, 750) }

  /// `[time]`: what a flag at each row is worth: up to 1 in a window, in parts of a detection, and
  /// down to -1 outside, in parts of a false alarm.
  public var worths: [Double] {
    var worths = [Double](repeating: -1, count: scores.count)
    for (index, window) in windows.enumerated() {
      let length = Double(window.count)
      for row in window {
        let rowsLeft = Double(window.upperBound - row + 1)
        worths[row] = Self.sigmoid(-rowsLeft / length) / Self.sigmoid(-1)
      }
      // A window of one row has no length to measure a distance by.
      guard window.count > 1 else { continue }
      let next = index + 1 < windows.count ? windows[index + 1].lowerBound : scores.count
      for row in window.upperBound + 1..<max(next, window.upperBound + 1) {
        let distance = Double(row - window.upperBound) / (length - 1)
        if distance > 3 { break }
        worths[row] = Self.sigmoid(distance)
      }
    }
    return worths
  }

  private static func sigmoid(_ position: Double) -> Double { 2 / (1 + exp(5 * position)) - 1 }
}
