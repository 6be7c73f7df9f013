/// Samples that lie in one buffer, each a contiguous run of `shape.size` numbers; they may overlap.
///
/// ```swift
/// let rows: [Float] = [1, 2, 3, 4, 5, 6]  // [time, channel]
/// let shape = SampleShape(timeSteps: 2, channels: 1)
/// let windows = Samples(buffer: rows, offsets: [0, 1, 2, 3, 4], shape: shape)  // they share rows
/// print(windows.count, Samples(contiguous: rows, shape: shape).count)  // 5 3
/// ```
///
/// This is how the windows of a series reach the engine without a copy: the buffer is the scaled
/// series `[time, channel]`, and a sample starts at `startRow · channels`.
public struct Samples: Sendable {
  /// The numbers that the samples are cut from.
  public let buffer: [Float]
  /// Where each sample starts in `buffer`.
  public let offsets: [Int]
  /// The shape of every sample.
  public let shape: SampleShape

  /// Samples at `offsets` of `buffer`.
  ///
  /// - Precondition: every sample lies inside the buffer.
  public init(buffer: [Float], offsets: [Int], shape: SampleShape) {
    let last = buffer.count - shape.size
    precondition(
      offsets.allSatisfy { $0 >= 0 && $0 <= last },
      "a sample of \(shape.size) numbers lies outside a buffer of \(buffer.count)")
    self.buffer = buffer
    self.offsets = offsets
    self.shape = shape
  }

  /// Samples that follow one another without overlap, `[sample, time, channel]`.
  ///
  /// - Precondition: `buffer.count` is a multiple of `shape.size`.
  public init(contiguous buffer: [Float], shape: SampleShape) {
    precondition(
      buffer.count % shape.size == 0,
      "\(buffer.count) numbers are not whole samples of \(shape.size)")
    self.init(
      buffer: buffer, offsets: Array(Swift.stride(from: 0, to: buffer.count, by: shape.size)),
      shape: shape)
  }

  /// The number of samples.
  public var count: Int { offsets.count }

  /// Whether the samples of a range begin `distance` numbers after each other.
  func follow(_ range: Range<Int>, distance: Int) -> Bool {
    range.dropFirst().allSatisfy { offsets[$0] - offsets[$0 - 1] == distance }
  }

  /// The samples of a range, over the same buffer.
  public func range(_ range: Range<Int>) -> Samples {
    Samples(buffer: buffer, offsets: Array(offsets[range]), shape: shape)
  }
}
