internal import Kernels

/// Distances of windows to their nearest neighbours in the past or in the training rows.
///
/// Windows are scaled to mean 0 and deviation 1 in each channel; see `WindowCorrelations`. It takes
/// O(rows · training rows) a channel, whatever the length.
struct NearestWindows {
  /// Windows that are worked on at once, so that their sums stay in the first cache.
  private static let tile = 128

  private let channels: [WindowCorrelations]
  private let length: Int
  private let windowCount: Int
  private let rowCount: Int

  init(_ channels: [[Float]], length: Int) {
    rowCount = channels.first?.count ?? 0
    self.length = length
    windowCount = max(0, rowCount - length + 1)
    self.channels =
      windowCount == 0
      ? []
      : channels.map { channel in
        // Without its mean, so that sums of squares keep their digits.
        let mean = channel.reduce(0) { $0 + Double($1) } / Double(max(1, channel.count))
        return WindowCorrelations(channel.map { Double($0) - mean }, length: length)
      }
  }

  /// `[time]`: the distance of the window that ends at a row; 0 where there is no window, or none to
  /// compare with.
  ///
  /// - Parameter trainingEnd: Neighbours end before this row; `nil` takes all the past.
  func distances(trainingEnd: Int?) -> [Float] {
    var scores = [Float](repeating: 0, count: rowCount)
    // Windows that overlap by more than half are no neighbours but nearly the same.
    let exclusion = max(1, length / 2)
    let candidates = trainingEnd.map { max(0, min($0 - length + 1, windowCount)) } ?? windowCount
    guard candidates > 0, windowCount > exclusion else { return scores }
    var nearest = Nearest(windowCount: windowCount)
    for lag in stride(from: exclusion, to: windowCount, by: WindowCorrelations.lanes) {
      compare(
        lag: lag, count: min(candidates, windowCount - lag),
        trainingCount: trainingEnd == nil ? 0 : candidates, &nearest)
    }
    let scale = Double(channels.count)
    for (window, best) in nearest.best.enumerated() where best > -.infinity {
      let distance = max(0, scale - best)
      scores[window + length - 1] = Float((distance / scale * 2).squareRoot())
    }
    return scores
  }

  /// Compares the first windows with those `lag` to `lag + 7` rows later, and keeps the best sums of
  /// correlations.
  ///
  /// - Parameter trainingCount: Windows from the first that have neighbours after them too, for their
  ///   score must not be large for want of a past.
  private func compare(lag: Int, count: Int, trainingCount: Int, _ nearest: inout Nearest) {
    var products = channels.map { $0.firstProducts(lag: lag) }
    var sums = [SIMD8<Double>](repeating: .zero, count: Self.tile)
    for first in stride(from: 0, to: count, by: Self.tile) {
      let windows = first..<min(first + Self.tile, count)
      for index in 0..<windows.count { sums[index] = .zero }
      for channel in channels.indices {
        channels[channel].add(windows, lag: lag, products: &products[channel], to: &sums)
      }
      nearest.take(sums, of: windows, lag: lag, trainingCount: trainingCount)
    }
  }
}

/// The highest sums of correlations there were, kept in the lanes they came in, so that no vector is
/// written across another.
private struct Nearest {
  private static let lane = SIMD8<Int64>(0, 1, 2, 3, 4, 5, 6, 7)

  /// `[window][lane]`: with a window before it, of the window `lane` rows later.
  private var asLater: [SIMD8<Double>]
  /// `[window][lane]`: with a window after it.
  private var asEarlier: [SIMD8<Double>]

  init(windowCount: Int) {
    asLater = Array(repeating: SIMD8(repeating: -.infinity), count: windowCount)
    asEarlier = asLater
  }

  mutating func take(
    _ sums: [SIMD8<Double>], of windows: Range<Int>, lag: Int, trainingCount: Int
  ) {
    for window in windows {
      let sum = sums[window - windows.lowerBound]
      let partner = window + lag
      asLater[partner].replace(with: sum, where: sum .> asLater[partner])
      guard partner < trainingCount else { continue }
      var isBetter = sum .> asEarlier[window]
      if partner + WindowCorrelations.lanes > trainingCount {
        isBetter .&= Self.lane .< Int64(trainingCount - partner)
      }
      asEarlier[window].replace(with: sum, where: isBetter)
    }
  }

  /// `[window]`: the highest of all lanes.
  var best: [Double] {
    asEarlier.indices.map { window in
      var best = asEarlier[window].max()
      for lane in 0...min(7, window) { best = max(best, asLater[window - lane][lane]) }
      return best
    }
  }
}
