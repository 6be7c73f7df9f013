internal import NeuralEngine
internal import TimeSeries

/// All windows of a scaled series, in the order in which they lie in memory: each begins a row after
/// the one before it, so that what the two share can be worked out once.
struct ArrangedWindows: Sendable {
  let grid: WindowGrid
  /// The windows by their number in time, in the order in which they lie.
  let order: [Int]
  /// The windows in that order.
  let samples: Samples
  /// What was filled in, of the samples' buffer.
  let isImputed: [Bool]
  private let hasGaps: Bool

  /// The windows of a series `[time, channel]` with its mask of filled numbers.
  init(_ grid: WindowGrid, _ scaled: [Float], _ isImputed: [Bool]) {
    self.grid = grid
    let count = grid.windows().count
    order = (0..<min(grid.spacing, count)).flatMap {
      stride(from: $0, to: count, by: grid.spacing)
    }
    samples = Samples(
      buffer: grid.arranged(scaled), offsets: order.map(grid.offset), shape: grid.shape)
    self.isImputed = grid.arranged(isImputed)
    hasGaps = isImputed.contains(true)
  }

  /// Whether a window, by its place in the order, shows data enough to be scored.
  func isUsable(_ index: Int) -> Bool {
    !hasGaps || !grid.isMostlyFilled(order[index], isImputed)
  }
}
