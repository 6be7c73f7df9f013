/// The windows of a series: a view of start rows, never a copied `[windows, length]` array.
///
/// Window `i` holds rows `start(of: i) ..< start(of: i) + length`.
///
/// ```swift
/// let windows = Windows(length: 24, stride: 6, rowCount: labels.count)
/// let first = windows.gather(0..<2, from: rows)  // [window, time, channel]
/// print(windows.count, windows.rows(of: 1), first.count)
/// print(windows.labels(from: labels).filter(\.self).count, "hold an anomalous row")
/// ```
public struct Windows: Sendable, Equatable {
  /// Rows in one window.
  public let length: Int
  /// Rows from one window's start to the next one's.
  public let stride: Int
  /// Rows of the series, of which the windows are a view.
  public let rowCount: Int
  /// Whether the window that would end at the last row is left out: windows start at each of
  /// `range(rowCount − length)`, as much published code has it.
  public let omitsLast: Bool

  /// The windows of `length` rows that fit in `rowCount` rows, `stride` rows apart.
  ///
  /// - Precondition: `length` and `stride` are at least 1.
  public init(length: Int, stride: Int = 1, rowCount: Int, omitsLast: Bool = false) {
    precondition(length >= 1 && stride >= 1, "windows of length \(length), stride \(stride)")
    self.length = length
    self.stride = stride
    self.rowCount = rowCount
    self.omitsLast = omitsLast
  }

  /// How many windows there are; 0 where the series is shorter than one.
  public var count: Int {
    let starts = rowCount - length + (omitsLast ? 0 : 1)
    return starts <= 0 ? 0 : (starts - 1) / stride + 1
  }

  /// The first row of a window.
  public func start(of window: Int) -> Int {
    precondition(window >= 0 && window < count, "window \(window) of \(count)")
    return window * stride
  }

  /// The rows of a window.
  public func rows(of window: Int) -> Range<Int> {
    let first = start(of: window)
    return first..<first + length
  }

  /// The windows that hold a row.
  public func windows(holding row: Int) -> Range<Int> {
    precondition(row >= 0 && row < rowCount, "row \(row) of \(rowCount)")
    let first = row < length ? 0 : (row - length) / stride + 1
    let end = min(count, row / stride + 1)
    return min(first, end)..<end
  }

  /// Copies some windows of rows `[time, channel]` one after another: `[window, time, channel]`.
  ///
  /// - Precondition: `values` holds `rowCount` rows.
  public func gather(_ windows: some Collection<Int>, from values: [Float]) -> [Float] {
    let channelCount = rowCount == 0 ? 0 : values.count / rowCount
    precondition(
      values.count == rowCount * channelCount, "\(values.count) values for \(rowCount) rows")
    var gathered: [Float] = []
    gathered.reserveCapacity(windows.count * length * channelCount)
    for window in windows {
      let rows = rows(of: window)
      gathered += values[rows.lowerBound * channelCount..<rows.upperBound * channelCount]
    }
    return gathered
  }

  /// `[window]`: whether a window holds an anomalous row.
  ///
  /// - Parameter labels: `[time]`.
  /// - Precondition: one label a row.
  public func labels(from labels: [Bool]) -> [Bool] {
    precondition(labels.count == rowCount, "\(labels.count) labels for \(rowCount) rows")
    var anomalousBefore = [0]
    for label in labels {
      anomalousBefore.append(anomalousBefore[anomalousBefore.count - 1] + (label ? 1 : 0))
    }
    return (0..<count).map { window in
      let rows = rows(of: window)
      return anomalousBefore[rows.upperBound] > anomalousBefore[rows.lowerBound]
    }
  }
}
