/// The windows of a series: a view of start rows, never a copied `[windows, length]` array.
///
/// Window `i` holds rows `start(of: i) ..< start(of: i) + length`.
public struct Windows: Sendable, Equatable {
  /// Rows in one window.
  public let length: Int
  /// Rows from one window's start to the next one's.
  public let stride: Int
  /// Rows of the series.
  public let rowCount: Int

  /// The windows of `length` rows that fit in `rowCount` rows, `stride` rows apart.
  ///
  /// - Precondition: `length` and `stride` are at least 1.
  public init(length: Int, stride: Int = 1, rowCount: Int) {
    precondition(length >= 1 && stride >= 1, "windows of length \(length), stride \(stride)")
    self.length = length
    self.stride = stride
    self.rowCount = rowCount
  }

  /// How many windows there are; 0 where the series is shorter than one.
  public var count: Int { rowCount < length ? 0 : (rowCount - length) / stride + 1 }

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
}
