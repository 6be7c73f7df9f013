package import NeuralEngine
package import TimeSeries

/// The windows of a scaled series whose rows may lie apart: a window ends at every row and holds
/// that row and every `spacing`-th before it.
///
/// A long rhythm is seen with few numbers that way. Rows `spacing` apart are laid side by side (all
/// rows of remainder 0, then all of remainder 1, …), so that every window is one run of numbers and
/// needs no copy of its own.
package struct WindowGrid {
  let shape: SampleShape
  /// Rows from one row of a window to the next.
  let spacing: Int
  /// Rows of the series.
  let rowCount: Int
  /// Numbers of a window that are measured: those of the time of a row are never missing.
  private let measuredSize: Int

  package init(shape: SampleShape, spacing: Int, rowCount: Int, features: FeatureTransform? = nil) {
    precondition(spacing >= 1, "a spacing of \(spacing)")
    measuredSize = shape.timeSteps * MeasuredChannels(features, count: shape.channels).count
    self.shape = shape
    self.spacing = spacing
    self.rowCount = rowCount
  }

  /// Rows from a window's first to its last, both counted.
  package var span: Int { (shape.timeSteps - 1) * spacing + 1 }

  /// The windows as ranges of rows, one ending at each row from `span − 1` on, or fewer at a stride.
  func windows(stride: Int = 1) -> Windows {
    Windows(length: span, stride: stride, rowCount: rowCount)
  }

  /// The row that a window ends at.
  func lastRow(of window: Int) -> Int { window + span - 1 }

  /// The rows of a window, oldest first.
  func rows(of window: Int) -> StrideTo<Int> {
    stride(from: window, to: window + span, by: spacing)
  }

  /// Where a window starts in what `arranged` gives.
  package func offset(of window: Int) -> Int {
    let remainder = window % spacing
    // Remainders below rowCount % spacing have one row more than the others.
    let rowsBefore = remainder * (rowCount / spacing) + min(remainder, rowCount % spacing)
    return (rowsBefore + window / spacing) * shape.channels
  }

  /// Whether most of what is measured of a window was filled in: it shows the filling, not the data,
  /// and is neither learned from nor scored.
  ///
  /// - Parameter isImputed: what `arranged` gives of the mask.
  func isMostlyFilled(_ window: Int, _ isImputed: [Bool]) -> Bool {
    let start = offset(of: window)
    var filled = 0
    for index in start..<start + shape.size where isImputed[index] { filled += 1 }
    return filled * 2 > measuredSize
  }

  /// Numbers `[time, channel]` with rows of one remainder side by side.
  package func arranged<Number>(_ numbers: [Number]) -> [Number] {
    precondition(
      numbers.count == rowCount * shape.channels,
      "\(numbers.count) numbers for \(rowCount) rows of \(shape.channels)")
    guard spacing > 1 else { return numbers }
    var arranged: [Number] = []
    arranged.reserveCapacity(numbers.count)
    for remainder in 0..<spacing {
      for row in stride(from: remainder, to: rowCount, by: spacing) {
        arranged += numbers[row * shape.channels..<(row + 1) * shape.channels]
      }
    }
    return arranged
  }
}
